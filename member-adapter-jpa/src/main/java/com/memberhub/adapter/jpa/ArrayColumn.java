package com.memberhub.adapter.jpa;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A column of a statement that writes many rows, which Hibernate cannot make. Its values in all rows are one parameter, an
 * array; {@code unnest} makes rows of the arrays of all columns. Arrays of these types travel in binary, without quoting.
 *
 * @param <R> a row
 * @param type the PostgreSQL type of the array's elements
 * @param values makes an array of as many elements
 * @param expression what makes the column of the element, which is {@code row.} with the column's name
 */
record ArrayColumn<R>(
        String name,
        String type,
        Function<R, @Nullable Object> value,
        IntFunction<@Nullable Object[]> values,
        String expression) {

    /** With the era: the first hours of the year 1 in Shanghai, where empty dates of some systems lie, are BC in UTC. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd HH:mm:ss.SSSSSSxxx G", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    static <R> ArrayColumn<R> text(String name, Function<R, @Nullable String> value) {
        return new ArrayColumn<>(name, "text", value::apply, String[]::new, "row." + name);
    }

    /** Travels as text, and is made what it is by the database. */
    static <R> ArrayColumn<R> cast(String name, String to, Function<R, @Nullable String> value) {
        return new ArrayColumn<>(name, "text", value::apply, String[]::new, "row." + name + "::" + to);
    }

    static <R> ArrayColumn<R> bigint(String name, Function<R, @Nullable Long> value) {
        return new ArrayColumn<>(name, "bigint", value::apply, Long[]::new, "row." + name);
    }

    static <R> ArrayColumn<R> bool(String name, Function<R, Boolean> value) {
        return new ArrayColumn<>(name, "boolean", value::apply, Boolean[]::new, "row." + name);
    }

    static <R> ArrayColumn<R> bytea(String name, Function<R, byte @Nullable []> value) {
        return new ArrayColumn<>(name, "bytea", value::apply, byte[][]::new, "row." + name);
    }

    static <R> ArrayColumn<R> json(String name, Function<R, @Nullable String> value) {
        return cast(name, "jsonb", value);
    }

    static <R> ArrayColumn<R> time(String name, Function<R, @Nullable Instant> value) {
        return cast(name, "timestamptz", row -> {
            Instant time = value.apply(row);
            return time == null ? null : TIME.format(time);
        });
    }

    /** {@code INSERT ... SELECT}, with a parameter for each column. */
    static <R> String insert(String table, List<ArrayColumn<R>> columns) {
        return "INSERT INTO " + table + " (" + names(columns) + ") SELECT "
                + columns.stream().map(ArrayColumn::expression).collect(Collectors.joining(", ")) + " FROM "
                + rows(columns);
    }

    /** What stands behind {@code FROM}: the rows by the name of {@code row}, with a parameter for each column. */
    static <R> String rows(List<ArrayColumn<R>> columns) {
        return "unnest("
                + columns.stream().map(column -> "?::" + column.type + "[]").collect(Collectors.joining(", "))
                + ") AS row (" + names(columns) + ")";
    }

    private static <R> String names(List<ArrayColumn<R>> columns) {
        return columns.stream().map(ArrayColumn::name).collect(Collectors.joining(", "));
    }

    /** The statement with its first parameters set, which are the columns. */
    static <R> PreparedStatement prepare(Connection connection, String sql, List<ArrayColumn<R>> columns, List<R> rows)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < columns.size(); i++) {
            statement.setArray(i + 1, columns.get(i).array(connection, rows));
        }
        return statement;
    }

    private Array array(Connection connection, List<R> rows) throws SQLException {
        @Nullable Object[] elements = values.apply(rows.size());
        for (int i = 0; i < elements.length; i++) {
            elements[i] = value.apply(rows.get(i));
        }
        return connection.createArrayOf(type, elements);
    }
}
