package com.memberhub.adapter.rest.envelope;

import static com.memberhub.adapter.rest.AnswerAssert.assertThatAnswer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.memberhub.adapter.rest.Answer;
import com.memberhub.adapter.rest.Hub;
import com.memberhub.adapter.rest.HubTest;
import com.memberhub.adapter.rest.InMemoryRegistration;
import com.memberhub.adapter.rest.extension.CallBody;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no HTTP client would send. Mostly Tomcat itself refuses it, in the envelope all the same. */
@HubTest
class ContainerEnvelopeTest {

    private static final String HEAD = """
            POST /MemberCreateExtension HTTP/1.1
            Host: localhost
            Content-Type: application/json
            Connection: close
            """;

    private final Hub hub;
    private final InMemoryRegistration registration;

    ContainerEnvelopeTest(Hub hub, InMemoryRegistration registration) {
        this.hub = hub;
        this.registration = registration;
    }

    @AfterEach
    void theNextCallWorks() {
        assertThat(hub.create(CallBody.smallest().json()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource
    void givenWhatIsNotHttp_whenSent_thenItIsABadRequest(String request) {
        assertThatAnswer(sendRaw(request)).isFailure(400);
        assertThat(registration.calls()).isEmpty();
    }

    static Stream<Arguments> givenWhatIsNotHttp_whenSent_thenItIsABadRequest() {
        return Stream.of(
                argumentSet("a word", "GARBAGE\n\n"),
                argumentSet("a control character in the method", "PO\u0001ST / HTTP/1.1\nHost: localhost\n\n"),
                argumentSet("a brace in the path", "GET /{a} HTTP/1.1\nHost: localhost\n\n"),
                argumentSet("a quote in the query", "GET /?a=\"b\" HTTP/1.1\nHost: localhost\n\n"),
                argumentSet("a broken escape in the path", "GET /%zz HTTP/1.1\nHost: localhost\n\n"),
                argumentSet("an escaped slash", "GET /a%2fb HTTP/1.1\nHost: localhost\n\n"),
                argumentSet("a path above the root", "GET /../../etc/passwd HTTP/1.1\nHost: localhost\n\n"),
                argumentSet("no host", "POST /MemberCreateExtension HTTP/1.1\nContent-Length: 0\n\n"),
                argumentSet("a host with a space", "GET / HTTP/1.1\nHost: a b\n\n"),
                argumentSet("a host with a bad port", "GET / HTTP/1.1\nHost: localhost:port\n\n"),
                argumentSet("two hosts", "GET / HTTP/1.1\nHost: a\nHost: b\n\n"),
                argumentSet("a header without a colon", HEAD + "no colon\n\n"),
                argumentSet("a header with a space in its name", HEAD + "a b: c\n\n"),
                argumentSet("a header too long", HEAD + "Long: " + "x".repeat(20_000) + "\n\n"),
                argumentSet("too many headers", HEAD + "A: b\n".repeat(2_000) + "\n"),
                argumentSet("a length below zero", HEAD + "Content-Length: -1\n\n"),
                argumentSet("a length that is no number", HEAD + "Content-Length: ten\n\n"),
                argumentSet("two lengths", HEAD + "Content-Length: 2\nContent-Length: 3\n\n{}"),
                argumentSet("chunks under another encoding", HEAD + "Transfer-Encoding: chunked, gzip\n\n{}"),
                argumentSet("TLS", "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\n\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST /MemberCreateExtension", "POST  HTTP/1.1"})
    void givenNoVersion_whenSent_thenTheEnvelopeStandsAloneAsInHttp09(String requestLine) {
        assertThat(hub.exchange(requestLine + "\r\nHost: localhost\r\n\r\n"))
                .startsWith("{\"success\":false,\"code\":400,");
    }

    @Test
    void givenAnUnknownVersion_whenSent_thenItIsNotSupported() {
        assertThatAnswer(sendRaw("POST /MemberCreateExtension HTTP/9.9\nHost: localhost\n\n"))
                .isFailure(505);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unheard-of", "gzip"})
    void givenAnUnknownTransferEncoding_whenSent_thenItIsNotImplemented(String encoding) {
        assertThatAnswer(sendRaw(HEAD + "Content-Length: 2\nTransfer-Encoding: " + encoding + "\n\n{}"))
                .isFailure(501);
    }

    @Test
    void givenThePath_whenTraced_thenItIsNotAllowed() {
        Answer answer = sendRaw("TRACE /MemberCreateExtension HTTP/1.1\nHost: localhost\nConnection: close\n\n");

        assertThatAnswer(answer).isFailure(405);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zz\r\n{}\r\n0\r\n\r\n",
                "-2\r\n{}\r\n0\r\n\r\n",
                "2\r\n{}x\r\n0\r\n\r\n",
                "ffffffffffffffffff\r\n{}",
                "5\r\n{}",
                "2\r\n{}\r\n",
                ""
            })
    void givenChunks_whenTheyAreBroken_thenItIsABadRequest(String body) {
        String head = (HEAD + "Transfer-Encoding: chunked\n\n").replace("\n", "\r\n");

        assertThatAnswer(hub.sendRaw(head + body)).isFailure(400);
        assertThat(registration.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"rootKdtId\": 1}"})
    void givenABody_whenItEndsBeforeItsLength_thenItIsABadRequestAndNoCall(String body) {
        assertThatAnswer(sendRaw(HEAD + "Content-Length: 100\n\n" + body)).isFailure(400);
        assertThat(registration.calls()).isEmpty();
    }

    @Test
    void givenOldHttp_whenCalled_thenItIsAnswered() {
        String body = CallBody.smallest().json();
        String head = "POST /MemberCreateExtension HTTP/1.0\nContent-Type: application/json\nContent-Length: %d\n\n";

        assertThatAnswer(sendRaw(head.formatted(body.length()) + body)).isStored("created");
    }

    private Answer sendRaw(String request) {
        return hub.sendRaw(request.replace("\n", "\r\n"));
    }
}
