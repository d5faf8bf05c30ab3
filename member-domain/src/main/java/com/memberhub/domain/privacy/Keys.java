package com.memberhub.domain.privacy;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which keys of maps that nobody interprets look like a secret's or a person's, in Chinese, English and pinyin. A key is
 * read as it is written and word by word: {@code buyerIdNo} is {@code buyer_id_no}.
 */
final class Keys {

    private static final Pattern WORDS = Pattern.compile("([a-z0-9])([A-Z])");

    private static final Pattern SECRET =
            Pattern.compile("secret|token|password|passwd|pwd|passphrase|passcode|credential"
                    + "|api[_-]?key|access[_-]?key|private[_-]?key|authorization|signature|session|cookie|captcha"
                    + "|(?<![a-z])(?:otp|jwt|(?:verify|verification|sms|auth)[_-]?code)(?![a-z])"
                    + "|密码|密碼|口令|密钥|密鑰|秘钥|私钥|令牌|验证码|驗證碼|校验码|动态码|凭证|会话");

    private static final Pattern PERSONAL =
            Pattern.compile("mobile|phone|tel|name|address|weixin|wechat|wx|account|avatar"
                    + "|e?mail|id_?card|identity|birth|contact|receiver|recipient|consignee|passport|msisdn|linkman|bank_?card"
                    + "|shouji|dianhua|xingming|youxiang|dizhi|shenfen|shengri|zhanghao"
                    + "|(?<![a-z])(?:id[_-]?(?:no|num|number|code|card)|cert(?:ificate)?|addr|qq|dob|ssn"
                    + "|(?:driver|driving)s?[_-]?licen[cs]e)(?![a-z])"
                    + "|姓名|名字|真名|昵称|暱稱|称呼|手机|手機|电话|電話|联系|聯繫|联络|聯絡|地址|住址|住处|门牌"
                    + "|身份证|身份證|身分證|证件|證件|护照|護照|驾照|驾驶证|通行证|邮箱|邮件|郵箱|电邮|電郵"
                    + "|微信|账号|帐号|账户|帐户|帳號|帳戶|银行卡|生日|出生|头像|頭像|收件|收货|收貨");

    private Keys() {}

    static boolean isSecret(CharSequence key) {
        return isFound(SECRET, key);
    }

    static boolean isPersonal(CharSequence key) {
        return isFound(PERSONAL, key);
    }

    private static boolean isFound(Pattern words, CharSequence key) {
        String plain = Normalizer.normalize(key, Form.NFKC);
        return words.matcher(plain.toLowerCase(Locale.ROOT)).find()
                || words.matcher(WORDS.matcher(plain).replaceAll("$1_$2").toLowerCase(Locale.ROOT))
                        .find();
    }
}
