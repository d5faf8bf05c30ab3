package com.memberhub.adapter.rest.presentation;

import com.memberhub.adapter.rest.envelope.Messages;
import com.memberhub.application.audit.AccessAction;
import com.memberhub.application.caller.RefusalReason;
import com.memberhub.application.directory.CallView.Finding;
import com.memberhub.application.journal.CallOrigin;
import com.memberhub.application.journal.CallOutcome;
import com.memberhub.application.staff.StaffRole;
import com.memberhub.domain.finding.NoticeCode;
import com.memberhub.domain.member.Gender;
import com.memberhub.domain.member.SourceChannel;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What codes are called, in 简体中文 or English. */
@Component
public class Labels {

    private static final String BUNDLE = "com.memberhub.adapter.rest.presentation.labels";

    private final MessageSource source;
    private final Messages messages;

    Labels(Messages messages) {
        this.source = Messages.bundle(BUNDLE);
        this.messages = messages;
    }

    /** 微信小程序 for 102; the number where the platform lists it without a name, and that it is not listed where it is not. */
    public String channel(long code, Locale locale) {
        SourceChannel channel = new SourceChannel(code);
        String number = Long.toString(code);
        if (!channel.isListed()) {
            return of("channel.unlisted", locale, number);
        }
        String inChinese = channel.label().orElse(number);
        return Objects.requireNonNull(source.getMessage("channel." + code, null, inChinese, locale));
    }

    /** 男, 女, 未知. */
    public String gender(Gender gender, Locale locale) {
        return of("gender." + gender.code(), locale);
    }

    /** What was decided of a call. */
    public String outcome(CallOutcome outcome, Locale locale) {
        return of("outcome." + outcome, locale);
    }

    /** Where a call came from. */
    public String origin(CallOrigin origin, Locale locale) {
        return of("origin." + origin, locale);
    }

    /** A kind of notice, in a few words. */
    public String notice(NoticeCode code, Locale locale) {
        return of("notice." + code.wireName(), locale);
    }

    /** A notice of a call, as a sentence; its code where this version knows no sentence for it. */
    public String notice(Finding notice, Locale locale) {
        Object[] arguments = notice.arguments().stream().map(Object::toString).toArray();
        return Objects.requireNonNull(
                source.getMessage("notice." + notice.code() + ".sentence", arguments, notice.code(), locale));
    }

    /** Why a call was refused, as the platform was told. */
    public String violation(Finding violation, Locale locale) {
        return messages.ofViolation(violation.code(), violation.arguments(), locale);
    }

    /** What a field of the contract is called, by its path; the path itself for one that has no name. */
    public String field(String path, Locale locale) {
        String withoutPositions = path.replaceAll("\\[[0-9]+]", "");
        return Objects.requireNonNull(source.getMessage("field." + withoutPositions, null, path, locale));
    }

    /** What somebody did, as the access log calls it. */
    public String action(AccessAction action, Locale locale) {
        return of("action." + action, locale);
    }

    /** Why a caller was turned away. */
    public String refusal(RefusalReason reason, Locale locale) {
        return of("refusal." + reason, locale);
    }

    /** What somebody may do. */
    public String role(StaffRole role, Locale locale) {
        return of("role." + role, locale);
    }

    private String of(String key, Locale locale, Object... arguments) {
        return source.getMessage(key, arguments, locale);
    }
}
