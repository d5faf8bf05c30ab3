package com.memberhub.endtoend;

import com.memberhub.application.imports.ImportFile;
import com.memberhub.application.imports.ImportFormat;
import com.memberhub.application.imports.ImportMembers;
import com.memberhub.application.imports.UploadedLine;
import com.memberhub.application.staff.Actor;
import com.memberhub.application.staff.RootShops;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/** Files of members, brought in by the use case itself. */
final class Uploads {

    static final Actor OPERATOR = new Actor("manager", RootShops.all(), "192.0.2.1");

    private Uploads() {}

    /** Uploads lines of JSON, whatever they are, and tells the import's id. */
    static String upload(Hub hub, String... lines) {
        return uploadAs(hub, "members", lines);
    }

    /** Uploads them in a file of this name. */
    static String uploadAs(Hub hub, String name, String... lines) {
        return upload(hub, new ImportFile(name, ImportFormat.NDJSON, null, List.of()), lines);
    }

    /** Uploads them as this file. */
    static String upload(Hub hub, ImportFile file, String... lines) {
        Iterator<UploadedLine> numbered = IntStream.range(0, lines.length)
                .mapToObj(i -> UploadedLine.of(
                        i + 1, lines[i].replaceAll("\\s*\\n\\s*", " ").getBytes(StandardCharsets.UTF_8)))
                .iterator();
        return hub.context()
                .getBean(ImportMembers.class)
                .upload(OPERATOR, file, numbered)
                .id()
                .value();
    }
}
