package com.memberhub.adapter.rest.staff;

import com.memberhub.adapter.rest.body.BoundedBody;
import com.memberhub.adapter.rest.envelope.Envelopes;
import com.memberhub.adapter.rest.envelope.Messages;
import com.memberhub.adapter.rest.export.MemberCsv;
import com.memberhub.adapter.rest.presentation.Labels;
import com.memberhub.adapter.rest.problem.BrokenOffAnswerException;
import com.memberhub.adapter.rest.security.SignedIn;
import com.memberhub.application.directory.MemberSearch;
import com.memberhub.application.export.ExportMembers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes out the members of a search, as a file that grows while it is read. */
@RestController
class MemberExportController implements MemberExportApi {

    static final String CSV = "text/csv";

    private static final Logger LOG = LoggerFactory.getLogger(MemberExportController.class);

    private final ExportMembers exportMembers;
    private final Labels labels;
    private final Envelopes envelopes;
    private final Messages messages;

    MemberExportController(ExportMembers exportMembers, Labels labels, Envelopes envelopes, Messages messages) {
        this.exportMembers = exportMembers;
        this.labels = labels;
        this.envelopes = envelopes;
        this.messages = messages;
    }

    @Override
    @PostMapping(path = "/api/members/export", consumes = MediaType.APPLICATION_JSON_VALUE, produces = CSV)
    public void export(SignedIn signedIn, HttpServletRequest request, HttpServletResponse response) throws IOException {
        RequestFields body = RequestFields.ofBody(BoundedBody.read(request), null);
        MemberSearch search = SearchRequests.members(body);
        body.check();
        response.setContentType(CSV + ";charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"members.csv\"");
        // Not closed but when all went well: a stream that is closed ends as if it were whole.
        MemberCsv csv = new MemberCsv(response.getOutputStream(), labels, messages.localeOf(request));
        try {
            exportMembers.export(signedIn.actor(), envelopes.requestId(request), search, csv::write);
            csv.close();
        } catch (UncheckedIOException readerIsGone) {
            LOG.info("An export broke off, nobody reads it any more: {}", readerIsGone.toString());
        } catch (RuntimeException failed) {
            if (response.isCommitted()) {
                throw new BrokenOffAnswerException(failed);
            }
            // What says why is no file to be saved.
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, null);
            throw failed;
        }
    }
}
