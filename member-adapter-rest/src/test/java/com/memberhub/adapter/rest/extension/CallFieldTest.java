package com.memberhub.adapter.rest.extension;

import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.adapter.rest.extension.CallField.Kind;
import com.memberhub.adapter.rest.extension.MemberCreateRequest.CustomerAttrInfoDto;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CallFieldTest {

    @Test
    void theListOfFieldsForgetsNone() {
        assertThat(CallField.all().map(field -> Map.entry(field.path(), field.kind())))
                .containsExactlyInAnyOrderElementsOf(
                        fields("", MemberCreateRequest.class).toList());
    }

    private static Stream<Map.Entry<String, Kind>> fields(String prefix, Class<?> type) {
        return Stream.of(type.getRecordComponents()).flatMap(component -> fields(prefix, component));
    }

    private static Stream<Map.Entry<String, Kind>> fields(String prefix, RecordComponent component) {
        String path = prefix + component.getName();
        Class<?> type = component.getType();
        if (type == String.class) {
            return Stream.of(Map.entry(path, Kind.TEXT));
        }
        if (type == Long.class) {
            return Stream.of(Map.entry(path, Kind.INTEGER));
        }
        if (type == List.class) {
            Stream<Map.Entry<String, Kind>> array = Stream.of(Map.entry(path, Kind.ARRAY));
            return Stream.concat(array, object(path + "[0]", CustomerAttrInfoDto.class));
        }
        return type == Map.class ? Stream.of(Map.entry(path, Kind.OBJECT)) : object(path, type);
    }

    private static Stream<Map.Entry<String, Kind>> object(String path, Class<?> type) {
        return Stream.concat(Stream.of(Map.entry(path, Kind.OBJECT)), fields(path + ".", type));
    }
}
