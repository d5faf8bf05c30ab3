package com.memberhub.adapter.rest.imports;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cells that a spreadsheet would calculate, and what keeps it from that. */
public final class SpreadsheetText {

    private static final Pattern FORMULA =
            Pattern.compile("[=@\\t\\r\\n\uFF1D\uFF0B\uFF0D\uFF20].*|[+-](?![0-9 ()-]*$).*", Pattern.DOTALL);

    /** A formula that is a text: how other systems write a long number that shall not be rounded. */
    private static final Pattern TEXT = Pattern.compile("=\"([^\"]*)\"");

    private static final String APOSTROPHE = "'";

    private SpreadsheetText() {}

    /**
     * With an apostrophe before it where it would be calculated. Numbers with their country code stay as they are, or nobody could
     * bring them again.
     */
    public static String harmless(String cell) {
        return isFormula(cell) ? APOSTROPHE + cell : cell;
    }

    /** As whoever wrote it meant it: the reverse of {@link #harmless}, and {@code 0012} for {@code ="0012"}. */
    static String meant(String cell) {
        Matcher text = TEXT.matcher(cell);
        if (text.matches()) {
            return text.group(1);
        }
        return cell.startsWith(APOSTROPHE) && isFormula(cell.substring(1)) ? cell.substring(1) : cell;
    }

    private static boolean isFormula(String cell) {
        return FORMULA.matcher(cell).matches();
    }
}
