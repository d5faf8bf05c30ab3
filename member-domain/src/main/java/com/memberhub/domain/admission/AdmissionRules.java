package com.memberhub.domain.admission;

import static java.util.Objects.requireNonNull;

import com.memberhub.domain.admission.Admission.Admitted;
import com.memberhub.domain.admission.Admission.Rejected;
import com.memberhub.domain.admission.MemberSubmission.SubmittedAddress;
import com.memberhub.domain.admission.MemberSubmission.SubmittedAttribute;
import com.memberhub.domain.admission.MemberSubmission.SubmittedLevel;
import com.memberhub.domain.admission.MemberSubmission.SubmittedWeixin;
import com.memberhub.domain.finding.Findings;
import com.memberhub.domain.finding.Notice;
import com.memberhub.domain.finding.NoticeCode;
import com.memberhub.domain.finding.Violation;
import com.memberhub.domain.finding.ViolationCode;
import com.memberhub.domain.member.Address;
import com.memberhub.domain.member.AppId;
import com.memberhub.domain.member.AreaCode;
import com.memberhub.domain.member.Birthday;
import com.memberhub.domain.member.CustomAttribute;
import com.memberhub.domain.member.Gender;
import com.memberhub.domain.member.JsonObject;
import com.memberhub.domain.member.Level;
import com.memberhub.domain.member.LevelSlot;
import com.memberhub.domain.member.Limits;
import com.memberhub.domain.member.MemberKey;
import com.memberhub.domain.member.Mobile;
import com.memberhub.domain.member.PlatformTime;
import com.memberhub.domain.member.Profile;
import com.memberhub.domain.member.RootKdtId;
import com.memberhub.domain.member.SourceChannel;
import com.memberhub.domain.member.Weixin;
import com.memberhub.domain.member.YzOpenId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rules that decide whether a submission may become a member. All violations of a submission are found, not only
 * the first. Safe for use by several threads.
 *
 * @param strictLists whether a value missing from an open list (channel, data type) refuses the call instead of being
 *     kept with a notice
 */
public record AdmissionRules(boolean strictLists) {

    /**
     * Judges a submission.
     *
     * @param today the date in Asia/Shanghai
     */
    public Admission admit(MemberSubmission submission, LocalDate today) {
        if (!submission.isReadable()) {
            return new Rejected(null, null, null, submission.foundWhileReading(), List.of());
        }
        Findings findings = new Findings();
        submission.foundWhileReading().forEach(findings::add);
        submission.noticedWhileReading().forEach(findings::add);
        return new Review(submission, today, findings).admission();
    }

    /** One submission under review. */
    private final class Review {

        private final MemberSubmission sent;
        private final LocalDate today;
        private final Findings findings;

        Review(MemberSubmission sent, LocalDate today, Findings findings) {
            this.sent = sent;
            this.today = today;
            this.findings = findings;
        }

        Admission admission() {
            RootKdtId rootKdtId = findings.require("rootKdtId", sent.rootKdtId(), RootKdtId::new);
            AppId appId = findings.require("appId", sent.appId(), AppId::new);
            Mobile mobile = findings.require("mobile", sent.mobile(), Mobile::parse);
            Profile profile = profile();
            List<Violation> violations = findings.violations();
            if (!violations.isEmpty()) {
                return new Rejected(appId, rootKdtId, mobile, violations, findings.notices());
            }
            MemberKey key = new MemberKey(requireNonNull(rootKdtId), requireNonNull(mobile));
            return new Admitted(requireNonNull(appId), key, profile, findings.notices());
        }

        private Profile profile() {
            return new Profile(
                    findings.parse("yzOpenId", sent.yzOpenId(), YzOpenId::new),
                    findings.parse("outStoreId", sent.outStoreId(), Limits::identifier),
                    sent.yzAscriptionKdtId(),
                    findings.parse("outAscriptionStoreId", sent.outAscriptionStoreId(), Limits::identifier),
                    sent.yzMemberSourceKdtId(),
                    findings.parse("outMemberSourceStoreId", sent.outMemberSourceStoreId(), Limits::identifier),
                    findings.parse("name", sent.name(), Limits::name),
                    findings.parse("nickname", sent.nickname(), Limits::name),
                    findings.parse("avatarUrl", sent.avatarUrl(), Limits::url),
                    findings.parse("gender", sent.gender(), Gender::ofCode),
                    findings.parse("birthday", sent.birthday(), date -> Birthday.parse(date, today)),
                    findings.parse("customerCreatedTime", sent.customerCreatedTime(), PlatformTime::parse),
                    findings.parse("memberCreatedTime", sent.memberCreatedTime(), PlatformTime::parse),
                    channel("memberSourceChannel", sent.memberSourceChannel()),
                    findings.parse("memberSrcWay", sent.memberSrcWay(), Limits::text),
                    channel("customerSourceChannel", sent.customerSourceChannel()),
                    whole(sent.address(), this::address),
                    whole(sent.weixin(), this::weixin),
                    attributes(),
                    whole(sent.freeLevel(), level -> level(LevelSlot.FREE, level)),
                    whole(sent.paymentLevel(), level -> level(LevelSlot.PAYMENT, level)),
                    map("globalProps", sent.globalProps()),
                    map("extendMap", findings.require("extendMap", sent.extendMap(), Function.identity())));
        }

        private @Nullable SourceChannel channel(String path, @Nullable Long code) {
            SourceChannel channel = findings.parse(path, code, SourceChannel::new);
            if (channel != null && !channel.isListed()) {
                unlisted(path, NoticeCode.UNLISTED_CHANNEL, channel.code());
            }
            return channel;
        }

        private void unlisted(String path, NoticeCode code, long value) {
            if (strictLists) {
                findings.add(Violation.of(path, ViolationCode.UNLISTED));
            } else {
                findings.add(Notice.of(path, code, value));
            }
        }

        private @Nullable Address address(SubmittedAddress address) {
            Address read = new Address(
                    findings.parse("address.provinceName", address.provinceName(), Limits::text),
                    findings.parse("address.cityName", address.cityName(), Limits::text),
                    findings.parse("address.countyName", address.countyName(), Limits::text),
                    findings.parse("address.areaCode", address.areaCode(), AreaCode::new),
                    findings.parse("address.addressDetail", address.addressDetail(), Limits::addressDetail));
            return read.isBlank() ? null : read;
        }

        private @Nullable Weixin weixin(SubmittedWeixin weixin) {
            Weixin read = new Weixin(
                    findings.parse("weixin.nickname", weixin.nickname(), Limits::name),
                    findings.parse("weixin.avatar", weixin.avatar(), Limits::url),
                    findings.parse("weixin.account", weixin.account(), Limits::text));
            return read.isBlank() ? null : read;
        }

        private @Nullable Level level(LevelSlot slot, SubmittedLevel level) {
            String path = slot.field() + ".";
            LevelSlot named = findings.parse(path + "levelType", level.levelType(), LevelSlot::ofLevelType);
            if (named != null && named != slot) {
                findings.add(Notice.of(
                        path + "levelType",
                        NoticeCode.LEVEL_TYPE_CONTRADICTS_SLOT,
                        named.levelType(),
                        slot.levelType()));
            }
            String yzLevelName = findings.parse(path + "yzLevelName", level.yzLevelName(), Limits::text);
            String outLevelAlias = findings.parse(path + "outLevelAlias", level.outLevelAlias(), Limits::text);
            String outLevelName = findings.parse(path + "outLevelName", level.outLevelName(), Limits::text);
            return findings.require(
                    path + "yzLevelAlias",
                    level.yzLevelAlias(),
                    alias -> new Level(Limits.text(alias), yzLevelName, outLevelAlias, outLevelName));
        }

        private List<CustomAttribute> attributes() {
            List<SubmittedAttribute> submitted = sent.customerAttrInfos();
            if (submitted.size() > Limits.ATTRIBUTES) {
                findings.add(Violation.of("customerAttrInfos", ViolationCode.TOO_MANY, Limits.ATTRIBUTES));
                return List.of();
            }
            List<CustomAttribute> attributes = new ArrayList<>(submitted.size());
            for (int i = 0; i < submitted.size(); i++) {
                CustomAttribute attribute = attribute("customerAttrInfos[" + i + "].", submitted.get(i));
                if (!attribute.isBlank()) {
                    attributes.add(attribute);
                }
            }
            return attributes;
        }

        private CustomAttribute attribute(String path, SubmittedAttribute attribute) {
            CustomAttribute read = new CustomAttribute(
                    findings.parse(path + "name", attribute.name(), Limits::text),
                    findings.parse(path + "value", attribute.value(), Limits::attributeValue),
                    attribute.dataType());
            if (!read.hasListedDataType()) {
                unlisted(path + "dataType", NoticeCode.UNLISTED_DATA_TYPE, requireNonNull(read.dataType()));
            }
            return read;
        }

        private @Nullable JsonObject map(String path, @Nullable JsonObject map) {
            JsonObject read = findings.parse(path, map, JsonObject::withinLimit);
            return read == null || read.isEmpty() ? null : read;
        }

        private static <S, T> @Nullable T whole(@Nullable S submitted, Function<S, @Nullable T> read) {
            return submitted == null ? null : read.apply(submitted);
        }
    }
}
