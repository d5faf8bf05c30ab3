package com.memberhub.adapter.rest.console;

import java.util.ArrayList;
import java.util.List;

/**
 * A small chart of stacked bars, in the units of its own drawing.
 *
 * @param ticks a label under each bar; most are empty, or nobody could read them
 * @param peak the scale's upper end in words
 * @param table the same, for those who do not see it: a row a bar, the label first
 */
record Chart(
        List<Bar> bars,
        List<String> ticks,
        String peak,
        List<String> columns,
        List<List<String>> table,
        boolean empty) {

    static final int WIDTH = 600;
    static final int HEIGHT = 140;

    private static final int EVERY = 7;
    private static final double GAP = 0.25;

    /** One bar and all that is stacked in it. */
    record Bar(String title, double x, double width, List<Part> parts) {}

    /** One part of a bar. */
    record Part(String style, double y, double height) {}

    /** A number of one kind. */
    record Value(String style, String name, long number) {}

    /** Everything of one bar, from the ground up. */
    record Column(String label, List<Value> values) {

        long sum() {
            return values.stream().mapToLong(Value::number).sum();
        }
    }

    static Chart of(List<Column> columns, String first, Wording wording) {
        long peak = Math.max(1, columns.stream().mapToLong(Column::sum).max().orElse(1));
        double step = (double) WIDTH / Math.max(1, columns.size());
        List<Bar> bars = new ArrayList<>();
        List<String> ticks = new ArrayList<>();
        List<List<String>> table = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            bars.add(bar(column, i * step, step, peak, wording));
            int fromTheEnd = columns.size() - 1 - i;
            ticks.add(fromTheEnd % EVERY == 0 ? column.label() : "");
            table.add(row(column, wording));
        }
        return new Chart(
                bars,
                ticks,
                wording.number(peak),
                names(columns, first),
                table,
                columns.stream().allMatch(column -> column.sum() == 0));
    }

    private static Bar bar(Column column, double x, double step, long peak, Wording wording) {
        List<Part> parts = new ArrayList<>();
        double ground = HEIGHT;
        for (Value value : column.values()) {
            double height = (double) HEIGHT * value.number() / peak;
            ground -= height;
            if (value.number() > 0) {
                parts.add(new Part(value.style(), round(ground), round(height)));
            }
        }
        return new Bar(title(column, wording), round(x + step * GAP / 2), round(step * (1 - GAP)), parts);
    }

    private static String title(Column column, Wording wording) {
        StringBuilder title = new StringBuilder(column.label());
        column.values()
                .forEach(value ->
                        title.append(" · ").append(value.name()).append(' ').append(wording.number(value.number())));
        return title.toString();
    }

    private static List<String> names(List<Column> columns, String first) {
        List<String> names = new ArrayList<>(List.of(first));
        if (!columns.isEmpty()) {
            columns.get(0).values().forEach(value -> names.add(value.name()));
        }
        return names;
    }

    private static List<String> row(Column column, Wording wording) {
        List<String> row = new ArrayList<>(List.of(column.label()));
        column.values().forEach(value -> row.add(wording.number(value.number())));
        return row;
    }

    private static double round(double number) {
        return Math.round(number * 10) / 10.0;
    }
}
