package com.memberhub.adapter.rest.imports;

import com.memberhub.adapter.rest.problem.RefusedRequestException;
import com.memberhub.application.imports.Import;
import com.memberhub.application.imports.ImportFile;
import com.memberhub.application.imports.ImportFormat;
import com.memberhub.application.imports.ImportMembers;
import com.memberhub.application.imports.UploadEndedException;
import com.memberhub.application.staff.Actor;
import com.memberhub.domain.member.RootKdtId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Takes in files, for the API and for the pages, and says what is wrong with one that cannot be read. */
@Component
public class ImportUploads {

    private final ImportMembers importMembers;
    private final ImportLimits limits;

    ImportUploads(ImportMembers importMembers, ImportLimits limits) {
        this.importMembers = importMembers;
        this.limits = limits;
    }

    /**
     * Takes in a file as it arrives.
     *
     * @param name as somebody calls it; what is too long or no text is taken away
     * @param rootKdtId the root shop of lines that name none
     * @param length of the file in bytes; negative where nobody knows
     * @throws RefusedRequestException for a root shop that they may not write for, and a file that is too large, has no lines or cannot be read;
     *     then nothing of it is kept
     */
    public Import take(
            Actor actor,
            String name,
            ImportFormat format,
            @Nullable RootKdtId rootKdtId,
            long length,
            InputStream content) {
        // It names the log that the import stands in, so a line of one's own shop must not come under another's.
        if (rootKdtId != null && !actor.shops().include(rootKdtId)) {
            throw RefusedRequestException.of("rootKdtId", "foreign_shop");
        }
        if (length > limits.largestFile()) {
            throw tooLarge();
        }
        InputStream bounded = new BoundedInputStream(content, limits.largestFile());
        try {
            return switch (format) {
                case CSV -> {
                    CsvFile file = CsvFile.open(bounded, rootKdtId == null);
                    yield importMembers.upload(
                            actor, new ImportFile(tidy(name), format, rootKdtId, file.unknownColumns()), file);
                }
                case NDJSON -> {
                    NdjsonFile file = new NdjsonFile(bounded);
                    if (!file.hasNext()) {
                        throw noLines();
                    }
                    yield importMembers.upload(actor, new ImportFile(tidy(name), format, rootKdtId, List.of()), file);
                }
            };
        } catch (IOException brokenOff) {
            throw explained(brokenOff, new RuntimeException(brokenOff));
        } catch (RuntimeException brokenOff) {
            throw explained(brokenOff, brokenOff);
        }
    }

    private static String tidy(String name) {
        String text = name.replaceAll("[\\p{Cntrl}\\p{Cs}]", "").strip();
        int most = Math.min(ImportFile.LONGEST_NAME, text.codePointCount(0, text.length()));
        return text.substring(0, text.offsetByCodePoints(0, most));
    }

    private static RuntimeException explained(Throwable brokenOff, RuntimeException otherwise) {
        if (isCausedBy(brokenOff, FileTooLargeException.class)) {
            return tooLarge();
        }
        if (brokenOff instanceof UploadEndedException) {
            return RefusedRequestException.of(HttpStatus.CONFLICT, "import.not-now");
        }
        if (isCausedBy(brokenOff, CharacterCodingException.class)) {
            return RefusedRequestException.ofBody("unknown_charset");
        }
        if (isCausedBy(brokenOff, IOException.class)) {
            return RefusedRequestException.of(HttpStatus.BAD_REQUEST, "body.incomplete");
        }
        return otherwise;
    }

    private static boolean isCausedBy(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    /** An import of nothing is a mistake: the wrong file, or one that was cut off. */
    static RefusedRequestException noLines() {
        return RefusedRequestException.ofBody("no_lines");
    }

    private static RefusedRequestException tooLarge() {
        return RefusedRequestException.of(HttpStatus.CONTENT_TOO_LARGE, "import.too-large");
    }
}
