package com.memberhub.adapter.rest.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.memberhub.adapter.rest.problem.FieldProblem;
import com.memberhub.adapter.rest.problem.RefusedRequestException;
import com.memberhub.application.imports.UploadedLine;
import com.memberhub.domain.finding.Violation;
import com.memberhub.domain.finding.ViolationCode;
import com.memberhub.domain.member.Limits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImportFilesTest {

    private static final Charset GB18030 = Charset.forName("GB18030");

    private static CsvFile csv(byte[] bytes) throws IOException {
        return CsvFile.open(new ByteArrayInputStream(bytes), false);
    }

    private static CsvFile csv(String text) throws IOException {
        return csv(text.getBytes(UTF_8));
    }

    private static NdjsonFile ndjson(String text) {
        return new NdjsonFile(new ByteArrayInputStream(text.getBytes(UTF_8)));
    }

    private static List<String> contents(Iterator<UploadedLine> lines) {
        List<String> contents = new ArrayList<>();
        lines.forEachRemaining(line -> contents.add(line.number() + " "
                + new String(Objects.requireNonNull(line.content()).bytes(), UTF_8)));
        return contents;
    }

    @Test
    void aRowOfACsvIsTheObjectThatThePlatformWouldSend() throws IOException {
        assertThat(contents(csv("""
                outOpenId,mobile,name,address.cityName,address.areaCode,freeLevel.yzLevelAlias,extendMap.source,customerAttrInfos.宝宝生日
                80012345,13800138000,张小满,杭州市,330106,silver,erp,2024-06-01
                80012346,13800138001,,,,,,
                """)))
                .containsExactly(
                        "2 {\"outOpenId\":\"80012345\",\"mobile\":\"13800138000\",\"name\":\"张小满\","
                                + "\"address\":{\"cityName\":\"杭州市\",\"areaCode\":\"330106\"},"
                                + "\"freeLevel\":{\"yzLevelAlias\":\"silver\"},\"extendMap\":{\"source\":\"erp\"},"
                                + "\"customerAttrInfos\":[{\"name\":\"宝宝生日\",\"value\":\"2024-06-01\"}]}",
                        "3 {\"outOpenId\":\"80012346\",\"mobile\":\"13800138001\"}");
    }

    @Test
    void understandsQuotesLineBreaksAndEmptyLinesAndCountsLines() throws IOException {
        assertThat(contents(csv("mobile,outOpenId,name\r\n\r\n\"1\",\"a\"\"b\",\"c,\r\nd\"\r\n2,e\r\n3,f,,,\r\n")))
                .containsExactly(
                        "3 {\"mobile\":\"1\",\"outOpenId\":\"a\\\"b\",\"name\":\"c,\\r\\nd\"}",
                        "5 {\"mobile\":\"2\",\"outOpenId\":\"e\"}",
                        "6 {\"mobile\":\"3\",\"outOpenId\":\"f\"}");
    }

    @Test
    void aWholeMapMayStandInACell() throws IOException {
        assertThat(contents(csv("mobile,outOpenId,extendMap,globalProps\n1,a,\"{\"\"a\"\":1.0}\",no json\n")))
                .containsExactly(
                        "2 {\"mobile\":\"1\",\"outOpenId\":\"a\",\"extendMap\":{\"a\":1.0},\"globalProps\":\"no json\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030"})
    void findsOutTheCharsetHoweverLateItShows(String charset) throws IOException {
        String ascii = "1,a,b\n".repeat(30_000);

        List<String> contents =
                contents(csv(("mobile,outOpenId,name\n" + ascii + "2,z,张小满\n").getBytes(Charset.forName(charset))));

        assertThat(contents).hasSize(30_001);
        assertThat(contents.get(30_000)).isEqualTo("30002 {\"mobile\":\"2\",\"outOpenId\":\"z\",\"name\":\"张小满\"}");
    }

    @Test
    void passesOverAByteOrderMark() throws IOException {
        assertThat(contents(csv("\uFEFFmobile,outOpenId\n1,张\n"))).hasSize(1);
        assertThat(contents(ndjson("\uFEFF{}\n"))).hasSize(1);
    }

    @Test
    void givenAShortNameInGb18030_thenItIsReadAsOne() throws IOException {
        assertThat(contents(csv("mobile,outOpenId,name\n1,a,李四\n".getBytes(GB18030))))
                .containsExactly("2 {\"mobile\":\"1\",\"outOpenId\":\"a\",\"name\":\"李四\"}");
    }

    @Test
    void givenBytesThatAreNoText_thenItBreaksOff() throws IOException {
        byte[] bytes = "mobile,outOpenId,name\n1,a,?\n".getBytes(UTF_8);
        bytes[bytes.length - 2] = (byte) 0xFF;

        assertThatThrownBy(() -> contents(csv(bytes)))
                .satisfies(broken -> assertThat(broken.getCause()).isInstanceOf(CharacterCodingException.class));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void givenUtf8ThatIsCutWithinACharacter_thenItBreaksOffAndIsNotReadAsAnotherCharset(int missing) {
        byte[] whole = "mobile,name\n13800138000,张三\n13800138001,李四".getBytes(UTF_8);

        assertThatThrownBy(() -> contents(csv(Arrays.copyOf(whole, whole.length - missing))))
                .satisfies(broken -> assertThat(broken.getCause()).isInstanceOf(CharacterCodingException.class));
    }

    @Test
    void givenOneCharacterOfGb18030ThatBeginsLikeOneOfUtf8_thenItIsReadAsOne() throws IOException {
        assertThat(contents(csv("mobile,name\n1,寮".getBytes(GB18030))))
                .containsExactly("2 {\"mobile\":\"1\",\"name\":\"寮\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"outOpenId,name\n", "outOpenId;mobile\n", "mobile,OutOpenID\n", "mobile,out_open_id \n"})
    void givenAColumnIsMissing_thenItSaysWhich(String header) {
        assertThatThrownBy(() -> csv(header))
                .isInstanceOfSatisfying(
                        RefusedRequestException.class,
                        refused -> assertThat(refused.fields())
                                .extracting(FieldProblem::code)
                                .containsExactly("missing_column"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PK\u0003\u0004\u0014\u0000\u0006\n1\n", "\u0000m\u0000o\n\u00001\n"})
    void givenAWorkbookOrAnotherFileThatIsNoText_thenItSaysThatAndNotThatAColumnIsMissing(String file) {
        assertThatThrownBy(() -> csv(file))
                .isInstanceOfSatisfying(
                        RefusedRequestException.class,
                        refused -> assertThat(refused.fields())
                                .extracting(FieldProblem::code)
                                .containsExactly("unknown_charset"));
    }

    @Test
    void givenNoColumnOfNumbers_thenLinesHaveNone() throws IOException {
        assertThat(contents(csv("mobile,name\n1,a\n"))).containsExactly("2 {\"mobile\":\"1\",\"name\":\"a\"}");
    }

    @Test
    void givenAColumnTwice_thenItSaysWhich() {
        assertThatThrownBy(() -> csv("mobile,outOpenId,mobile\n"))
                .isInstanceOfSatisfying(
                        RefusedRequestException.class,
                        refused -> assertThat(refused.fields())
                                .containsExactly(FieldProblem.of("$", "duplicate_column", "mobile")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"customerAttrInfos", "extendMap", "address"})
    void givenAColumnForTheWholeBesideOneForAPart_thenItSaysWhich(String whole) {
        assertThatThrownBy(() -> csv("mobile," + whole + ".x," + whole + "\n"))
                .isInstanceOfSatisfying(
                        RefusedRequestException.class,
                        refused -> assertThat(refused.fields())
                                .containsExactly(FieldProblem.of("$", "duplicate_column", whole)));
    }

    @Test
    void tellsColumnsThatNobodyReads() throws IOException {
        assertThat(csv("mobile,outOpenId,nmae,address.city,extendMap.x,globalProps,customerAttrInfos.x,,rootKdtId\n1\n")
                        .unknownColumns())
                .containsExactly("nmae", "address.city");
    }

    @Test
    void givenAColumnThatBeginsWithAHash_thenItIsARemarkThatNobodyReads() throws IOException {
        String file = "#,mobile,#错误,outOpenId,#错误\n1,1,手机号 必填,a,x\n";

        assertThat(csv(file).unknownColumns()).isEmpty();
        assertThat(contents(csv(file))).containsExactly("2 {\"mobile\":\"1\",\"outOpenId\":\"a\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "birthday, 1990/1/2, 1990-01-02",
        "birthday, 1990-1-2, 1990-01-02",
        "birthday, ' 1990/11/12 ', 1990-11-12",
        "memberCreatedTime, 2020/1/2 8:05, 2020-01-02 08:05:00",
        "customerCreatedTime, 2020/1/2 18:05:09, 2020-01-02 18:05:09",
        "memberCreatedTime, 2020/1/2, 2020-01-02 00:00:00",
        "customerCreatedTime, 2020-01-02, 2020-01-02 00:00:00"
    })
    void givenADateAsSpreadsheetsSpellIt_thenItIsSpelledAsThePlatformDoes(String column, String cell, String date)
            throws IOException {
        assertThat(contents(csv("mobile," + column + "\n1," + cell + "\n")))
                .containsExactly("2 {\"mobile\":\"1\",\"" + column + "\":\"" + date + "\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "name, 1990/1/2",
        "customerAttrInfos.birthday, 1990/1/2",
        "birthday, 1/2/1990",
        "birthday, 1990/1",
        "birthday, 1990-01-02",
        "memberCreatedTime, 2020-01-02T08:05:00+08:00"
    })
    void givenAnythingElse_thenItStaysAsItIs(String column, String cell) throws IOException {
        assertThat(contents(csv("mobile," + column + "\n1," + cell + "\n")))
                .singleElement(as(STRING))
                .contains("\"" + cell + "\"");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "=\"\"80012345\"\", 80012345",
                "'-小明-, -小明-",
                "'=1+1, =1+1",
                "'@小红, @小红",
                "'80012345, '80012345",
                "'+852-12344567, '+852-12344567",
                "=1+1, =1+1",
                "-小明-, -小明-",
                "', '"
            })
    void givenACellThatNoSpreadsheetCalculates_thenItIsReadAsItWasMeant(String cell, String meant) throws IOException {
        assertThat(contents(csv("mobile,nickname\n1,\"" + cell + "\"\n")))
                .containsExactly("2 {\"mobile\":\"1\",\"nickname\":\"" + meant + "\"}");
    }

    @Test
    void givenRowsInWhichNothingIsWritten_thenTheyAreNoLines() throws IOException {
        CsvFile file = csv("mobile,outOpenId\n,,,\n1,a\n\" \",\t\n2,b\n,\n");

        assertThat(contents(file))
                .containsExactly(
                        "3 {\"mobile\":\"1\",\"outOpenId\":\"a\"}", "5 {\"mobile\":\"2\",\"outOpenId\":\"b\"}");
        assertThat(file.hasNext()).isFalse();
        assertRefused("mobile,outOpenId\n,\n , \n", "no_lines");
    }

    @Test
    void givenMoreCellsThanColumns_thenTheLineIsRefused() throws IOException {
        assertThat(csv("mobile,outOpenId\n1,a,b\n").next())
                .isEqualTo(UploadedLine.refused(2, Violation.of("$", ViolationCode.TOO_MANY_CELLS, 2)));
    }

    @Test
    void givenALineAtTheLimit_thenItIsTakenAndOneByteMoreIsNot() throws IOException {
        String ofNdjson = "x".repeat(Limits.BODY_BYTES - "{\"name\": \"\"}".length());
        String ofCsv = "x".repeat(Limits.BODY_BYTES - "{\"mobile\":\"1\",\"name\":\"\"}".length());

        NdjsonFile ndjson = ndjson("{\"name\": \"" + ofNdjson + "\"}\n{\"name\": \"x" + ofNdjson + "\"}\n");
        CsvFile csv = csv("mobile,name\n1," + ofCsv + "\n1,x" + ofCsv + "\n");

        assertThat(ndjson.next().violation()).isNull();
        assertThat(ndjson.next().violation()).isNotNull();
        assertThat(csv.next().violation()).isNull();
        assertThat(csv.next().violation()).isNotNull();
    }

    @Test
    void givenALineOverTheLimit_thenItAloneIsRefused() throws IOException {
        String large = "x".repeat(Limits.BODY_BYTES);
        Violation tooLarge = Violation.of("$", ViolationCode.TOO_LARGE, Limits.BODY_BYTES);

        CsvFile csv = csv("mobile,outOpenId,name\n1,a," + large + "\n2,b,c\n");
        NdjsonFile ndjson = ndjson("{\"name\": \"" + large + "\"}\n{}\n");

        assertThat(csv.next()).isEqualTo(UploadedLine.refused(2, tooLarge));
        assertThat(csv.next().violation()).isNull();
        assertThat(ndjson.next()).isEqualTo(UploadedLine.refused(1, tooLarge));
        assertThat(ndjson.next().violation()).isNull();
        assertThat(ndjson.hasNext()).isFalse();
    }

    private static void assertRefused(String text, String code, Object... arguments) {
        assertThatThrownBy(() -> contents(csv(text)))
                .isInstanceOfSatisfying(
                        RefusedRequestException.class,
                        refused -> assertThat(refused.fields()).containsExactly(FieldProblem.of("$", code, arguments)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mobile,name\n1,ok\n2,\"abc\n3,ok\n",
                "mobile,name\r\n1,ok\r\n2,\"abc\"\"\r\n3,ok",
                "mobile,name\r1,ok\r\"",
                "mobile,name\n\n1,\"\"\"\n",
                "mobile,\"na\nme\"\n1,\"ok\n",
                "mobile,name\n1,ok\n2,\"abc\n3,\"def\"\n4,ok\n",
                "mobile,name\n1,ok\n2,\"5\" 屏\"\n3,\"6\" 屏\"\n",
                "mobile,name\n1,ok\n2,\"abc\" \n"
            })
    void givenAQuotationMarkThatIsNotClosed_thenItSaysInWhichLineItStands(String text) {
        assertRefused(text, "unclosed_quote", 3L);
    }

    @Test
    void givenTooManyColumns_thenItSaysHowManyThereMayBe() {
        assertRefused("mobile" + ",".repeat(1_000) + "\n1\n", "too_many_columns", 1_000);
    }

    @Test
    void givenAQuotationMarkThatIsNotClosedFarDown_thenItSaysInWhichLineItStands() {
        String rows = "1,\"a\"\"b\"\r\n".repeat(200_000);

        assertRefused("mobile,name\r\n" + rows + "2,\"abc\r\n" + rows, "unclosed_quote", 200_002L);
        assertRefused("mobile,name\r\n" + rows + "2,\"abc\r\n" + "3,d\r\n".repeat(300_000), "unclosed_quote", 200_002L);
    }

    @Test
    void givenAQuotationMarkInTheFirstRowThatIsNotClosed_thenItSaysSoAndNotThatAColumnIsMissing() {
        assertRefused("\"mobile,name\n1,ok\n", "unclosed_quote", 1L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r\n\r\n", "mobile,name", "mobile,name\n", "mobile,name\n\n\r\n"})
    void givenNoRowOfAMember_thenItSaysSo(String text) {
        assertRefused(text, "no_lines");
    }

    @Test
    void givenACellThatIsTooLongToBeReadOver_thenItSaysInWhichLineItStands() {
        String large = "x".repeat(2_000_000);

        assertRefused("mobile,name\n1,ok\n2," + large + "\n3,ok\n", "cell_too_long", 3L, Limits.BODY_BYTES);
        assertRefused("mobile,name\n1,ok\n2,\"" + large + "\"\n3,ok\n", "cell_too_long", 3L, Limits.BODY_BYTES);
    }

    @Test
    void givenARowOfTooManyCellsToBeReadOver_thenItSaysAfterWhichLine() {
        assertRefused("mobile,name\n1,ok\n\n2" + ",".repeat(20_000) + "\n", "csv_malformed", 2L);
    }

    @Test
    void givenARowThatIsTooLongToBeReadOver_thenItSaysAfterWhichLine() {
        String cell = "," + "x".repeat(900_000);

        assertRefused("mobile,a,b,c\n1,ok\n\n2" + cell + cell + cell + "\n3,ok\n", "csv_malformed", 2L);
    }

    @Test
    void aQuotationMarkWithinACellIsAQuotationMark() throws IOException {
        assertThat(contents(csv("mobile,name\n1,5\" 屏\n\"2\",\"\"\n3,a\"")))
                .containsExactly(
                        "2 {\"mobile\":\"1\",\"name\":\"5\\\" 屏\"}",
                        "3 {\"mobile\":\"2\"}",
                        "4 {\"mobile\":\"3\",\"name\":\"a\\\"\"}");
    }

    @Test
    void everyLineOfNdjsonIsTakenAsItIs() {
        assertThat(contents(ndjson("{\"a\": 1}\r\n\n  \n{broken\n{}")))
                .containsExactly("1 {\"a\": 1}\r", "4 {broken", "5 {}");
    }

    @Test
    void givenAFileOverTheLimit_thenItBreaksOff() throws IOException {
        InputStream bounded = new BoundedInputStream(new ByteArrayInputStream(new byte[11]), 10);

        assertThatThrownBy(bounded::readAllBytes).isInstanceOf(FileTooLargeException.class);
        assertThat(new BoundedInputStream(new ByteArrayInputStream(new byte[10]), 10).readAllBytes())
                .hasSize(10);
        assertThatThrownBy(() ->
                        new NdjsonFile(new BoundedInputStream(new ByteArrayInputStream(new byte[11]), 10)).hasNext())
                .isInstanceOf(UncheckedIOException.class);
    }
}
