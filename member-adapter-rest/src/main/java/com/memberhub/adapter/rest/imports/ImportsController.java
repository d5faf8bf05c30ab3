package com.memberhub.adapter.rest.imports;

import com.memberhub.adapter.rest.envelope.Messages;
import com.memberhub.adapter.rest.presentation.Labels;
import com.memberhub.adapter.rest.problem.RefusedRequestException;
import com.memberhub.adapter.rest.security.SignedIn;
import com.memberhub.adapter.rest.staff.PageOf;
import com.memberhub.adapter.rest.staff.RequestFields;
import com.memberhub.application.directory.PageRequest;
import com.memberhub.application.imports.Import;
import com.memberhub.application.imports.ImportFile;
import com.memberhub.application.imports.ImportFormat;
import com.memberhub.application.imports.ImportId;
import com.memberhub.application.imports.ImportMembers;
import com.memberhub.application.imports.ImportMembers.Answer;
import com.memberhub.application.imports.LineOutcome;
import com.memberhub.application.journal.Payload;
import com.memberhub.domain.member.RootKdtId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Files of members. */
@RestController
@RequestMapping("/api/imports")
class ImportsController implements ImportsApi {

    static final String CSV = "text/csv";
    static final String NDJSON = MediaType.APPLICATION_NDJSON_VALUE;
    static final String NOT_FOUND = "There is no such import that whoever asks may see.";

    private static final int LINES_OF_A_PAGE = 50;

    private final ImportMembers importMembers;
    private final ImportUploads uploads;
    private final Labels labels;
    private final Messages messages;

    ImportsController(ImportMembers importMembers, ImportUploads uploads, Labels labels, Messages messages) {
        this.importMembers = importMembers;
        this.uploads = uploads;
        this.labels = labels;
        this.messages = messages;
    }

    @Override
    @PostMapping(
            consumes = {CSV, NDJSON},
            produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<ImportJson> upload(SignedIn signedIn, HttpServletRequest request) throws IOException {
        MediaType type = MediaType.parseMediaType(request.getContentType());
        ImportFormat format = type.getSubtype().equals("csv") ? ImportFormat.CSV : ImportFormat.NDJSON;
        if (request.getHeader(HttpHeaders.CONTENT_ENCODING) != null) {
            throw RefusedRequestException.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "status.415");
        }
        RequestFields parameters = RequestFields.ofParameters(request);
        RootKdtId rootKdtId = parameters.rootKdtId("rootKdtId");
        parameters.check();
        Import taken = uploads.take(
                signedIn.actor(),
                nameOf(request, format),
                format,
                rootKdtId,
                request.getContentLengthLong(),
                request.getInputStream());
        return ResponseEntity.accepted().body(ImportJson.of(taken));
    }

    private static String nameOf(HttpServletRequest request, ImportFormat format) {
        String header = disposition(request);
        String usual = ImportFile.usualName(format);
        if (header == null) {
            return usual;
        }
        try {
            String name = ContentDisposition.parse(header).getFilename();
            return name == null || name.isBlank() ? usual : name;
        } catch (IllegalArgumentException | IndexOutOfBoundsException noDisposition) {
            return usual;
        }
    }

    private static @Nullable String disposition(HttpServletRequest request) {
        try {
            return request.getHeader(HttpHeaders.CONTENT_DISPOSITION);
        } catch (RequestRejectedException notAscii) {
            // The firewall takes bytes of UTF-8 for control characters, and does not say where it saw them.
            throw RefusedRequestException.of(HttpHeaders.CONTENT_DISPOSITION, "invalid");
        }
    }

    @Override
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    public PageOf<ImportJson> list(SignedIn signedIn, HttpServletRequest request) {
        RequestFields parameters = RequestFields.ofParameters(request);
        PageRequest page = parameters.page();
        parameters.check();
        return PageOf.of(importMembers.list(page, signedIn.actor()), ImportJson::of);
    }

    @Override
    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    public ImportJson find(SignedIn signedIn, @PathVariable String id) {
        return importMembers
                .find(idOf(id), signedIn.actor())
                .map(ImportJson::of)
                .orElseThrow(RefusedRequestException::notFound);
    }

    @Override
    @GetMapping(path = "/{id}/lines", produces = MediaType.APPLICATION_JSON_VALUE)
    public PageOf<ImportLineJson> lines(SignedIn signedIn, @PathVariable String id, HttpServletRequest request) {
        RequestFields parameters = RequestFields.ofParameters(request);
        LineOutcome outcome = parameters.choice("outcome", LineOutcome.class, LineOutcome::name);
        PageRequest page = parameters.page(LINES_OF_A_PAGE);
        parameters.check();
        find(signedIn, id);
        Locale locale = messages.localeOf(request);
        return PageOf.of(
                importMembers.lines(idOf(id), outcome, page, signedIn.actor()),
                line -> ImportLineJson.of(line, labels, locale));
    }

    @Override
    @GetMapping(path = "/{id}/refused-lines", produces = MediaType.APPLICATION_NDJSON_VALUE)
    public void refusedLines(SignedIn signedIn, @PathVariable String id, HttpServletResponse response)
            throws IOException {
        response.setContentType(NDJSON);
        OutputStream out = response.getOutputStream();
        try {
            if (!importMembers.refusedLines(idOf(id), signedIn.actor(), line -> write(out, line.content()))) {
                throw RefusedRequestException.notFound();
            }
        } catch (UncheckedIOException readerIsGone) {
            throw new IOException(readerIsGone);
        }
    }

    private static void write(OutputStream out, @Nullable Payload line) {
        if (line == null) {
            return;
        }
        try {
            out.write(line.bytes());
            out.write('\n');
        } catch (IOException readerIsGone) {
            throw new UncheckedIOException(readerIsGone);
        }
    }

    @Override
    @PostMapping(path = "/{id}/start", produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<ImportJson> start(SignedIn signedIn, @PathVariable String id) {
        accept(importMembers.start(signedIn.actor(), idOf(id)));
        return ResponseEntity.accepted().body(find(signedIn, id));
    }

    @Override
    @DeleteMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    public ImportJson cancel(SignedIn signedIn, @PathVariable String id) {
        accept(importMembers.cancel(signedIn.actor(), idOf(id)));
        return find(signedIn, id);
    }

    private static void accept(Answer answer) {
        switch (answer) {
            case ACCEPTED -> {}
            case UNKNOWN -> throw RefusedRequestException.notFound();
            case NOT_NOW -> throw RefusedRequestException.of(HttpStatus.CONFLICT, "import.not-now");
        }
    }

    private static ImportId idOf(String path) {
        if (path.isBlank()) {
            throw RefusedRequestException.notFound();
        }
        return new ImportId(path);
    }
}
