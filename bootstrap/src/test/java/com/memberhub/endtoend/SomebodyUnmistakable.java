package com.memberhub.endtoend;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** A member whose personal data can be nobody else's and nothing else. Made up. */
final class SomebodyUnmistakable {

    private static final String GAPS = "[\\s().\\-\\p{Pd}\\p{Cf}]";

    static final String MOBILE = "13971428536";
    static final String NAME = "慕容雪瑶";
    static final String NICKNAME = "瑶光粉蝶";
    static final String SECRET = "s3cr3t-Zk81";

    private static final String MALFORMED_MOBILE = "1397142853";
    private static final String ADDRESS = "梧桐巷九十七号乙";
    private static final String WX_NICKNAME = "雪瑶的小世界";
    private static final String WX_ACCOUNT = "wxid_qf7v2k9z";
    private static final String AVATAR = "https://img.example.com/a/7c1f0e5d.png";
    private static final String WX_AVATAR = "https://img.example.com/w/9b2d4a6f.png";
    private static final String ATTRIBUTE = "对花生严重过敏";
    private static final String HOME_PHONE = "0571-87654321";
    private static final String RELATIVE = "慕容老夫人";
    private static final String IDENTITY_CARD = "330106199205216628";
    private static final String MAIL = "xueyao.murong@example.com";
    private static final String ABROAD = "+852 6123 4598";
    private static final String FRIENDS_MOBILE = "13886035217";
    private static final String STREET = "落英里弄堂";
    private static final String BUYER = "司马青岚";
    private static final String MOBILE_WITH_SLASHES = "139/7142/8536";

    /** What nobody may see without a reveal, and the secret, which nobody may see at all. */
    static final Map<String, String> CLEAR_VALUES = Map.ofEntries(
            Map.entry("mobile", MOBILE),
            Map.entry("malformed mobile", MALFORMED_MOBILE),
            Map.entry("name", NAME),
            Map.entry("nickname", NICKNAME),
            Map.entry("address", ADDRESS),
            Map.entry("WeChat nickname", WX_NICKNAME),
            Map.entry("WeChat account", WX_ACCOUNT),
            Map.entry("avatar", AVATAR),
            Map.entry("WeChat avatar", WX_AVATAR),
            Map.entry("attribute", ATTRIBUTE),
            Map.entry("phone in extendMap", HOME_PHONE),
            Map.entry("value under a Chinese key", RELATIVE),
            Map.entry("identity card in a text", IDENTITY_CARD),
            Map.entry("mail address in a text", MAIL),
            Map.entry("mobile of another country in a text", ABROAD),
            Map.entry("friend's mobile in ordinary fields", FRIENDS_MOBILE),
            Map.entry("street in extendMap", STREET),
            Map.entry("buyer in extendMap", BUYER),
            Map.entry("mobile with slashes in a text", MOBILE_WITH_SLASHES),
            Map.entry("secret", SECRET));

    /** A call of a fresh identity, with what is known at first. */
    String firstCall() {
        return """
                {"rootKdtId": 91234567, "appId": "91234567_crm", "mobile": "%s", "name": "%s", "memberSourceChannel": 4711,
                 "extendMap": {"how": "first of %s"}}""".formatted(MOBILE, NAME, NAME);
    }

    /** Everything that is known. */
    String wholeCall() {
        return call("+86 139-7142-8536", "2");
    }

    /** Everything, and a gender that is none. */
    String refusedCall() {
        return call(MOBILE, "女");
    }

    /** A mobile that lacks a digit. */
    String callWithASlip() {
        return call(MALFORMED_MOBILE, "2");
    }

    /** A friend's mobile where a person's data does not belong, and more of the person where it is hard to tell. */
    String callWithPersonalDataInUnlikelyPlaces() {
        return """
                {"rootKdtId": 91234567, "appId": "91234567_crm", "mobile": "%s", "yzOpenId": "yz-%s", "memberSrcWay": "%s",
                 "outStoreId": "%s", "outAscriptionStoreId": "店%s", "outMemberSourceStoreId": "%s 号店",
                 "customerAttrInfos": [{"name": "%s 的饮食", "value": "无", "dataType": 0}],
                 "freeLevel": {"levelType": 1, "yzLevelAlias": "%s", "yzLevelName": "银卡%s"},
                 "paymentLevel": {"levelType": 2, "yzLevelAlias": "annual", "outLevelAlias": "%s", "outLevelName": "%s"},
                 "extendMap": {"street": "%s", "buyer": "%s", "said": "拨 %s"}}""".formatted(
                        MOBILE,
                        FRIENDS_MOBILE,
                        FRIENDS_MOBILE,
                        FRIENDS_MOBILE,
                        FRIENDS_MOBILE,
                        FRIENDS_MOBILE,
                        FRIENDS_MOBILE,
                        FRIENDS_MOBILE,
                        FRIENDS_MOBILE,
                        FRIENDS_MOBILE,
                        FRIENDS_MOBILE,
                        STREET,
                        BUYER,
                        MOBILE_WITH_SLASHES);
    }

    /** A file that is called by somebody's mobile. */
    String nameOfAFile() {
        return FRIENDS_MOBILE + ".ndjson";
    }

    private static String call(String mobile, String gender) {
        return """
                {"rootKdtId": 91234567, "appId": "91234567_crm", "mobile": "%s", "name": "%s", "nickname": "%s", "gender": "%s",
                 "avatarUrl": "%s", "address": {"cityName": "杭州市", "addressDetail": "%s"},
                 "weixin": {"nickname": "%s", "avatar": "%s", "account": "%s"},
                 "customerAttrInfos": [{"name": "饮食", "value": "%s", "dataType": 0}],
                 "globalProps": {"apiSecret": "%s", "traceId": "7f3a"},
                 "extendMap": {"contactPhone": "%s", "how": "%s请拨 139 7142 8536，或 １３９７１４２８５３６", "%s": "%s",
                               "紧急联系人": "%s", "提示": "证 %s，写信到 %s 或拨 %s",
                               "nested": [{"x": ["WXID_QF7V2K9Z", {"email": "%s"}]}]}}""".formatted(
                        mobile,
                        NAME,
                        NICKNAME,
                        gender,
                        AVATAR,
                        ADDRESS,
                        WX_NICKNAME,
                        WX_AVATAR,
                        WX_ACCOUNT,
                        ATTRIBUTE,
                        SECRET,
                        HOME_PHONE,
                        NAME,
                        MOBILE,
                        ADDRESS,
                        RELATIVE,
                        IDENTITY_CARD,
                        MAIL,
                        ABROAD,
                        NICKNAME);
    }

    /** Which of the values a text tells, in whatever spelling. */
    static List<String> toldBy(String text) {
        String plain = Normalizer.normalize(text, Form.NFKC).toLowerCase(Locale.ROOT);
        String withoutGaps = plain.replaceAll(GAPS, "");
        return CLEAR_VALUES.entrySet().stream()
                .filter(value -> spellings(value.getValue())
                        .anyMatch(spelling -> plain.contains(spelling) || withoutGaps.contains(spelling)))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private static Stream<String> spellings(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        StringBuilder escaped = new StringBuilder();
        value.chars().forEach(c -> escaped.append(c < 0x80 ? "" + (char) c : "\\u%04x".formatted(c)));
        return Stream.of(
                        value,
                        value.replaceAll(GAPS, ""),
                        value.replace("/", "\\/"),
                        URLEncoder.encode(value, StandardCharsets.UTF_8),
                        Base64.getEncoder().withoutPadding().encodeToString(bytes),
                        HexFormat.of().formatHex(bytes),
                        escaped.toString())
                .map(spelling -> spelling.toLowerCase(Locale.ROOT));
    }
}
