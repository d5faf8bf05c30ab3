package com.memberhub.domain.member;

import org.jspecify.annotations.Nullable;

/** What is known of a member at WeChat (微信相关信息). Its parts change independently. */
public record Weixin(
        @Nullable String nickname,
        @Nullable String avatar,
        @Nullable String account) {

    /** Whether nothing at all is known. */
    public boolean isBlank() {
        return nickname == null && avatar == null && account == null;
    }

    /** Says nothing: it is personal data. */
    @Override
    public String toString() {
        return "Weixin[****]";
    }
}
