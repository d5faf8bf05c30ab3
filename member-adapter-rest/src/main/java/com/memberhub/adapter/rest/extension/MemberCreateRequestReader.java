package com.memberhub.adapter.rest.extension;

import com.memberhub.adapter.rest.extension.MemberCreateRequest.AddressDto;
import com.memberhub.adapter.rest.extension.MemberCreateRequest.CustomerAttrInfoDto;
import com.memberhub.adapter.rest.extension.MemberCreateRequest.LevelDto;
import com.memberhub.adapter.rest.extension.MemberCreateRequest.WeixinDto;
import com.memberhub.domain.admission.MemberSubmission;
import com.memberhub.domain.finding.Findings;
import com.memberhub.domain.finding.InvalidValueException;
import com.memberhub.domain.finding.Violation;
import com.memberhub.domain.member.Limits;
import com.memberhub.domain.member.OutOpenId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads the body of a call. It never fails: what is wrong with the body stands in the submission, so that all of it is
 * told at once and the call is journalled.
 */
@Component
class MemberCreateRequestReader {

    private static final String OUT_OPEN_ID = "outOpenId";

    private final MemberSubmissionMapper mapper;

    MemberCreateRequestReader(MemberSubmissionMapper mapper) {
        this.mapper = mapper;
    }

    MemberSubmission read(byte[] body) {
        JsonTree tree;
        try {
            tree = JsonTree.read(body);
        } catch (InvalidValueException unreadable) {
            return MemberSubmission.unreadable(unreadable.at(Violation.BODY));
        }
        Findings findings = new Findings();
        tree.duplicates().forEach(findings::add);
        return read(new LenientObject("", tree.root(), findings));
    }

    /**
     * Reads what somebody brings in who knows the numbers of their cards.
     *
     * @param otherwise the values of fields that are absent
     */
    NumberedSubmission readNumbered(byte[] line, Map<String, Object> otherwise) {
        JsonTree tree;
        try {
            tree = JsonTree.read(line);
        } catch (InvalidValueException unreadable) {
            return new NumberedSubmission(MemberSubmission.unreadable(unreadable.at(Violation.BODY)), null);
        }
        Findings findings = new Findings();
        tree.duplicates().forEach(findings::add);
        Map<String, @Nullable Object> values = new LinkedHashMap<>(tree.root());
        otherwise.forEach((name, value) -> {
            // A field that stands twice is null in the tree: whoever sent two values meant some value.
            boolean twice =
                    tree.root().containsKey(name) && tree.duplicates().stream().anyMatch(isOf(name));
            if (!twice && LenientObject.isBlank(values.get(name))) {
                values.put(name, value);
            }
        });
        LenientObject fields = new LenientObject("", values, findings);
        OutOpenId number = findings.parse(OUT_OPEN_ID, fields.text(OUT_OPEN_ID), OutOpenId::ofCard);
        return new NumberedSubmission(read(fields), number);
    }

    private static Predicate<Violation> isOf(String name) {
        return violation -> violation.path().equals(name);
    }

    private MemberSubmission read(LenientObject fields) {
        MemberCreateRequest request = request(fields);
        return mapper.submission(
                request, fields.findings().violations(), fields.findings().notices());
    }

    private static MemberCreateRequest request(LenientObject fields) {
        return new MemberCreateRequest(
                fields.integer("rootKdtId"),
                fields.text("appId"),
                fields.map("globalProps"),
                fields.map("extendMap"),
                fields.text("yzOpenId"),
                fields.text("outStoreId"),
                fields.integer("yzAscriptionKdtId"),
                fields.text("outAscriptionStoreId"),
                fields.integer("yzMemberSourceKdtId"),
                fields.text("outMemberSourceStoreId"),
                fields.text("name"),
                fields.text("gender"),
                fields.text("mobile"),
                fields.text("nickname"),
                fields.text("avatarUrl"),
                fields.text("birthday"),
                fields.text("customerCreatedTime"),
                fields.text("memberCreatedTime"),
                fields.integer("memberSourceChannel"),
                fields.textAsSent("memberSrcWay"),
                fields.integer("customerSourceChannel"),
                fields.object("address", MemberCreateRequestReader::address),
                fields.object("weixin", MemberCreateRequestReader::weixin),
                // One more than allowed is enough to see that there are too many.
                fields.objects("customerAttrInfos", Limits.ATTRIBUTES + 1, MemberCreateRequestReader::attribute),
                fields.object("freeLevel", MemberCreateRequestReader::level),
                fields.object("paymentLevel", MemberCreateRequestReader::level));
    }

    private static AddressDto address(LenientObject fields) {
        return new AddressDto(
                fields.text("countyName"),
                fields.text("cityName"),
                fields.text("provinceName"),
                fields.text("areaCode"),
                fields.text("addressDetail"));
    }

    private static WeixinDto weixin(LenientObject fields) {
        return new WeixinDto(fields.text("nickname"), fields.text("avatar"), fields.text("account"));
    }

    private static CustomerAttrInfoDto attribute(LenientObject fields) {
        return new CustomerAttrInfoDto(fields.text("name"), fields.text("value"), fields.integer("dataType"));
    }

    private static LevelDto level(LenientObject fields) {
        return new LevelDto(
                fields.integer("levelType"),
                fields.text("yzLevelName"),
                fields.text("yzLevelAlias"),
                fields.text("outLevelName"),
                fields.text("outLevelAlias"));
    }
}
