package com.memberhub.adapter.rest.export;

import static com.memberhub.application.member.FullProfile.aFullProfile;
import static com.memberhub.domain.member.MemberBuilder.aMember;
import static com.memberhub.domain.member.ProfileBuilder.aProfile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.memberhub.adapter.rest.envelope.Messages;
import com.memberhub.adapter.rest.presentation.Labels;
import com.memberhub.application.directory.MemberView;
import com.memberhub.domain.member.Member;
import com.memberhub.domain.member.ProfileBuilder;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

class MemberCsvTest {

    private static final AnnotationConfigApplicationContext CONTEXT =
            new AnnotationConfigApplicationContext(Messages.class, Labels.class);
    private static final Labels LABELS = CONTEXT.getBean(Labels.class);

    @AfterAll
    static void close() {
        CONTEXT.close();
    }

    private static String written(Locale locale, MemberView... members) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (MemberCsv csv = new MemberCsv(out, LABELS, locale)) {
            for (MemberView member : members) {
                csv.write(member);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static MemberView masked(ProfileBuilder profile) {
        return MemberView.masked(aMember().profile(profile).build());
    }

    private static List<NamedCsvRecord> read(String csv) {
        return CsvReader.builder().ofNamedCsvRecord(csv.substring(1)).stream().toList();
    }

    @Test
    void beginsSoThatExcelKnowsItsCharset() throws IOException {
        String csv = written(Locale.CHINESE);

        assertThat(csv).startsWith("\uFEFF会员号,总部店铺 id,手机号,姓名").endsWith("\r\n");
        assertThat(written(Locale.ENGLISH)).startsWith("\uFEFFmember number,");
    }

    @Test
    void writesWordsForCodesAndMasksWhatIsPersonal() throws IOException {
        String csv = written(Locale.CHINESE, masked(aFullProfile()));

        NamedCsvRecord row = read(csv).get(0);
        assertThat(row.getField("手机号")).isEqualTo("138****8000");
        assertThat(row.getField("姓名")).isEqualTo("张*");
        assertThat(row.getField("性别")).isIn("男", "女", "未知");
        assertThat(csv).doesNotContain("13800138000").doesNotContain("张小满");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＠A1"})
    void makesFormulasHarmless(String text) throws IOException {
        MemberView member = masked(aProfile().memberSrcWay(text).outStoreId(text));

        NamedCsvRecord row = read(written(Locale.ENGLISH, member)).get(0);

        assertThat(row.getFields()).contains("'" + text).doesNotContain(text);
    }

    @Test
    void quotesWhatHasToBeQuoted() throws IOException {
        MemberView member = masked(aProfile().outStoreId("a \"b\", c\nd"));

        assertThat(read(written(Locale.CHINESE, member)).get(0).getField("三方店铺 id"))
                .isEqualTo("a \"b\", c\nd");
    }

    @Test
    void writesAMillionRowsInConstantMemory() throws IOException {
        Member member = aMember().profile(aFullProfile()).build();
        MemberView view = MemberView.masked(member);
        CountingStream out = new CountingStream();

        try (MemberCsv csv = new MemberCsv(out, LABELS, Locale.CHINESE)) {
            csv.write(view);
            for (int i = 0; i < 1_000_000; i++) {
                csv.write(view);
            }
        }

        assertThat(out.largest).isLessThan(64 * 1_024);
        assertThat(out.bytes).isGreaterThan(100_000_000L);
    }

    @Test
    void givenTheReaderIsGone_thenItSaysSo() {
        OutputStream gone = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("gone");
            }
        };

        assertThatThrownBy(() -> new MemberCsv(gone, LABELS, Locale.CHINESE)).isInstanceOf(UncheckedIOException.class);
    }

    /** Keeps nothing, and knows the most that it was given at once. */
    private static final class CountingStream extends OutputStream {

        private long bytes;
        private int largest;

        @Override
        public void write(int b) {
            bytes++;
        }

        @Override
        public void write(byte[] some, int offset, int length) {
            bytes += length;
            largest = Math.max(largest, length);
        }
    }
}
