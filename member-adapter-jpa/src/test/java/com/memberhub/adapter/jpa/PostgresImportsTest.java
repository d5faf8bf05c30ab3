package com.memberhub.adapter.jpa;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.adapter.jpa.database.Elsewhere;
import com.memberhub.application.directory.Page;
import com.memberhub.application.directory.PageRequest;
import com.memberhub.application.imports.Import;
import com.memberhub.application.imports.ImportId;
import com.memberhub.application.imports.ImportLines;
import com.memberhub.application.imports.Imports;
import com.memberhub.application.imports.ImportsContract;
import com.memberhub.application.staff.RootShops;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PostgresImportsTest extends PersistenceTest implements ImportsContract {

    @Autowired
    private Imports imports;

    @Autowired
    private ImportLines importLines;

    @Override
    public Imports imports() {
        return imports;
    }

    @Override
    public ImportLines importLines() {
        return importLines;
    }

    @Test
    void givenAnotherHubIsAtIt_thenThereIsNothingToDoForThisOne() {
        insert("a");

        Optional<Import> here = inTransaction(() -> {
            Optional<Import> mine = imports.lockNext();
            Optional<Import> theirs = Elsewhere.supply(() -> inTransaction(() -> imports.lockNext()))
                    .orTimeout(10, SECONDS)
                    .join();
            assertThat(theirs).isEmpty();
            return mine;
        });

        assertThat(here.map(Import::id)).contains(new ImportId("a"));
        assertThat(inTransaction(() -> imports.lockNext())).isPresent();
    }

    /** As a language sorts them, signs come before digits. */
    @Test
    void givenADatabaseInTheOrderOfALanguage_thenTheyAreListedAllTheSame() {
        String first = "01M8ENTCCR3QS738HHXXP8VTCB";
        String second = "01M8ENTCCR3QS738HHXXP8VTCD";

        List<Page<Import>> pages = inTransactionUndone(() -> {
            jdbc.execute("ALTER TABLE member_import ALTER COLUMN id TYPE text COLLATE \"en-x-icu\"");
            insert(first);
            insert(second);
            Page<Import> newest = imports.list(PageRequest.first(1), RootShops.all());
            return List.of(newest, imports.list(new PageRequest(newest.next(), 1), RootShops.all()));
        });

        assertThat(pages.get(0).items()).extracting(Import::id).containsExactly(new ImportId(second));
        assertThat(pages.get(1).items()).extracting(Import::id).containsExactly(new ImportId(first));
    }

    @Test
    void givenWhatALineSaidIsForgotten_thenWhoseItWasIsToo() {
        insert("a");
        jdbc.update("UPDATE member_import SET state = 'DONE', finished_at = now() - interval '1 day'");
        jdbc.update("""
                INSERT INTO member_import_line (import_id, line_number, content, mobile, outcome)
                VALUES ('a', 1, 'line', 'somebody', 'REFUSED')""");

        inTransaction(() -> importLines.forget(Instant.now(), 9));

        assertThat(jdbc.queryForMap("SELECT content, mobile, outcome FROM member_import_line"))
                .containsEntry("content", null)
                .containsEntry("mobile", null)
                .containsEntry("outcome", "REFUSED");
    }

    private void insert(String id) {
        jdbc.update("""
                INSERT INTO member_import (
                    id, uploaded_by, uploaded_from, file_name, format, unknown_columns, state, lines, reached,
                    forecast_created, forecast_aligned, forecast_unchanged, forecast_refused,
                    created, aligned, unchanged, refused, created_at, changed_at)
                VALUES (?, 'operator', '', '', 'CSV', '{}', 'CHECKING', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, now(), now())""", id);
    }
}
