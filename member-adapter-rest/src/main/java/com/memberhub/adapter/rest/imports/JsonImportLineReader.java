package com.memberhub.adapter.rest.imports;

import com.memberhub.adapter.rest.extension.NumberedSubmission;
import com.memberhub.adapter.rest.extension.SubmissionReader;
import com.memberhub.application.imports.ImportLineReader;
import com.memberhub.application.journal.Payload;
import com.memberhub.domain.member.RootKdtId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads lines as the endpoint reads calls. What only a connector can know has a value of ours. */
@Component
class JsonImportLineReader implements ImportLineReader {

    private static final String APP_ID = "import";

    private final SubmissionReader reader;

    JsonImportLineReader(SubmissionReader reader) {
        this.reader = reader;
    }

    @Override
    public ReadLine read(Payload content, @Nullable RootKdtId rootKdtId) {
        Map<String, Object> otherwise = new HashMap<>();
        otherwise.put("appId", APP_ID);
        otherwise.put("extendMap", Map.of());
        if (rootKdtId != null) {
            otherwise.put("rootKdtId", rootKdtId.toString());
        }
        NumberedSubmission read = reader.readNumbered(content.bytes(), otherwise);
        return new ReadLine(read.submission(), read.number());
    }
}
