package com.memberhub.adapter.rest.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.adapter.rest.extension.Reading;
import com.memberhub.adapter.rest.problem.RefusedRequestException;
import com.memberhub.application.imports.ImportLineReader.ReadLine;
import com.memberhub.application.imports.UploadedLine;
import com.memberhub.application.journal.Payload;
import com.memberhub.domain.finding.Violation;
import com.memberhub.domain.member.Limits;
import com.memberhub.domain.member.RootKdtId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is promised of the lines of any file. */
final class ImportReading {

    private static final int MOST_COLUMN_NAME = 64;

    private ImportReading() {}

    static void checkCsv(byte[] file) {
        assertThat(csv(file)).isEqualTo(csv(file.clone()));
    }

    static void checkNdjson(byte[] file) {
        NdjsonFile lines = new NdjsonFile(new ByteArrayInputStream(file));
        assertThat(checked(lines)).isEqualTo(checked(new NdjsonFile(new ByteArrayInputStream(file.clone()))));
    }

    /** The lines; empty where the file is refused for a reason that people are told. */
    private static List<UploadedLine> csv(byte[] file) {
        try {
            CsvFile csv = CsvFile.open(new ByteArrayInputStream(file), false);
            assertThat(csv.unknownColumns())
                    .allSatisfy(column -> assertThat(column.codePointCount(0, column.length()))
                            .isLessThanOrEqualTo(MOST_COLUMN_NAME));
            return checked(csv);
        } catch (RefusedRequestException | CharacterCodingException told) {
            return List.of();
        } catch (UncheckedIOException inTheMiddle) {
            if (isOfTheCharset(inTheMiddle)) {
                return List.of();
            }
            throw inTheMiddle;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static boolean isOfTheCharset(UncheckedIOException failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                return true;
            }
        }
        return false;
    }

    private static List<UploadedLine> checked(Iterator<UploadedLine> lines) {
        List<UploadedLine> all = new ArrayList<>();
        long before = 0;
        while (lines.hasNext()) {
            UploadedLine line = lines.next();
            assertThat(line.number()).isGreaterThan(before);
            before = line.number();
            check(line);
            all.add(line);
        }
        return all;
    }

    private static void check(UploadedLine line) {
        Payload content = line.content();
        Violation violation = line.violation();
        if (content == null) {
            assertThat(violation).isNotNull();
            return;
        }
        assertThat(content.bytes().length).isLessThanOrEqualTo(Limits.BODY_BYTES);
        ReadLine read = new JsonImportLineReader(Reading.reader()).read(content, new RootKdtId(91_234_567));
        assertThat(read).isNotNull();
        Reading.check(content.bytes());
    }
}
