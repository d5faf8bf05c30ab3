package com.memberhub.adapter.rest.console;

import com.memberhub.adapter.rest.security.SignedIn;
import com.memberhub.application.directory.CallDirectory;
import com.memberhub.application.directory.CallView;
import com.memberhub.application.directory.MemberDirectory;
import com.memberhub.application.directory.MemberView;
import com.memberhub.application.directory.Page;
import com.memberhub.application.directory.PageRequest;
import com.memberhub.application.privacy.EraseMember;
import com.memberhub.application.privacy.Reason;
import com.memberhub.application.privacy.RevealMember;
import com.memberhub.application.staff.RootShops;
import com.memberhub.domain.finding.InvalidValueException;
import com.memberhub.domain.member.OutOpenId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One member: what is known, and the story. */
@StaffPage
class MemberController {

    private static final String MEMBER = Pages.MEMBERS + "/{outOpenId}";
    private static final int CALLS = 20;
    private static final int OTHERS = 5;

    private final MemberDirectory members;
    private final CallDirectory calls;
    private final RevealMember revealMember;
    private final EraseMember eraseMember;
    private final Wordings wordings;

    MemberController(
            MemberDirectory members,
            CallDirectory calls,
            RevealMember revealMember,
            EraseMember eraseMember,
            Wordings wordings) {
        this.members = members;
        this.calls = calls;
        this.revealMember = revealMember;
        this.eraseMember = eraseMember;
        this.wordings = wordings;
    }

    @GetMapping(MEMBER)
    ModelAndView show(
            SignedIn signedIn,
            @PathVariable String outOpenId,
            @RequestParam(required = false) @Nullable String cursor,
            Locale locale) {
        MemberView member = members.find(number(outOpenId), signedIn.shops()).orElseThrow(NotFoundException::new);
        return page("console/member", member, cursor, signedIn.shops(), wordings.in(locale));
    }

    /** Further back in the story. */
    @GetMapping(path = MEMBER + "/calls", headers = "HX-Request=true")
    ModelAndView story(SignedIn signedIn, @PathVariable String outOpenId, @RequestParam String cursor, Locale locale) {
        MemberView member = members.find(number(outOpenId), signedIn.shops()).orElseThrow(NotFoundException::new);
        return page("console/member :: story", member, cursor, signedIn.shops(), wordings.in(locale));
    }

    /** Shown in this answer and nowhere else: to load the page again hides it. */
    @PostMapping(MEMBER + "/reveal")
    ModelAndView reveal(
            SignedIn signedIn,
            @PathVariable String outOpenId,
            @RequestParam(defaultValue = "") String reason,
            Locale locale) {
        Wording wording = wordings.in(locale);
        OutOpenId number = number(outOpenId);
        Reason given = Reasons.read(reason);
        if (given == null) {
            MemberView masked = members.find(number, signedIn.shops()).orElseThrow(NotFoundException::new);
            return page("console/member", masked, null, signedIn.shops(), wording)
                    .addObject("revealSlip", wording.say("slip.reason", Reason.LONGEST))
                    .addObject("reason", reason);
        }
        MemberView clear = revealMember.reveal(signedIn.actor(), number, given).orElseThrow(NotFoundException::new);
        return page("console/member", clear, null, signedIn.shops(), wording);
    }

    @PostMapping(MEMBER + "/erase")
    ModelAndView erase(
            SignedIn signedIn,
            @PathVariable String outOpenId,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "false") boolean confirmed,
            RedirectAttributes afterwards,
            Locale locale) {
        Wording wording = wordings.in(locale);
        OutOpenId number = number(outOpenId);
        Reason given = Reasons.read(reason);
        if (given == null || !confirmed) {
            MemberView member = members.find(number, signedIn.shops()).orElseThrow(NotFoundException::new);
            return page("console/member", member, null, signedIn.shops(), wording)
                    .addObject("eraseSlip", wording.say("slip.erase", Reason.LONGEST))
                    .addObject("reason", reason)
                    .addObject("confirmed", confirmed);
        }
        if (!eraseMember.erase(signedIn.actor(), number, given)) {
            throw new NotFoundException();
        }
        afterwards.addFlashAttribute("done", wording.say("member.erased", number.value()));
        return new ModelAndView(Pages.redirect(Pages.MEMBERS));
    }

    private ModelAndView page(
            String view, MemberView member, @Nullable String cursor, RootShops shops, Wording wording) {
        Page<CallView> story = calls.ofMember(member.outOpenId(), new PageRequest(cursor, CALLS), shops);
        return new ModelAndView(view, "member", MemberPage.of(member, wording))
                .addObject("calls", story.map(call -> CallRow.of(call, wording)))
                .addObject("callsTotal", wording.total(story.total(), story.totalIsExact()))
                .addObject("others", likelyTheSamePerson(member, shops, wording));
    }

    private List<MemberRow> likelyTheSamePerson(MemberView member, RootShops shops, Wording wording) {
        return members.likelyTheSamePerson(member.outOpenId(), OTHERS, shops).stream()
                .map(other -> MemberRow.of(other, wording))
                .toList();
    }

    private static OutOpenId number(String text) {
        try {
            return new OutOpenId(text);
        } catch (InvalidValueException noNumber) {
            throw new NotFoundException();
        }
    }
}
