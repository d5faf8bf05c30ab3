package com.memberhub.domain.member;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything the platform tells of a member besides the identity. A null is a blank: nobody told us. The names are the
 * platform's own.
 *
 * @param yzAscriptionKdtId owning shop at Youzan
 * @param outAscriptionStoreId owning store, third-party id
 * @param yzMemberSourceKdtId shop where the customer became a member
 * @param outMemberSourceStoreId the same, third-party id
 * @param memberSrcWay kept as sent, since the platform's page does not say where its values begin and end
 * @param customerAttrInfos in the order they were first told
 */
public record Profile(
        @Nullable YzOpenId yzOpenId,
        @Nullable String outStoreId,
        @Nullable Long yzAscriptionKdtId,
        @Nullable String outAscriptionStoreId,
        @Nullable Long yzMemberSourceKdtId,
        @Nullable String outMemberSourceStoreId,
        @Nullable String name,
        @Nullable String nickname,
        @Nullable String avatarUrl,
        @Nullable Gender gender,
        @Nullable Birthday birthday,
        @Nullable Instant customerCreatedTime,
        @Nullable Instant memberCreatedTime,
        @Nullable SourceChannel memberSourceChannel,
        @Nullable String memberSrcWay,
        @Nullable SourceChannel customerSourceChannel,
        @Nullable Address address,
        @Nullable Weixin weixin,
        List<CustomAttribute> customerAttrInfos,
        @Nullable Level freeLevel,
        @Nullable Level paymentLevel,
        @Nullable JsonObject globalProps,
        @Nullable JsonObject extendMap) {

    public Profile {
        customerAttrInfos = List.copyOf(customerAttrInfos);
    }

    /** Says nothing: it is personal data. */
    @Override
    public String toString() {
        return "Profile[****]";
    }
}
