package com.memberhub.adapter.rest.export;

import com.memberhub.adapter.rest.presentation.Labels;
import com.memberhub.application.directory.MemberView;
import com.memberhub.domain.member.Address;
import com.memberhub.domain.member.Level;
import com.memberhub.domain.member.PlatformTime;
import com.memberhub.domain.member.Profile;
import com.memberhub.domain.member.Weixin;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes members as CSV (RFC 4180), row by row, in constant memory: UTF-8 with a byte order mark, so that Excel opens it,
 * and with codes in words. What a member called themselves may begin like a formula; such a cell begins with an apostrophe
 * here. A failure of the stream comes out as {@link UncheckedIOException}. Not safe for use by several threads.
 */
public final class MemberCsv implements Closeable {

    /** Also in full width, and after a line break, as OWASP's page on CSV injection lists them. */
    private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(PlatformTime.ZONE);

    private final CsvWriter csv;
    private final List<Column> columns;

    /**
     * Writes the first row, with the names of the columns.
     *
     * @param out is closed with this
     */
    public MemberCsv(OutputStream out, Labels labels, Locale locale) {
        try {
            out.write(String.valueOf(BYTE_ORDER_MARK).getBytes(StandardCharsets.UTF_8));
        } catch (IOException readerIsGone) {
            throw new UncheckedIOException(readerIsGone);
        }
        csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out, StandardCharsets.UTF_8);
        columns = columns(labels, locale);
        csv.writeRecord(columns.stream().map(Column::name).toList());
    }

    /** Writes one row; what is masked in the view is masked in the file. */
    public void write(MemberView member) {
        List<String> cells = new ArrayList<>(columns.size());
        for (Column column : columns) {
            cells.add(harmless(column.cell().apply(member)));
        }
        csv.writeRecord(cells);
    }

    private static String harmless(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }

    private static List<Column> columns(Labels labels, Locale locale) {
        Columns columns = new Columns(labels, locale);
        columns.add("outOpenId", MemberView::outOpenId);
        columns.add("rootKdtId", MemberView::rootKdtId);
        columns.add("mobile", MemberView::mobile);
        columns.ofProfile("name", Profile::name);
        columns.ofProfile("nickname", Profile::nickname);
        columns.add("gender", member -> in(member.profile().gender(), gender -> labels.gender(gender, locale)));
        columns.ofProfile("birthday", profile -> in(profile.birthday(), birthday -> birthday.date()));
        columns.ofProfile("yzOpenId", Profile::yzOpenId);
        columns.ofProfile("outStoreId", Profile::outStoreId);
        columns.ofProfile("yzAscriptionKdtId", Profile::yzAscriptionKdtId);
        columns.ofProfile("outAscriptionStoreId", Profile::outAscriptionStoreId);
        columns.ofProfile("yzMemberSourceKdtId", Profile::yzMemberSourceKdtId);
        columns.ofProfile("outMemberSourceStoreId", Profile::outMemberSourceStoreId);
        columns.ofProfile(
                "memberSourceChannel",
                profile -> in(profile.memberSourceChannel(), channel -> labels.channel(channel.code(), locale)));
        columns.ofProfile("memberSrcWay", Profile::memberSrcWay);
        columns.ofProfile(
                "customerSourceChannel",
                profile -> in(profile.customerSourceChannel(), channel -> labels.channel(channel.code(), locale)));
        columns.ofProfile("customerCreatedTime", profile -> in(profile.customerCreatedTime(), MemberCsv::time));
        columns.ofProfile("memberCreatedTime", profile -> in(profile.memberCreatedTime(), MemberCsv::time));
        columns.ofPart("address.provinceName", Profile::address, Address::provinceName);
        columns.ofPart("address.cityName", Profile::address, Address::cityName);
        columns.ofPart("address.countyName", Profile::address, Address::countyName);
        columns.ofPart("address.areaCode", Profile::address, Address::areaCode);
        columns.ofPart("address.addressDetail", Profile::address, Address::addressDetail);
        columns.ofPart("weixin.nickname", Profile::weixin, Weixin::nickname);
        columns.ofPart("weixin.account", Profile::weixin, Weixin::account);
        columns.ofPart("freeLevel.yzLevelName", Profile::freeLevel, Level::yzLevelName);
        columns.ofPart("freeLevel.yzLevelAlias", Profile::freeLevel, Level::yzLevelAlias);
        columns.ofPart("paymentLevel.yzLevelName", Profile::paymentLevel, Level::yzLevelName);
        columns.ofPart("paymentLevel.yzLevelAlias", Profile::paymentLevel, Level::yzLevelAlias);
        columns.ofProfile(
                "customerAttrInfos",
                profile -> profile.customerAttrInfos().stream()
                        .map(attribute -> text(attribute.name()) + ": " + text(attribute.value()))
                        .collect(Collectors.joining("; ")));
        columns.add(
                "noticed",
                member -> member.noticed().stream()
                        .map(code -> labels.notice(code, locale))
                        .collect(Collectors.joining("; ")));
        columns.add("createdAt", member -> time(member.createdAt()));
        columns.add("updatedAt", member -> time(member.updatedAt()));
        return columns.all;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String time(Instant instant) {
        return TIME.format(instant);
    }

    private static <S> @Nullable Object in(@Nullable S value, Function<S, ?> words) {
        return value == null ? null : words.apply(value);
    }

    /** A column and what a member has there. */
    private record Column(String name, Function<MemberView, @Nullable Object> cell) {}

    private record Columns(List<Column> all, BiFunction<String, Locale, String> names, Locale locale) {

        Columns(Labels labels, Locale locale) {
            this(new ArrayList<>(), labels::field, locale);
        }

        void add(String path, Function<MemberView, @Nullable Object> cell) {
            all.add(new Column(names.apply(path, locale), cell));
        }

        void ofProfile(String path, Function<Profile, @Nullable Object> cell) {
            add(path, member -> cell.apply(member.profile()));
        }

        <P> void ofPart(String path, Function<Profile, @Nullable P> part, Function<P, @Nullable Object> cell) {
            add(path, member -> in(part.apply(member.profile()), cell));
        }
    }
}
