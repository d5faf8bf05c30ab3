package com.memberhub.adapter.rest.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class RequestWithoutQueryTest {

    @Test
    void hidesWhatStandsBehindTheQuestionMark() {
        MockHttpServletRequest sent = new MockHttpServletRequest("POST", "/MemberCreateExtension");
        sent.setQueryString("key=hush");
        sent.setParameter("key", "hush");

        RequestWithoutQuery request = new RequestWithoutQuery(sent);

        assertThat(request.getQueryString()).isNull();
        assertThat(request.getParameter("key")).isNull();
        assertThat(request.getParameterValues("key")).isNull();
        assertThat(Collections.list(request.getParameterNames())).isEmpty();
        assertThat(request.getParameterMap()).isEmpty();
    }
}
