package com.memberhub.adapter.rest.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.adapter.rest.imports.ImportLineJson.FindingJson;
import com.memberhub.application.directory.CallView.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImportLineJsonTest {

    private static FindingJson shown(String path, String message) {
        return FindingJson.of(new Finding(path, "duplicate_key", List.of()), message);
    }

    @Test
    void hidesWhatIsPersonalInAKeyAndInWhatIsSaidOfIt() {
        assertThat(shown("extendMap.13800138000", "13800138000 两次"))
                .isEqualTo(new FindingJson("extendMap.****", "duplicate_key", "138****8000 两次"));
        assertThat(shown("extendMap.慕容雪瑶", "重复").field()).isEqualTo("extendMap.****");
    }

    @Test
    void showsTheFieldsOfTheContractAndTheKeysOfPrograms() {
        assertThat(shown("mobile", "不是手机号码")).isEqualTo(new FindingJson("mobile", "duplicate_key", "不是手机号码"));
        assertThat(shown("extendMap.tier", "x").field()).isEqualTo("extendMap.tier");
        assertThat(shown("customerAttrInfos[0].value", "x").field()).isEqualTo("customerAttrInfos[0].value");
    }
}
