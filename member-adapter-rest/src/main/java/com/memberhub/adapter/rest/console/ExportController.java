package com.memberhub.adapter.rest.console;

import com.memberhub.adapter.rest.envelope.Envelopes;
import com.memberhub.adapter.rest.export.MemberCsv;
import com.memberhub.adapter.rest.presentation.Labels;
import com.memberhub.adapter.rest.problem.BrokenOffAnswerException;
import com.memberhub.adapter.rest.security.SignedIn;
import com.memberhub.application.directory.MemberSearch;
import com.memberhub.application.export.ExportMembers;
import com.memberhub.domain.member.PlatformTime;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The members of a search as a file. */
@Controller
class ExportController {

    private static final Logger LOG = LoggerFactory.getLogger(ExportController.class);

    private final ExportMembers exportMembers;
    private final Labels labels;
    private final Envelopes envelopes;
    private final Clock clock;

    ExportController(ExportMembers exportMembers, Labels labels, Envelopes envelopes, Clock clock) {
        this.exportMembers = exportMembers;
        this.labels = labels;
        this.envelopes = envelopes;
        this.clock = clock;
    }

    @PostMapping("/console/exports")
    void export(
            SignedIn signedIn,
            @RequestParam Map<String, String> parameters,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        MemberSearch search = MemberSearchForm.of(parameters).read(new LinkedHashMap<>());
        if (search == null) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), PlatformTime.ZONE);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"members-" + today + ".csv\"");
        // Not closed but when all went well: a stream that is closed ends as if it were whole.
        MemberCsv csv = new MemberCsv(response.getOutputStream(), labels, locale);
        try {
            exportMembers.export(signedIn.actor(), envelopes.requestId(request), search, csv::write);
            csv.close();
        } catch (UncheckedIOException readerIsGone) {
            LOG.info("An export broke off, nobody reads it any more: {}", readerIsGone.toString());
        } catch (RuntimeException failed) {
            if (response.isCommitted()) {
                throw new BrokenOffAnswerException(failed);
            }
            // What says why is a page, and no file to be saved.
            response.reset();
            response.setHeader(
                    Envelopes.REQUEST_ID_HEADER, envelopes.requestId(request).value());
            throw failed;
        }
    }
}
