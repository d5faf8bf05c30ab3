package com.memberhub.adapter.rest.console;

import com.memberhub.adapter.rest.extension.SubmissionReader;
import com.memberhub.adapter.rest.imports.ImportUploads;
import com.memberhub.adapter.rest.problem.FieldProblem;
import com.memberhub.adapter.rest.problem.Problem;
import com.memberhub.adapter.rest.problem.Problems;
import com.memberhub.adapter.rest.problem.RefusedRequestException;
import com.memberhub.adapter.rest.security.SignedIn;
import com.memberhub.application.directory.Page;
import com.memberhub.application.directory.PageRequest;
import com.memberhub.application.imports.Import;
import com.memberhub.application.imports.ImportFormat;
import com.memberhub.application.imports.ImportId;
import com.memberhub.application.imports.ImportLine;
import com.memberhub.application.imports.ImportMembers;
import com.memberhub.application.imports.ImportMembers.Answer;
import com.memberhub.application.imports.LineOutcome;
import com.memberhub.domain.finding.InvalidValueException;
import com.memberhub.domain.finding.Violation;
import com.memberhub.domain.member.RootKdtId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;

/** Bringing members in: a file, its dry run, its progress and the report of its lines. */
@StaffPage
class ImportPageController {

    private static final String IMPORT = Pages.IMPORTS + "/{id}";
    private static final String CSV = "text/csv";
    private static final String NDJSON = MediaType.APPLICATION_NDJSON_VALUE;
    private static final String ROOT = "rootKdtId";
    /** Here somebody can write it beside the file as well. */
    private static final FieldProblem NO_ROOT = FieldProblem.of(Violation.BODY, "missing_column", ROOT);

    private static final int LISTED = 20;
    private static final int LINES = 50;

    private final ImportMembers importMembers;
    private final ImportUploads uploads;
    private final Problems problems;
    private final Wordings wordings;

    ImportPageController(ImportMembers importMembers, ImportUploads uploads, Problems problems, Wordings wordings) {
        this.importMembers = importMembers;
        this.uploads = uploads;
        this.problems = problems;
        this.wordings = wordings;
    }

    @GetMapping(Pages.IMPORTS)
    ModelAndView list(SignedIn signedIn, @RequestParam(required = false) @Nullable String cursor, Locale locale) {
        Wording wording = wordings.in(locale);
        Page<Import> page = importMembers.list(new PageRequest(cursor, LISTED), signedIn.actor());
        return new ModelAndView("console/imports", "imports", page.map(known -> ImportPage.of(known, wording)))
                .addObject(
                        "columns",
                        SubmissionReader.fields().stream()
                                .sorted()
                                .map(field -> new Column(field, wording.field(field)))
                                .toList());
    }

    /** A column that a file may have. */
    record Column(String name, String label) {}

    /**
     * Takes in a file, as the page's script sends it: the bare bytes, so that nobody has to keep them twice. Says in words what
     * is wrong with one that cannot be read.
     *
     * @param name of the file, percent-encoded
     */
    @PostMapping(
            path = Pages.IMPORTS,
            consumes = {CSV, NDJSON})
    ResponseEntity<String> upload(
            SignedIn signedIn,
            @RequestParam(defaultValue = "") String rootKdtId,
            @RequestHeader(name = "X-File-Name", defaultValue = "members") String name,
            HttpServletRequest request,
            Locale locale)
            throws IOException {
        String type = String.valueOf(request.getContentType());
        try {
            Import taken = uploads.take(
                    signedIn.actor(),
                    decoded(name),
                    type.startsWith(CSV) ? ImportFormat.CSV : ImportFormat.NDJSON,
                    rootKdtId(rootKdtId.strip()),
                    request.getContentLengthLong(),
                    request.getInputStream());
            return ResponseEntity.created(
                            URI.create(Pages.IMPORTS + "/" + taken.id().value()))
                    .build();
        } catch (RefusedRequestException refused) {
            if (refused.fields().contains(NO_ROOT)) {
                return plain(refused, wordings.in(locale).say("import.root.missing"));
            }
            Problem problem = problems.of(request, refused.status().value(), refused.messageKey(), refused.fields());
            String said = refused.fields().isEmpty()
                    ? problem.detail()
                    : problem.errors().stream()
                            .map(error -> said(error, wordings.in(locale)))
                            .collect(Collectors.joining(wordings.in(locale).say("separator.problems")));
            return plain(refused, said);
        }
    }

    private static ResponseEntity<String> plain(RefusedRequestException refused, String said) {
        return ResponseEntity.status(refused.status())
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .body(said);
    }

    private static String said(Problem.FieldError error, Wording wording) {
        if (error.field().equals(ROOT)) {
            return error.code().equals("out_of_range")
                    ? wording.say("import.root.out-of-range")
                    : wording.field(ROOT) + " " + error.message();
        }
        return error.field().equals(Violation.BODY)
                ? error.message()
                : wording.field(error.field()) + " " + error.message();
    }

    private static @Nullable RootKdtId rootKdtId(String typed) {
        if (typed.isEmpty()) {
            return null;
        }
        try {
            return new RootKdtId(Long.parseLong(typed));
        } catch (NumberFormatException | InvalidValueException noRootShop) {
            throw RefusedRequestException.of(ROOT, "out_of_range", 1, Long.MAX_VALUE);
        }
    }

    private static String decoded(String name) {
        try {
            return UriUtils.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            throw RefusedRequestException.of("X-File-Name", "invalid");
        }
    }

    /** A file to begin with. */
    @GetMapping(Pages.IMPORTS + "/template.csv")
    ResponseEntity<byte[]> template() {
        String file =
                "\uFEFFoutOpenId,mobile,name,gender,birthday,memberCreatedTime,memberSourceChannel,freeLevel.yzLevelAlias,"
                        + "freeLevel.yzLevelName,address.provinceName,address.cityName,address.countyName,customerAttrInfos.备注\r\n"
                        + "VIP000001,13800138000,张小满,2,1992-05-21,2020-06-18 10:00:00,1000,silver,银卡,浙江省,杭州市,西湖区,老会员\r\n";
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"members-template.csv\"")
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .body(file.getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping(IMPORT)
    ModelAndView show(
            SignedIn signedIn,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String outcome,
            @RequestParam(required = false) @Nullable String cursor,
            Locale locale) {
        Wording wording = wordings.in(locale);
        ImportId known = idOf(id);
        Import found = importMembers.find(known, signedIn.actor()).orElseThrow(NotFoundException::new);
        LineOutcome chosen = outcome(outcome);
        Page<ImportLine> lines = importMembers.lines(known, chosen, new PageRequest(cursor, LINES), signedIn.actor());
        return new ModelAndView("console/import", "import", ImportPage.of(found, wording))
                .addObject("lines", lines.map(line -> ImportPage.Line.of(line, wording)))
                .addObject("chosen", chosen == null ? "" : chosen.name());
    }

    @PostMapping(IMPORT + "/start")
    ModelAndView start(SignedIn signedIn, @PathVariable String id, RedirectAttributes afterwards, Locale locale) {
        return after(importMembers.start(signedIn.actor(), idOf(id)), id, "import.started", afterwards, locale);
    }

    @PostMapping(IMPORT + "/cancel")
    ModelAndView cancel(SignedIn signedIn, @PathVariable String id, RedirectAttributes afterwards, Locale locale) {
        return after(importMembers.cancel(signedIn.actor(), idOf(id)), id, "import.cancelled", afterwards, locale);
    }

    private ModelAndView after(Answer answer, String id, String key, RedirectAttributes afterwards, Locale locale) {
        Wording wording = wordings.in(locale);
        switch (answer) {
            case ACCEPTED -> afterwards.addFlashAttribute("done", wording.say(key));
            case NOT_NOW -> afterwards.addFlashAttribute("notDone", wording.say("import.not-now"));
            case UNKNOWN -> throw new NotFoundException();
        }
        return new ModelAndView(
                Pages.redirect(Pages.IMPORTS + "/" + UriUtils.encodePathSegment(id, StandardCharsets.UTF_8)));
    }

    /** The refused lines, to be put right and brought again. A POST: it is written down. */
    @PostMapping(IMPORT + "/refused-lines")
    void refusedLines(SignedIn signedIn, @PathVariable String id, HttpServletResponse response, Locale locale)
            throws IOException {
        ImportId known = idOf(id);
        if (importMembers.find(known, signedIn.actor()).isEmpty()) {
            throw new NotFoundException();
        }
        RefusedLinesCsv csv = new RefusedLinesCsv(wordings.in(locale), response);
        try {
            if (!importMembers.refusedLines(known, signedIn.actor(), csv::write)) {
                throw new NotFoundException();
            }
            csv.close();
        } catch (UncheckedIOException readerIsGone) {
            throw new IOException(readerIsGone);
        }
    }

    private static @Nullable LineOutcome outcome(@Nullable String name) {
        for (LineOutcome outcome : LineOutcome.values()) {
            if (outcome.name().equals(name)) {
                return outcome;
            }
        }
        return null;
    }

    private static ImportId idOf(String path) {
        if (path.isBlank()) {
            throw new NotFoundException();
        }
        return new ImportId(path);
    }
}
