package com.memberhub.application.directory;

import com.memberhub.domain.finding.NoticeCode;
import com.memberhub.domain.member.Gender;
import com.memberhub.domain.member.RootKdtId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a search, all of which a member has to meet; null matches any.
 *
 * @param owningStore the owning store's id at Youzan or its third-party id; so for sourceStore
 * @param channel the code of memberSourceChannel
 * @param freeLevel an alias or a name, at Youzan or ours; so for paymentLevel
 * @param areaCode six digits
 * @param createdFrom the first instant at which the hub may have stored it
 * @param createdBefore the instant before which it was, exclusive
 * @param noticed whether any of its calls ever bore a notice
 * @param notice a kind of notice that one of its calls bore
 * @param birthdayMonth from 1 to 12
 */
public record MemberFilter(
        @Nullable RootKdtId rootKdtId,
        @Nullable String owningStore,
        @Nullable String sourceStore,
        @Nullable Long channel,
        @Nullable String freeLevel,
        @Nullable String paymentLevel,
        @Nullable Gender gender,
        @Nullable String provinceName,
        @Nullable String cityName,
        @Nullable String countyName,
        @Nullable String areaCode,
        @Nullable Instant createdFrom,
        @Nullable Instant createdBefore,
        @Nullable Boolean noticed,
        @Nullable NoticeCode notice,
        @Nullable Integer birthdayMonth) {

    private static final MemberFilter NONE = new MemberFilter(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    /** Asks nothing. */
    public static MemberFilter none() {
        return NONE;
    }

    /** Members of which a call bore this notice. */
    public static MemberFilter ofNotice(NoticeCode notice) {
        return new MemberFilter(
                null, null, null, null, null, null, null, null, null, null, null, null, null, null, notice, null);
    }
}
