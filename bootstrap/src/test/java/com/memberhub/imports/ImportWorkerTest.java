package com.memberhub.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.application.imports.AdvanceImports;
import com.memberhub.application.imports.AdvanceImports.StepFailedException;
import com.memberhub.application.imports.ImportId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;

@ExtendWith(OutputCaptureExtension.class)
class ImportWorkerTest {

    private static final ImportId BROKEN = new ImportId("broken");

    private final List<ImportId> gaveUp = new ArrayList<>();
    private boolean away;

    static Stream<RuntimeException> outages() {
        return Stream.of(
                new CannotAcquireLockException("deadlock"),
                new DataAccessResourceFailureException("57P01: the administrator ended the connection"),
                new UncategorizedSQLException("commit", null, new SQLException("the connection is gone")),
                new CannotCreateTransactionException("no connection"),
                forbidden());
    }

    private static RuntimeException forbidden() {
        return new InvalidDataAccessResourceUsageException(
                "of the hub", new SQLException("ERROR: permission denied for table member", "42501"));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void givenTheDatabaseIsAway_thenTheImportWaitsForIt(RuntimeException outage) {
        worker(outage).advance();

        assertThat(gaveUp).isEmpty();
    }

    @Test
    void givenTheDatabaseForbidsTheStep_thenTheLogSaysOnceWhatItForbids(CapturedOutput output) {
        ImportWorker worker = worker(forbidden());

        worker.advance();
        worker.advance();

        assertThat(output.getAll())
                .containsOnlyOnce("Imports wait for the database: ")
                .contains("permission denied for table member");
    }

    static Stream<RuntimeException> defects() {
        return Stream.of(
                new IllegalStateException("a defect"),
                new InvalidDataAccessResourceUsageException(
                        "of the hub", new SQLException("ERROR: relation \"member\" does not exist", "42P01")));
    }

    @ParameterizedTest
    @MethodSource("defects")
    void givenADefect_thenTheImportIsStopped(RuntimeException defect) {
        worker(defect).advance();

        assertThat(gaveUp).containsExactly(BROKEN);
    }

    @Test
    void givenAStepThatNeedsMoreMemoryThanThereIs_thenTheImportIsStopped() {
        worker(new OutOfMemoryError("Java heap space")).advance();

        assertThat(gaveUp).containsExactly(BROKEN);
    }

    @Test
    void givenTheDatabaseIsAway_whenLinesAreToBeForgotten_thenTheLogSaysSo(CapturedOutput output) {
        worker(new DataAccessResourceFailureException("away")).tidy();

        assertThat(output).contains("WARN").contains("Lines of imports could not be forgotten");
    }

    @Test
    void givenADefect_whenTheDatabaseGoesAwayBeforeTheImportIsStopped_thenItIsTriedAgain(CapturedOutput output) {
        ImportWorker worker = worker(new IllegalStateException("a defect"));
        away = true;
        worker.advance();
        assertThat(gaveUp).isEmpty();
        assertThat(output).contains("Imports wait for the database: ");

        away = false;
        worker.advance();
        assertThat(gaveUp).containsExactly(BROKEN);
    }

    private ImportWorker worker(Throwable failure) {
        return new ImportWorker(new AdvanceImports() {
            @Override
            public boolean advance() {
                throw new StepFailedException(BROKEN, failure);
            }

            @Override
            public void giveUp(ImportId id) {
                if (away) {
                    throw new DataAccessResourceFailureException("away");
                }
                gaveUp.add(id);
            }

            @Override
            public boolean tidy() {
                if (failure instanceof RuntimeException thrown) {
                    throw thrown;
                }
                return false;
            }
        });
    }
}
