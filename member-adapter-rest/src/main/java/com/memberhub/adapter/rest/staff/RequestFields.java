package com.memberhub.adapter.rest.staff;

import com.memberhub.adapter.rest.extension.JsonTree;
import com.memberhub.adapter.rest.extension.NumberLiteral;
import com.memberhub.adapter.rest.extension.StorableText;
import com.memberhub.adapter.rest.problem.FieldProblem;
import com.memberhub.adapter.rest.problem.RefusedRequestException;
import com.memberhub.application.directory.PageRequest;
import com.memberhub.domain.finding.InvalidValueException;
import com.memberhub.domain.finding.ValueKind;
import com.memberhub.domain.finding.Violation;
import com.memberhub.domain.finding.ViolationCode;
import com.memberhub.domain.member.RootKdtId;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a request, or of one object in it. Null and blank text are absent. Everything that is wrong is collected
 * by its path and told at once; so is a field that nobody asked for, since a filter with a slip in its name would find
 * everybody.
 */
public final class RequestFields {

    private static final int LONGEST_CURSOR = 512;
    private static final int USUAL_PAGE = 20;

    private final String prefix;
    private final Map<String, @Nullable Object> values;
    private final List<FieldProblem> problems;
    private final Set<String> known = new LinkedHashSet<>();
    private final List<RequestFields> parts = new ArrayList<>();

    private RequestFields(String prefix, Map<String, @Nullable Object> values, List<FieldProblem> problems) {
        this.prefix = prefix;
        this.values = values;
        this.problems = problems;
    }

    /**
     * The fields of a body.
     *
     * @param raw the path of a field whose duplicate keys are not ours to judge
     * @throws RefusedRequestException when it is no JSON object
     */
    static RequestFields ofBody(byte[] body, @Nullable String raw) {
        try {
            JsonTree tree = JsonTree.read(body);
            List<FieldProblem> problems = new ArrayList<>();
            tree.duplicates().stream()
                    .filter(duplicate -> raw == null || !duplicate.path().startsWith(raw + "."))
                    .forEach(duplicate -> problems.add(problem(duplicate)));
            return new RequestFields("", tree.root(), problems);
        } catch (InvalidValueException unreadable) {
            throw RefusedRequestException.of(List.of(problem(unreadable.at(Violation.BODY))));
        }
    }

    /** The parameters of a URL; of one that is given twice the first counts, and that is a problem. */
    public static RequestFields ofParameters(HttpServletRequest request) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        List<FieldProblem> problems = new ArrayList<>();
        request.getParameterMap().forEach((name, given) -> {
            values.put(name, given[0]);
            if (given.length > 1) {
                problems.add(FieldProblem.of(name, ViolationCode.DUPLICATE_KEY.wireName()));
            }
        });
        return new RequestFields("", values, problems);
    }

    private static FieldProblem problem(Violation violation) {
        return new FieldProblem(violation.path(), violation.code().wireName(), violation.arguments());
    }

    /** Text as it was sent; null where there is none. */
    @Nullable
    String text(String name, int longest) {
        return value(name, text -> {
            if (text.codePointCount(0, text.length()) > longest) {
                throw new InvalidValueException(ViolationCode.TOO_LONG, longest);
            }
            return text;
        });
    }

    /** A value that is made of text, without the blanks around it. */
    <T> @Nullable T value(String name, Function<String, T> parse) {
        known.add(name);
        Object sent = values.get(name);
        if (sent == null || (sent instanceof String blank && blank.isBlank())) {
            return null;
        }
        if (sent instanceof NumberLiteral number) {
            return made(name, number.text(), parse);
        }
        if (sent instanceof String text && StorableText.isStorable(text)) {
            return made(name, text.strip(), parse);
        }
        refuse(name, ViolationCode.WRONG_TYPE, ValueKind.TEXT);
        return null;
    }

    /** Like {@link #value}, where nothing sent is a problem too. */
    <T> @Nullable T required(String name, Function<String, T> parse) {
        T value = value(name, parse);
        if (value == null
                && problems.stream().noneMatch(problem -> problem.field().equals(prefix + name))) {
            refuse(name, ViolationCode.REQUIRED);
        }
        return value;
    }

    /** A whole number between two. */
    @Nullable
    Long integer(String name, long smallest, long largest) {
        return value(name, digits -> {
            try {
                long number = new BigDecimal(digits).longValueExact();
                if (number >= smallest && number <= largest) {
                    return number;
                }
            } catch (NumberFormatException notANumber) {
                throw new InvalidValueException(ViolationCode.WRONG_TYPE, ValueKind.INTEGER);
            } catch (ArithmeticException brokenOrTooLarge) {
                // It is out of range, whatever the range is.
            }
            throw new InvalidValueException(ViolationCode.OUT_OF_RANGE, smallest, largest);
        });
    }

    /** True or false. */
    @Nullable
    Boolean truth(String name) {
        known.add(name);
        if (values.get(name) instanceof Boolean sent) {
            return sent;
        }
        return choice(name, Map.of("true", true, "false", false));
    }

    /** One of a closed list. */
    <T> @Nullable T choice(String name, Map<String, T> byText) {
        return value(name, text -> {
            T chosen = byText.get(text);
            if (chosen == null) {
                throw new InvalidValueException(
                        ViolationCode.NOT_LISTED,
                        String.join(", ", byText.keySet().stream().sorted().toList()));
            }
            return chosen;
        });
    }

    /** One of an enum's constants, by the names that the API gives them. */
    public <E extends Enum<E>> @Nullable E choice(String name, Class<E> type, Function<E, String> wireName) {
        Map<String, E> byText = new LinkedHashMap<>();
        Arrays.stream(type.getEnumConstants()).forEach(constant -> byText.put(wireName.apply(constant), constant));
        return choice(name, byText);
    }

    /** The id of a root shop. */
    public @Nullable RootKdtId rootKdtId(String name) {
        Long id = integer(name, 1, Long.MAX_VALUE);
        return id == null ? null : new RootKdtId(id);
    }

    /** A nested object; without fields where none was sent. */
    @SuppressWarnings("unchecked") // JsonTree makes no other maps
    RequestFields object(String name) {
        known.add(name);
        Object sent = values.get(name);
        Map<String, @Nullable Object> fields = Map.of();
        if (sent instanceof Map<?, ?> map) {
            fields = (Map<String, @Nullable Object>) map;
        } else if (sent != null) {
            refuse(name, ViolationCode.WRONG_TYPE, ValueKind.OBJECT);
        }
        RequestFields part = new RequestFields(prefix + name + ".", fields, problems);
        parts.add(part);
        return part;
    }

    /** Which part of a search is asked for. */
    public PageRequest page() {
        return page(USUAL_PAGE);
    }

    /** Which part of a search is asked for; of this size where the request says none. */
    public PageRequest page(int usual) {
        String cursor = text("cursor", LONGEST_CURSOR);
        Long size = integer("size", 1, PageRequest.LARGEST);
        return new PageRequest(cursor, size == null ? usual : size.intValue());
    }

    /** Whatever was sent under this name, as {@link JsonTree} has it. */
    @Nullable
    Object sent(String name) {
        known.add(name);
        return values.get(name);
    }

    /** Something is wrong with this field. */
    void refuse(String name, ViolationCode code, Object... arguments) {
        problems.add(FieldProblem.of(prefix + name, code.wireName(), arguments));
    }

    /**
     * To be called when everything was asked for.
     *
     * @throws RefusedRequestException when anything is wrong
     */
    public void check() {
        findUnknown();
        if (!problems.isEmpty()) {
            throw RefusedRequestException.of(problems);
        }
    }

    private void findUnknown() {
        values.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> problems.add(
                        FieldProblem.of(prefix + shortened(name), "unknown_field", String.join(", ", known))));
        parts.forEach(RequestFields::findUnknown);
    }

    private static String shortened(String name) {
        int longest = 64;
        return name.length() <= longest ? name : name.substring(0, longest) + "…";
    }

    private <T> @Nullable T made(String name, String text, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (InvalidValueException refusal) {
            problems.add(problem(refusal.at(prefix + name)));
            return null;
        }
    }
}
