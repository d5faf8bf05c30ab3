package com.memberhub.adapter.jpa;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What docs/upgrade.md asks of a migration, as far as its text can tell: a hub of the version before goes on with the tables
 * that it knows. Tables that the migration itself creates are its own affair.
 */
final class MigrationRules {

    private static final String NAME = "(?:IF (?:NOT )?EXISTS )?(?:ONLY )?\"?(\\w+)\"?";
    private static final Pattern CREATE_TABLE = pattern("CREATE TABLE " + NAME + ".*");
    private static final Pattern ALTER_TABLE = pattern("ALTER TABLE " + NAME + " (.*)");
    private static final Pattern CREATE_INDEX = pattern("CREATE (UNIQUE )?INDEX " + NAME + " ON " + NAME + ".*");
    private static final Pattern DROP_INDEX = pattern("DROP INDEX " + NAME + ".*");
    private static final Pattern EMPTIED = pattern("(?:DROP TABLE|TRUNCATE(?: TABLE)?|DELETE FROM) " + NAME + ".*");
    private static final Pattern UPDATED = pattern("UPDATE " + NAME + ".*");
    private static final Pattern CREATE_TRIGGER =
            pattern("CREATE (?:OR REPLACE )?(?:CONSTRAINT )?TRIGGER .*? ON " + NAME + ".*");
    private static final Pattern DROP_OTHER =
            pattern("DROP (?:FUNCTION|PROCEDURE|VIEW|TYPE|SEQUENCE|DOMAIN|SCHEMA) .*");
    private static final Pattern LOCK_TABLE = pattern("LOCK TABLE (.*) IN (ACCESS EXCLUSIVE|SHARE) MODE");

    /** Actions of ALTER TABLE that take away or narrow what there was. */
    private static final Map<String, Pattern> TAKES_AWAY = Map.of(
            "renames", pattern("RENAME .*"),
            "drops a constraint", pattern("DROP CONSTRAINT .*"),
            "drops a column", pattern("DROP (?!CONSTRAINT).*"),
            "changes a type", pattern("ALTER .* (?:SET DATA )?TYPE .*"),
            "narrows a column", pattern("ALTER .* (?:SET NOT NULL|DROP DEFAULT|ADD GENERATED .*)"),
            "adds a constraint", pattern("ADD (?:CONSTRAINT|CHECK|UNIQUE|PRIMARY KEY|FOREIGN KEY|EXCLUDE).*"));

    private static final Pattern ADD_NOT_NULL = pattern("ADD (?:COLUMN )?(?!CONSTRAINT).* NOT NULL.*");
    private static final Pattern HAS_VALUE = pattern(".* (?:DEFAULT|GENERATED) .*");

    /** The tables that calls write to, in the order in which they do. */
    private static final List<String> OF_CALLS = List.of("member", "member_call");

    private final TreeSet<String> tables = new TreeSet<>();
    private final TreeSet<String> uniqueIndexes = new TreeSet<>();
    private final Map<String, String> tablesOfIndexes = new HashMap<>();

    /** What is wrong with these, each of its name and its SQL, in the order in which they run. */
    static List<String> violations(Map<String, String> migrations) {
        MigrationRules rules = new MigrationRules();
        List<String> violations = new ArrayList<>();
        migrations.forEach(
                (name, sql) -> rules.migrate(sql).forEach(violation -> violations.add(name + " " + violation)));
        return violations;
    }

    private List<String> migrate(String sql) {
        List<String> violations = new ArrayList<>();
        List<String> locked = new ArrayList<>();
        TreeSet<String> created = new TreeSet<>();
        List<String> statements = statements(sql);
        for (String statement : statements) {
            Matcher table = CREATE_TABLE.matcher(statement);
            if (table.matches()) {
                created.add(name(table, 1));
            } else {
                judge(statement, violations, locked);
            }
        }
        if (locked.size() > 1) {
            List<String> needed = OF_CALLS.stream().filter(locked::contains).toList();
            Matcher first = LOCK_TABLE.matcher(statements.get(0));
            // A new index needs no more than a share, and lets searches go on.
            boolean alters = statements.stream()
                    .anyMatch(one -> ALTER_TABLE.matcher(one).matches()
                            || DROP_INDEX.matcher(one).matches());
            if (!first.matches()
                    || !List.of(first.group(1).split(", ?", -1)).equals(needed)
                    || (alters && first.group(2).equals("SHARE"))) {
                violations.add("does not begin with LOCK TABLE " + String.join(", ", needed));
            }
        }
        tables.addAll(created);
        return violations;
    }

    private void judge(String statement, List<String> violations, List<String> locked) {
        Matcher alter = ALTER_TABLE.matcher(statement);
        Matcher index = CREATE_INDEX.matcher(statement);
        Matcher dropped = DROP_INDEX.matcher(statement);
        Matcher emptied = EMPTIED.matcher(statement);
        Matcher updated = UPDATED.matcher(statement);
        Matcher trigger = CREATE_TRIGGER.matcher(statement);
        if (alter.matches()) {
            ifKnown(
                    alter,
                    1,
                    locked,
                    table -> actions(alter.group(2))
                            .forEach(action -> wrong(action)
                                    .forEach(what -> violations.add(what + " of " + table + ": " + action))));
        } else if (index.matches()) {
            tablesOfIndexes.put(name(index, 2), name(index, 3));
            if (index.group(1) != null) {
                uniqueIndexes.add(name(index, 2));
                ifKnown(index, 3, locked, table -> violations.add("adds a unique index on " + table));
            } else {
                ifKnown(index, 3, locked, table -> {});
            }
        } else if (dropped.matches()) {
            if (uniqueIndexes.contains(name(dropped, 1))) {
                violations.add("drops the unique index " + name(dropped, 1));
            }
            String table = tablesOfIndexes.get(name(dropped, 1));
            if (table != null && OF_CALLS.contains(table)) {
                locked.add(table);
            }
        } else if (emptied.matches()) {
            ifKnown(emptied, 1, locked, table -> violations.add("takes rows away: " + statement));
        } else if (updated.matches()) {
            ifKnown(updated, 1, locked, table -> {});
        } else if (trigger.matches()) {
            ifKnown(trigger, 1, locked, table -> violations.add("adds a trigger on " + table));
        } else if (DROP_OTHER.matcher(statement).matches()) {
            violations.add("drops what others may use: " + statement);
        }
    }

    private void ifKnown(Matcher statement, int group, List<String> locked, Consumer<String> then) {
        String table = name(statement, group);
        if (tables.contains(table)) {
            if (OF_CALLS.contains(table)) {
                locked.add(table);
            }
            then.accept(table);
        }
    }

    private static List<String> wrong(String action) {
        List<String> wrong = new ArrayList<>();
        TAKES_AWAY.forEach((what, form) -> {
            if (form.matcher(action).matches()) {
                wrong.add(what);
            }
        });
        if (ADD_NOT_NULL.matcher(action).matches() && !HAS_VALUE.matcher(action).matches()) {
            wrong.add("adds a column that the version before leaves empty");
        }
        return wrong;
    }

    private static String name(Matcher matcher, int group) {
        return matcher.group(group).toLowerCase(Locale.ROOT);
    }

    /** The actions of an ALTER TABLE: what commas part that stand in no brackets. */
    private static List<String> actions(String text) {
        List<String> actions = new ArrayList<>();
        int depth = 0;
        int begin = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                actions.add(text.substring(begin, i).strip());
                begin = i + 1;
            }
        }
        actions.add(text.substring(begin).strip());
        return actions;
    }

    /** Statements on one line each, without comments, texts or bodies of functions: nothing there concerns these rules. */
    private static List<String> statements(String sql) {
        String plain = sql.replaceAll("--[^\\n]*", "")
                .replaceAll("(?s)\\$(\\w*)\\$.*?\\$\\1\\$", "''")
                .replaceAll("'(?:[^']|'')*'", "''");
        List<String> statements = new ArrayList<>();
        for (String statement : plain.split(";", -1)) {
            String line = statement.strip().replaceAll("\\s+", " ");
            if (!line.isEmpty()) {
                statements.add(line);
            }
        }
        return statements;
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }
}
