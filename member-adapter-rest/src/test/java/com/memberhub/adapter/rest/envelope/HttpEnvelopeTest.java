package com.memberhub.adapter.rest.envelope;

import static com.memberhub.adapter.rest.AnswerAssert.assertThatAnswer;
import static org.assertj.core.api.Assertions.assertThat;

import com.memberhub.adapter.rest.Answer;
import com.memberhub.adapter.rest.Hub;
import com.memberhub.adapter.rest.HubTest;
import com.memberhub.adapter.rest.InMemoryRegistration;
import com.memberhub.adapter.rest.extension.CallBody;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything around the body: methods, paths, types, sizes. */
@HubTest
class HttpEnvelopeTest {

    private static final int BODY_LIMIT = 256 * 1024;
    private static final int TEN_MEGABYTES = 10 * 1024 * 1024;

    private final Hub hub;
    private final InMemoryRegistration registration;

    HttpEnvelopeTest(Hub hub, InMemoryRegistration registration) {
        this.hub = hub;
        this.registration = registration;
    }

    @AfterEach
    void theNextCallWorks() {
        assertThat(hub.create(CallBody.smallest().json()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND", "BREW", "post"})
    void givenThePath_whenTheMethodIsNotPost_thenOnlyPostIsAllowed(String method) {
        Answer answer = hub.send(hub.request(Hub.CREATE).method(method, BodyPublishers.noBody()));

        assertThatAnswer(answer).isFailure(405);
        assertThat(answer.header("Allow")).isEqualTo("POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%4DemberCreateExtension", "/MemberCreateExtension;x=1"})
    void givenThePathSpelledAnotherWay_whenTheMethodIsNotPost_thenOnlyPostIsAllowed(String path) {
        Answer answer = hub.send(hub.request(path).method("OPTIONS", BodyPublishers.noBody()));

        assertThatAnswer(answer).isFailure(405);
        assertThat(answer.header("Allow")).isEqualTo("POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE"})
    void givenThePath_whenAnotherMethodBringsABody_thenItIsNotRead(String method) {
        BodyPublisher body = BodyPublishers.ofByteArray(CallBody.full().bytes());

        assertThatAnswer(hub.send(hub.request(Hub.CREATE)
                        .header("Content-Type", "application/json")
                        .method(method, body)))
                .isFailure(405);
        assertThat(registration.calls()).isEmpty();
    }

    /** A body without its length is sent in pieces, the last of which is empty: twice the packets. */
    @ParameterizedTest
    @ValueSource(strings = {"smallest", "refused"})
    void givenACall_thenTheAnswerSaysHowLongItIs(String call) {
        Answer answer = hub.create(call.equals("smallest") ? CallBody.smallest().json() : "{}");

        assertThat(answer.header("Content-Length"))
                .isEqualTo(String.valueOf(answer.body().getBytes(StandardCharsets.UTF_8).length));
        assertThat(answer.header("Transfer-Encoding")).isEmpty();
    }

    @Test
    void givenThePath_whenOnlyItsHeadIsAskedFor_thenOnlyPostIsAllowed() {
        Answer answer = hub.send(hub.request(Hub.CREATE).method("HEAD", BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("POST");
        assertThat(answer.header("X-Request-Id")).isNotBlank();
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void givenABrowserOnAnotherSite_whenItAsksWhetherItMayPost_thenItMayNot() {
        String preflight = """
                OPTIONS /MemberCreateExtension HTTP/1.1
                Host: localhost
                Origin: https://shop.example.com
                Access-Control-Request-Method: POST
                Access-Control-Request-Headers: content-type
                Connection: close

                """;

        Answer answer = hub.sendRaw(preflight.replace("\n", "\r\n"));

        assertThatAnswer(answer).isFailure(405);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/nowhere",
                "/membercreateextension",
                "/MemberCreateExtension/",
                "/MemberCreateExtension/1",
                "/MemberCreateExtension.json",
                "/%4DemberCreateExtensio",
                "/error",
                "/error/",
                "/favicon.ico",
                "/WEB-INF/web.xml",
                "/actuator/env"
            })
    void givenAnotherPath_whenCalledByAnyMethod_thenThereIsNone(String path) {
        assertThatAnswer(hub.send(hub.request(path))).isFailure(404);
        assertThatAnswer(hub.send(hub.request(path)
                        .POST(BodyPublishers.ofByteArray(CallBody.full().bytes()))))
                .isFailure(404);
        assertThat(registration.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json;charset=utf-8",
                "application/json; charset=UTF-8",
                "application/json;charset=\"utf-8\"",
                "application/json; charset=utf8",
                "APPLICATION/JSON",
                "application/json;version=2"
            })
    void givenJsonInUtf8_whenTheTypeIsSpelledAnyWay_thenItIsTaken(String contentType) {
        assertThatAnswer(send(contentType)).isStored("created");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "text/json",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/octet-stream",
                "application/problem+json",
                "application/json;charset=GBK",
                "application/json;charset=UTF-16",
                "application/json;charset=ISO-8859-1",
                "application/json;charset=no-such-charset",
                "application/json;charset=",
                "application",
                "*/*",
                "application/*",
                ";;;",
                ""
            })
    void givenAnotherType_whenCalled_thenItIsNotTaken(String contentType) {
        assertThatAnswer(send(contentType)).isFailure(415);
        assertThat(registration.calls()).isEmpty();
    }

    @Test
    void givenNoType_whenCalled_thenItIsNotTaken() {
        BodyPublisher body = BodyPublishers.ofByteArray(CallBody.full().bytes());

        assertThatAnswer(hub.send(hub.request(Hub.CREATE).POST(body))).isFailure(415);
        assertThatAnswer(hub.send(hub.request(Hub.CREATE).POST(BodyPublishers.noBody())))
                .isFailure(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br", "deflate", "gzip, identity", "unheard-of"})
    void givenACompressedBody_whenCalled_thenItIsNotTaken(String encoding) {
        assertThatAnswer(hub.send(call().header("Content-Encoding", encoding))).isFailure(415);
    }

    @Test
    void givenTheIdentityEncoding_whenCalled_thenItIsTaken() {
        assertThatAnswer(hub.send(call().header("Content-Encoding", "identity")))
                .isStored("created");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json", "*/*", "application/xml", "text/html", "image/png;q=0.1", "garbage", ""})
    void givenAnyAcceptedType_whenCalled_thenTheAnswerIsJson(String accepted) {
        assertThatAnswer(hub.send(call().header("Accept", accepted))).isStored("created");
        assertThatAnswer(hub.send(hub.createRequest(new byte[0]).header("Accept", accepted)))
                .isRefused("$", "json_malformed");
        assertThatAnswer(hub.send(hub.request("/nowhere").header("Accept", accepted)))
                .isFailure(404);
        assertThatAnswer(hub.send(hub.request(Hub.CREATE).header("Accept", accepted)))
                .isFailure(405);
    }

    @Test
    void givenABodyOf256Kibibytes_whenCalled_thenItIsTaken() {
        byte[] body = CallBody.full().bytes(BODY_LIMIT);

        assertThatAnswer(hub.create(body)).isStored("created");
        assertThatAnswer(hub.send(chunked(body))).isStored("unchanged");
    }

    @ParameterizedTest
    @ValueSource(ints = {BODY_LIMIT + 1, TEN_MEGABYTES})
    void givenALargerBody_whenCalled_thenItIsTooLarge(int size) {
        byte[] body = CallBody.full().bytes(size);

        assertThatAnswer(hub.create(body)).isFailure(413);
        assertThatAnswer(hub.send(chunked(body))).isFailure(413);
        assertThat(registration.calls()).isEmpty();
    }

    @Test
    void givenAQueryString_whenCalled_thenItMeansNothing() {
        BodyPublisher body = BodyPublishers.ofByteArray(CallBody.full().bytes());

        assertThatAnswer(hub.send(hub.request(Hub.CREATE + "?mobile=13900139000&name=x")
                        .header("Content-Type", "application/json")
                        .POST(body)))
                .isStored("created");
        assertThat(registration.members().get(0).key().mobile().e164()).isEqualTo("+8613800138000");
    }

    @Test
    void givenARequestIdOfTheCallers_whenCalled_thenTheAnswerHasOneOfOurs() {
        assertThat(hub.send(call().header("X-Request-Id", "mine")).requestId()).isNotEqualTo("mine");
    }

    @Test
    void givenSeveralRequests_whenAnswered_thenNoTwoHaveOneId() {
        Answer stored = hub.create(CallBody.full().json());
        Answer refused = hub.create("");
        Answer failed = hub.send(hub.request("/nowhere"));

        assertThat(new String[] {stored.requestId(), refused.requestId(), failed.requestId()})
                .doesNotHaveDuplicates();
    }

    private HttpRequest.Builder call() {
        return hub.createRequest(CallBody.full().bytes());
    }

    private Answer send(String contentType) {
        return hub.send(hub.request(Hub.CREATE)
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofByteArray(CallBody.full().bytes())));
    }

    private HttpRequest.Builder chunked(byte[] body) {
        return hub.request(Hub.CREATE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
    }
}
