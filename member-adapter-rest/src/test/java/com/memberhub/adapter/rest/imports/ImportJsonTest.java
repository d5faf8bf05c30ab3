package com.memberhub.adapter.rest.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.application.imports.Import;
import com.memberhub.application.imports.ImportCounts;
import com.memberhub.application.imports.ImportFile;
import com.memberhub.application.imports.ImportFormat;
import com.memberhub.application.imports.ImportId;
import com.memberhub.application.imports.ImportState;
import com.memberhub.application.staff.Actor;
import com.memberhub.application.staff.RootShops;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImportJsonTest {

    private static final Instant NOW = Instant.parse("2026-11-20T02:15:30Z");

    private static Import of(ImportFile file) {
        return new Import(
                new ImportId("01KAR2V6M8Q4D0A7J5Z3T9X1CE"),
                new Actor("operator", RootShops.all(), "192.0.2.1"),
                null,
                file,
                ImportState.CHECKED,
                1,
                1,
                ImportCounts.NONE,
                ImportCounts.NONE,
                NOW,
                NOW,
                null,
                null);
    }

    @Test
    void givenAFileThatIsCalledByAMobileAndHasMobilesForColumns_thenTheyAreMasked() {
        ImportJson shown = ImportJson.of(
                of(new ImportFile("欧阳13877776666.csv", ImportFormat.CSV, null, List.of("nmae", "13900001111"))));

        assertThat(shown.fileName()).isEqualTo("欧阳138****6666.csv");
        assertThat(shown.unknownColumns()).containsExactly("nmae", "139****1111");
    }
}
