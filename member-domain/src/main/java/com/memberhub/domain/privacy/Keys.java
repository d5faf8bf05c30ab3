package com.memberhub.domain.privacy;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which keys of maps that nobody interprets look like a secret's or a person's, in Chinese, English and pinyin. A key is
 * read as it is written and word by word: {@code buyerIdNo} is {@code buyer_id_no}.
 */
final class Keys {

    private static final Pattern WORDS = Pattern.compile("([a-z0-9])([A-Z])");

    private static final List<String> SECRET = words("""
            secret token password passwd pwd passphrase passcode credential authorization signature session cookie captcha
            apikey api_key api-key accesskey access_key access-key privatekey private_key private-key
            密码 密碼 口令 密钥 密鑰 秘钥 私钥 令牌 验证码 驗證碼 校验码 动态码 凭证 会话""");

    private static final Pattern SECRET_AS_A_WORD =
            Pattern.compile("(?<![a-z])(?:otp|jwt|(?:verify|verification|sms|auth)[_-]?code)(?![a-z])");

    private static final List<String> PERSONAL = words("""
            mobile phone tel name address weixin wechat wx account avatar mail idcard id_card identity birth contact receiver
            recipient consignee passport msisdn linkman bankcard bank_card
            shouji dianhua xingming youxiang dizhi shenfen shengri zhanghao
            姓名 名字 真名 昵称 暱稱 称呼 手机 手機 电话 電話 联系 聯繫 联络 聯絡 地址 住址 住处 门牌
            身份证 身份證 身分證 证件 證件 护照 護照 驾照 驾驶证 通行证 邮箱 邮件 郵箱 电邮 電郵
            微信 账号 帐号 账户 帐户 帳號 帳戶 银行卡 生日 出生 头像 頭像 收件 收货 收貨 备注 備註""");

    private static final String AS_A_WORD =
            "(?<![a-z])(?:id[_-]?(?:no|num|number|code|card)|cert(?:ificate)?|addr|qq|dob|ssn"
                    + "|(?:driver|driving)s?[_-]?licen[cs]e|street|nick|shdz|lxr|khmc|sjh|lxdh|union[_-]?id"
                    + "|(?<!yz[_-]|out[_-])open[_-]?id)(?![a-z])";

    /** {@code shopOwner}, but neither {@code ownerType} nor {@code isOwner}: a key is about what it ends with. */
    private static final String AS_THE_LAST_WORD = "(?<![a-z])(?<!is[_-]|has[_-])(?:buyer|customer|payer|sender|owner"
            + "|member|user|person|guardian|spouse|xm|shr|remarks?|memo|note|comments?)(?:[_-]?[0-9]+)?(?=$|[.\\[])";

    /** Words of several meanings, each of which means something else as a part of a longer key. */
    private static final String AS_THE_WHOLE_KEY = "(?<=^|\\.)(?:location|notes|dz|dh|hp"
            + "|(?:cell|mob)(?:[_-]?(?:no|num|number))?|客户|客戶|顾客|顧客|买家|買家)(?=$|[.\\[])";

    private static final Pattern PERSONAL_AS_A_WORD =
            Pattern.compile(String.join("|", AS_A_WORD, AS_THE_LAST_WORD, AS_THE_WHOLE_KEY));

    private static final int LONGEST = 64;
    private static final int MOST_BACKSLASHES = 16;

    /** A key of JSON, of JSON within a text of JSON, or of what is nearly JSON. No part of it is unbounded, so that it takes no time. */
    private static final Pattern QUOTED = Pattern.compile(
            "[\"'“]([^\"'“”\\\\]{1,%1$s})\\\\{0,%2$s}[\"'”]\\s{0,%2$s}[:：]".formatted(LONGEST, MOST_BACKSLASHES));

    /** A parameter of an address or of a form. */
    private static final Pattern PARAMETER = Pattern.compile("(?:^|[?&#;\\s])([^?&#;=\\s]{1,%s})=".formatted(LONGEST));

    private Keys() {}

    /** Whether a text has keys itself, as JSON or the parameters of an address have, and one of them is a secret's or a person's. */
    static boolean areTelling(CharSequence text) {
        return (has(text, ":：") && isOneTelling(QUOTED.matcher(text)))
                || (has(text, "=") && isOneTelling(PARAMETER.matcher(text)));
    }

    private static boolean has(CharSequence text, String oneOf) {
        return text.chars().anyMatch(c -> oneOf.indexOf(c) >= 0);
    }

    private static boolean isOneTelling(Matcher keys) {
        while (keys.find()) {
            String key = keys.group(1).strip();
            if (isSecret(key) || isPersonal(key)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> words(String words) {
        return List.of(words.split("\\s+"));
    }

    static boolean isSecret(CharSequence key) {
        return isFound(SECRET, SECRET_AS_A_WORD, key);
    }

    static boolean isPersonal(CharSequence key) {
        return isFound(PERSONAL, PERSONAL_AS_A_WORD, key);
    }

    /** Most words are looked for one by one: a pattern of a hundred tries each of them at each character, and takes ten times as long. */
    private static boolean isFound(List<String> anywhere, Pattern asWords, CharSequence key) {
        String plain = Normalizer.normalize(key, Form.NFKC);
        String lower = plain.toLowerCase(Locale.ROOT);
        String wordByWord = WORDS.matcher(plain).replaceAll("$1_$2").toLowerCase(Locale.ROOT);
        return isFoundIn(lower, anywhere, asWords)
                || (!wordByWord.equals(lower) && isFoundIn(wordByWord, anywhere, asWords));
    }

    private static boolean isFoundIn(String key, List<String> anywhere, Pattern asWords) {
        for (String word : anywhere) {
            if (key.contains(word)) {
                return true;
            }
        }
        return asWords.matcher(key).find();
    }
}
