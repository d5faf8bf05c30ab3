package com.memberhub.domain.member;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;

/**
 * Where a member or customer came from (来源渠道). The list is open: the platform adds channels without notice, and a
 * refused call is a lost member, so any code is a channel, listed or not.
 *
 * @param code the platform's number
 */
public record SourceChannel(long code) {

    /** The platform's page; the empty label stands for a channel that is listed and not public. */
    private static final Map<Long, String> LISTED = Map.ofEntries(
            entry(0L, "其他"),
            entry(100L, "微信"),
            entry(101L, "微信公众号"),
            entry(102L, "微信小程序"),
            entry(103L, "微信朋友圈"),
            entry(104L, "微信聊天"),
            entry(105L, "有赞精选小程序"),
            entry(107L, "微信广告"),
            entry(200L, "支付宝"),
            entry(300L, "微博"),
            entry(400L, "QQ"),
            entry(401L, "QQ购物号"),
            entry(500L, "今日头条"),
            entry(600L, "浏览器"),
            entry(900L, "有赞云开放平台"),
            entry(1000L, "线下门店"),
            entry(1200L, "支付宝小程序"),
            entry(1300L, "QQ小程序"),
            entry(1400L, "陌陌"),
            entry(1500L, "知乎"),
            entry(1600L, "快手"),
            entry(1700L, "虎牙"),
            entry(1800L, "斗鱼"),
            entry(1900L, "企业微信"),
            entry(2000L, "三方门店"),
            entry(2400L, "抖音"),
            entry(2401L, ""),
            entry(2500L, ""),
            entry(2600L, ""),
            entry(2700L, ""),
            entry(2800L, ""));

    /** Whether the platform's page lists this code. */
    public boolean isListed() {
        return LISTED.containsKey(code);
    }

    /** The Chinese label; empty where the page gives none or does not list the code, and the number has to do. */
    public Optional<String> label() {
        return Optional.ofNullable(LISTED.get(code)).filter(label -> !label.isEmpty());
    }
}
