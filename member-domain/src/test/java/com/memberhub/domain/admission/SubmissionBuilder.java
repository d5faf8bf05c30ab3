package com.memberhub.domain.admission;

import com.memberhub.domain.admission.MemberSubmission.SubmittedAddress;
import com.memberhub.domain.admission.MemberSubmission.SubmittedAttribute;
import com.memberhub.domain.admission.MemberSubmission.SubmittedLevel;
import com.memberhub.domain.admission.MemberSubmission.SubmittedWeixin;
import com.memberhub.domain.finding.Notice;
import com.memberhub.domain.finding.Violation;
import com.memberhub.domain.member.JsonObject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds submissions; unless told otherwise, the least that is a member. */
public final class SubmissionBuilder {

    private @Nullable Long rootKdtId = 91_234_567L;
    private @Nullable String appId = "91234567_crm";
    private @Nullable JsonObject globalProps;
    private @Nullable JsonObject extendMap = new JsonObject(Map.of());
    private @Nullable String yzOpenId;
    private @Nullable String outStoreId;
    private @Nullable Long yzAscriptionKdtId;
    private @Nullable String outAscriptionStoreId;
    private @Nullable Long yzMemberSourceKdtId;
    private @Nullable String outMemberSourceStoreId;
    private @Nullable String name;
    private @Nullable String gender;
    private @Nullable String mobile = "13800138000";
    private @Nullable String nickname;
    private @Nullable String avatarUrl;
    private @Nullable String birthday;
    private @Nullable String customerCreatedTime;
    private @Nullable String memberCreatedTime;
    private @Nullable Long memberSourceChannel;
    private @Nullable String memberSrcWay;
    private @Nullable Long customerSourceChannel;
    private @Nullable SubmittedAddress address;
    private @Nullable SubmittedWeixin weixin;
    private List<SubmittedAttribute> customerAttrInfos = List.of();
    private @Nullable SubmittedLevel freeLevel;
    private @Nullable SubmittedLevel paymentLevel;
    private List<Violation> foundWhileReading = List.of();
    private List<Notice> noticedWhileReading = List.of();

    private SubmissionBuilder() {}

    public static SubmissionBuilder aSubmission() {
        return new SubmissionBuilder();
    }

    public SubmissionBuilder rootKdtId(@Nullable Long value) {
        rootKdtId = value;
        return this;
    }

    public SubmissionBuilder appId(@Nullable String value) {
        appId = value;
        return this;
    }

    public SubmissionBuilder globalProps(@Nullable JsonObject value) {
        globalProps = value;
        return this;
    }

    public SubmissionBuilder extendMap(@Nullable JsonObject value) {
        extendMap = value;
        return this;
    }

    public SubmissionBuilder yzOpenId(@Nullable String value) {
        yzOpenId = value;
        return this;
    }

    public SubmissionBuilder outStoreId(@Nullable String value) {
        outStoreId = value;
        return this;
    }

    public SubmissionBuilder yzAscriptionKdtId(@Nullable Long value) {
        yzAscriptionKdtId = value;
        return this;
    }

    public SubmissionBuilder outAscriptionStoreId(@Nullable String value) {
        outAscriptionStoreId = value;
        return this;
    }

    public SubmissionBuilder yzMemberSourceKdtId(@Nullable Long value) {
        yzMemberSourceKdtId = value;
        return this;
    }

    public SubmissionBuilder outMemberSourceStoreId(@Nullable String value) {
        outMemberSourceStoreId = value;
        return this;
    }

    public SubmissionBuilder name(@Nullable String value) {
        name = value;
        return this;
    }

    public SubmissionBuilder gender(@Nullable String value) {
        gender = value;
        return this;
    }

    public SubmissionBuilder mobile(@Nullable String value) {
        mobile = value;
        return this;
    }

    public SubmissionBuilder nickname(@Nullable String value) {
        nickname = value;
        return this;
    }

    public SubmissionBuilder avatarUrl(@Nullable String value) {
        avatarUrl = value;
        return this;
    }

    public SubmissionBuilder birthday(@Nullable String value) {
        birthday = value;
        return this;
    }

    public SubmissionBuilder customerCreatedTime(@Nullable String value) {
        customerCreatedTime = value;
        return this;
    }

    public SubmissionBuilder memberCreatedTime(@Nullable String value) {
        memberCreatedTime = value;
        return this;
    }

    public SubmissionBuilder memberSourceChannel(@Nullable Long value) {
        memberSourceChannel = value;
        return this;
    }

    public SubmissionBuilder memberSrcWay(@Nullable String value) {
        memberSrcWay = value;
        return this;
    }

    public SubmissionBuilder customerSourceChannel(@Nullable Long value) {
        customerSourceChannel = value;
        return this;
    }

    public SubmissionBuilder address(@Nullable SubmittedAddress value) {
        address = value;
        return this;
    }

    public SubmissionBuilder weixin(@Nullable SubmittedWeixin value) {
        weixin = value;
        return this;
    }

    public SubmissionBuilder customerAttrInfos(List<SubmittedAttribute> value) {
        customerAttrInfos = value;
        return this;
    }

    public SubmissionBuilder freeLevel(@Nullable SubmittedLevel value) {
        freeLevel = value;
        return this;
    }

    public SubmissionBuilder paymentLevel(@Nullable SubmittedLevel value) {
        paymentLevel = value;
        return this;
    }

    public SubmissionBuilder foundWhileReading(List<Violation> value) {
        foundWhileReading = value;
        return this;
    }

    public SubmissionBuilder noticedWhileReading(List<Notice> value) {
        noticedWhileReading = value;
        return this;
    }

    public MemberSubmission build() {
        return new MemberSubmission(
                rootKdtId,
                appId,
                globalProps,
                extendMap,
                yzOpenId,
                outStoreId,
                yzAscriptionKdtId,
                outAscriptionStoreId,
                yzMemberSourceKdtId,
                outMemberSourceStoreId,
                name,
                gender,
                mobile,
                nickname,
                avatarUrl,
                birthday,
                customerCreatedTime,
                memberCreatedTime,
                memberSourceChannel,
                memberSrcWay,
                customerSourceChannel,
                address,
                weixin,
                customerAttrInfos,
                freeLevel,
                paymentLevel,
                foundWhileReading,
                noticedWhileReading);
    }
}
