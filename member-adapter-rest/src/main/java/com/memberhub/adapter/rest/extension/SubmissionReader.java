package com.memberhub.adapter.rest.extension;

import com.memberhub.domain.admission.MemberSubmission;
import java.lang.reflect.RecordComponent;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Reads what is sent to {@code POST /MemberCreateExtension}, for those who bring it in another way. */
@Component
public class SubmissionReader {

    private static final Set<String> FIELDS = Collections.unmodifiableSet(fields("", MemberCreateRequest.class));

    private final MemberCreateRequestReader reader;

    SubmissionReader(MemberCreateRequestReader reader) {
        this.reader = reader;
    }

    /**
     * Reads a body as the endpoint does. It never fails: what is wrong with the body stands in the submission.
     *
     * @param body JSON in UTF-8
     */
    public MemberSubmission read(byte[] body) {
        return reader.read(body);
    }

    /**
     * Reads a body that has an {@code outOpenId} beside the contract's fields.
     *
     * @param otherwise the values of fields that are absent: String, Long or Map
     */
    public NumberedSubmission readNumbered(byte[] body, Map<String, Object> otherwise) {
        return reader.readNumbered(body, otherwise);
    }

    /** The paths of the contract's fields, those of nested objects with a dot: {@code address.cityName}. */
    public static Set<String> fields() {
        return FIELDS;
    }

    private static Set<String> fields(String prefix, Class<?> type) {
        Set<String> paths = new LinkedHashSet<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String path = prefix + component.getName();
            if (component.getType().isRecord()) {
                paths.addAll(fields(path + ".", component.getType()));
            } else {
                paths.add(path);
            }
        }
        return paths;
    }
}
