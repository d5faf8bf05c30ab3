package com.memberhub.adapter.rest.staff;

import com.memberhub.adapter.rest.body.BoundedBody;
import com.memberhub.adapter.rest.envelope.Messages;
import com.memberhub.adapter.rest.problem.RefusedRequestException;
import com.memberhub.adapter.rest.security.SignedIn;
import com.memberhub.application.directory.CallDirectory;
import com.memberhub.application.directory.MemberDirectory;
import com.memberhub.application.directory.MemberSearch;
import com.memberhub.application.directory.MemberView;
import com.memberhub.application.directory.Page;
import com.memberhub.application.directory.PageRequest;
import com.memberhub.application.privacy.EraseMember;
import com.memberhub.application.privacy.MobileSearches;
import com.memberhub.application.privacy.Reason;
import com.memberhub.application.privacy.RevealMember;
import com.memberhub.domain.finding.InvalidValueException;
import com.memberhub.domain.member.OutOpenId;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Finds members, shows them masked, and in the clear to those who say why.
 *
 * <p>A member has an entity tag although every answer here is {@code Cache-Control: no-store}. The two do not contradict
 * each other: {@code no-store} forbids caches on the way, and the browser's, to keep personal data on disk; the tag lets a
 * program that holds a member in its memory anyway ask cheaply whether that is still what would be shown.
 */
@RestController
@RequestMapping(path = "/api/members", produces = MediaType.APPLICATION_JSON_VALUE)
class MembersController implements MembersApi {

    private final MemberDirectory members;
    private final CallDirectory calls;
    private final MobileSearches mobileSearches;
    private final RevealMember revealMember;
    private final EraseMember eraseMember;
    private final MemberPresenter memberPresenter;
    private final CallPresenter callPresenter;
    private final EntityTags entityTags;
    private final Messages messages;

    MembersController(
            MemberDirectory members,
            CallDirectory calls,
            MobileSearches mobileSearches,
            RevealMember revealMember,
            EraseMember eraseMember,
            MemberPresenter memberPresenter,
            CallPresenter callPresenter,
            EntityTags entityTags,
            Messages messages) {
        this.members = members;
        this.calls = calls;
        this.mobileSearches = mobileSearches;
        this.revealMember = revealMember;
        this.eraseMember = eraseMember;
        this.memberPresenter = memberPresenter;
        this.callPresenter = callPresenter;
        this.entityTags = entityTags;
        this.messages = messages;
    }

    @Override
    @PostMapping(path = "/search", consumes = MediaType.APPLICATION_JSON_VALUE)
    public PageOf<MemberJson> search(SignedIn signedIn, HttpServletRequest request) throws IOException {
        RequestFields body = RequestFields.ofBody(BoundedBody.read(request), null);
        MemberSearch search = SearchRequests.members(body);
        PageRequest page = body.page();
        body.check();
        Locale locale = messages.localeOf(request);
        Page<MemberView> found = mobileSearches.page(
                signedIn.actor(), search.query().mobile(), () -> members.search(search, page, signedIn.shops()));
        return PageOf.of(found, member -> memberPresenter.of(member, locale));
    }

    @Override
    @GetMapping("/{outOpenId}")
    public ResponseEntity<MemberJson> find(
            SignedIn signedIn, @PathVariable String outOpenId, HttpServletRequest request) {
        Locale locale = messages.localeOf(request);
        MemberJson member = members.find(number(outOpenId), signedIn.shops())
                .map(found -> memberPresenter.of(found, locale))
                .orElseThrow(RefusedRequestException::notFound);
        return ResponseEntity.ok()
                .eTag(entityTags.of(member))
                .varyBy(HttpHeaders.ACCEPT_LANGUAGE)
                .body(member);
    }

    @Override
    @GetMapping("/{outOpenId}/calls")
    public PageOf<CallJson> calls(SignedIn signedIn, @PathVariable String outOpenId, HttpServletRequest request) {
        OutOpenId number = number(outOpenId);
        RequestFields parameters = RequestFields.ofParameters(request);
        PageRequest page = parameters.page();
        parameters.check();
        if (members.find(number, signedIn.shops()).isEmpty()) {
            throw RefusedRequestException.notFound();
        }
        Locale locale = messages.localeOf(request);
        return PageOf.of(calls.ofMember(number, page, signedIn.shops()), call -> callPresenter.masked(call, locale));
    }

    @Override
    @PostMapping(path = "/{outOpenId}/reveal", consumes = MediaType.APPLICATION_JSON_VALUE)
    public MemberJson reveal(SignedIn signedIn, @PathVariable String outOpenId, HttpServletRequest request)
            throws IOException {
        Reason reason = ReasonRequest.read(request);
        return revealMember
                .reveal(signedIn.actor(), number(outOpenId), reason)
                .map(member -> memberPresenter.of(member, messages.localeOf(request)))
                .orElseThrow(RefusedRequestException::notFound);
    }

    @Override
    // There is no body, so any Accept will do: who takes what the document lists takes problems alone.
    @DeleteMapping(path = "/{outOpenId}", consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.ALL_VALUE)
    public ResponseEntity<Void> erase(SignedIn signedIn, @PathVariable String outOpenId, HttpServletRequest request)
            throws IOException {
        Reason reason = ReasonRequest.read(request);
        if (!eraseMember.erase(signedIn.actor(), number(outOpenId), reason)) {
            throw RefusedRequestException.notFound();
        }
        return ResponseEntity.noContent().build();
    }

    /** What can be no number is nobody's. */
    private static OutOpenId number(String outOpenId) {
        try {
            return new OutOpenId(outOpenId);
        } catch (InvalidValueException noNumber) {
            throw RefusedRequestException.notFound();
        }
    }
}
