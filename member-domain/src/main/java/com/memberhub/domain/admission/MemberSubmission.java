package com.memberhub.domain.admission;

import com.memberhub.domain.finding.Notice;
import com.memberhub.domain.finding.Violation;
import com.memberhub.domain.finding.ViolationCode;
import com.memberhub.domain.member.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a caller submitted, field by field, before any rule has judged it. Null is absent. Names are the platform's own,
 * so that a finding can be told in words the caller knows.
 *
 * @param foundWhileReading violations found before this point, such as a value of the wrong type, which leaves its
 *     field absent here
 * @param noticedWhileReading notices found before this point
 */
public record MemberSubmission(
        @Nullable Long rootKdtId,
        @Nullable String appId,
        @Nullable JsonObject globalProps,
        @Nullable JsonObject extendMap,
        @Nullable String yzOpenId,
        @Nullable String outStoreId,
        @Nullable Long yzAscriptionKdtId,
        @Nullable String outAscriptionStoreId,
        @Nullable Long yzMemberSourceKdtId,
        @Nullable String outMemberSourceStoreId,
        @Nullable String name,
        @Nullable String gender,
        @Nullable String mobile,
        @Nullable String nickname,
        @Nullable String avatarUrl,
        @Nullable String birthday,
        @Nullable String customerCreatedTime,
        @Nullable String memberCreatedTime,
        @Nullable Long memberSourceChannel,
        @Nullable String memberSrcWay,
        @Nullable Long customerSourceChannel,
        @Nullable SubmittedAddress address,
        @Nullable SubmittedWeixin weixin,
        List<SubmittedAttribute> customerAttrInfos,
        @Nullable SubmittedLevel freeLevel,
        @Nullable SubmittedLevel paymentLevel,
        List<Violation> foundWhileReading,
        List<Notice> noticedWhileReading) {

    public MemberSubmission {
        customerAttrInfos = List.copyOf(customerAttrInfos);
        foundWhileReading = List.copyOf(foundWhileReading);
        noticedWhileReading = List.copyOf(noticedWhileReading);
    }

    /**
     * A submission none of whose fields could be read.
     *
     * @param violation of the {@linkplain Violation#BODY body as a whole}
     */
    public static MemberSubmission unreadable(Violation violation) {
        return new MemberSubmission(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                List.of(violation),
                List.of());
    }

    /** A submission with one more violation, found by whoever brings it. */
    public static MemberSubmission refused(MemberSubmission submission, Violation violation) {
        List<Violation> found = new ArrayList<>(submission.foundWhileReading);
        found.add(violation);
        return new MemberSubmission(
                submission.rootKdtId,
                submission.appId,
                submission.globalProps,
                submission.extendMap,
                submission.yzOpenId,
                submission.outStoreId,
                submission.yzAscriptionKdtId,
                submission.outAscriptionStoreId,
                submission.yzMemberSourceKdtId,
                submission.outMemberSourceStoreId,
                submission.name,
                submission.gender,
                submission.mobile,
                submission.nickname,
                submission.avatarUrl,
                submission.birthday,
                submission.customerCreatedTime,
                submission.memberCreatedTime,
                submission.memberSourceChannel,
                submission.memberSrcWay,
                submission.customerSourceChannel,
                submission.address,
                submission.weixin,
                submission.customerAttrInfos,
                submission.freeLevel,
                submission.paymentLevel,
                found,
                submission.noticedWhileReading);
    }

    /** Whether some field could be read, and so whether a missing field is worth a word. */
    boolean isReadable() {
        return foundWhileReading.stream().noneMatch(MemberSubmission::isOfTheBody);
    }

    /**
     * A caller may call a field "$" too. If that stands twice, the violation has the body's path, but comes of a body that
     * could be read.
     */
    private static boolean isOfTheBody(Violation violation) {
        return violation.path().equals(Violation.BODY) && violation.code() != ViolationCode.DUPLICATE_KEY;
    }

    /** Says nothing: it is personal data. */
    @Override
    public String toString() {
        return "MemberSubmission[****]";
    }

    public record SubmittedAddress(
            @Nullable String countyName,
            @Nullable String cityName,
            @Nullable String provinceName,
            @Nullable String areaCode,
            @Nullable String addressDetail) {

        @Override
        public String toString() {
            return "SubmittedAddress[****]";
        }
    }

    public record SubmittedWeixin(
            @Nullable String nickname,
            @Nullable String avatar,
            @Nullable String account) {

        @Override
        public String toString() {
            return "SubmittedWeixin[****]";
        }
    }

    public record SubmittedAttribute(
            @Nullable String name,
            @Nullable String value,
            @Nullable Long dataType) {

        @Override
        public String toString() {
            return "SubmittedAttribute[****]";
        }
    }

    public record SubmittedLevel(
            @Nullable Long levelType,
            @Nullable String yzLevelName,
            @Nullable String yzLevelAlias,
            @Nullable String outLevelName,
            @Nullable String outLevelAlias) {}
}
