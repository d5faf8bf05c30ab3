package com.memberhub.adapter.jpa;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is encrypted of a member's row beside the mobile, as JSON. Its names are those of the columns that stay empty then, and
 * are kept for ever.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Sealed(
        @Nullable String name,
        @Nullable String nickname,
        @Nullable String avatarUrl,
        @Nullable LocalDate birthday,
        @Nullable String addressDetail,
        @Nullable String weixinNickname,
        @Nullable String weixinAvatar,
        @Nullable String weixinAccount,
        @Nullable String customerAttrInfos,
        @Nullable String globalProps,
        @Nullable String extendMap) {

    private static final Sealed NOTHING = new Sealed(null, null, null, null, null, null, null, null, null, null, null);

    /** Takes it out of a row. Of the birthday the month stays, by which members are searched for, in the year 2000. */
    static Sealed outOf(MemberEntity row) {
        Sealed taken = new Sealed(
                row.name,
                row.nickname,
                row.avatarUrl,
                row.birthday,
                row.addressDetail,
                row.weixinNickname,
                row.weixinAvatar,
                row.weixinAccount,
                row.customerAttrInfos,
                row.globalProps,
                row.extendMap);
        NOTHING.putInto(row);
        if (taken.birthday != null) {
            row.birthday = LocalDate.of(2000, taken.birthday.getMonth(), 1);
        }
        return taken;
    }

    /** Puts it back. */
    void putInto(MemberEntity row) {
        row.name = name;
        row.nickname = nickname;
        row.avatarUrl = avatarUrl;
        row.birthday = birthday;
        row.addressDetail = addressDetail;
        row.weixinNickname = weixinNickname;
        row.weixinAvatar = weixinAvatar;
        row.weixinAccount = weixinAccount;
        row.customerAttrInfos = customerAttrInfos;
        row.globalProps = globalProps;
        row.extendMap = extendMap;
    }
}
