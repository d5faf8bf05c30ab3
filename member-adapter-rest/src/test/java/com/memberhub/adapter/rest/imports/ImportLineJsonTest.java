package com.memberhub.adapter.rest.imports;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.adapter.rest.imports.ImportLineJson.FindingJson;
import com.memberhub.application.directory.CallView.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImportLineJsonTest {

    private static FindingJson shown(String path, String said, Object... arguments) {
        return FindingJson.of(
                new Finding(path, "duplicate_key", List.of(arguments)),
                found -> said + found.arguments().stream().map(Object::toString).collect(joining(",")));
    }

    @Test
    void hidesWhatIsPersonalInAKeyAndInTheArgumentsOfWhatIsSaidOfIt() {
        assertThat(shown("extendMap.13800138000", "如 +852-12344567：", "13800138000", 13900001111L))
                .isEqualTo(
                        new FindingJson("extendMap.****", "duplicate_key", "如 +852-12344567：138****8000,139****1111"));
        assertThat(shown("extendMap.慕容雪瑶", "重复").field()).isEqualTo("extendMap.****");
    }

    @Test
    void showsTheFieldsOfTheContractAndTheKeysOfPrograms() {
        assertThat(shown("mobile", "不是手机号码")).isEqualTo(new FindingJson("mobile", "duplicate_key", "不是手机号码"));
        assertThat(shown("extendMap.tier", "x").field()).isEqualTo("extendMap.tier");
        assertThat(shown("customerAttrInfos[0].value", "x").field()).isEqualTo("customerAttrInfos[0].value");
    }
}
