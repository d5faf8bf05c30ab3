package com.memberhub.adapter.jpa;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/** Asks for the plan of each statement before it runs, with the same values. */
final class ExplainingJdbc extends NamedParameterJdbcTemplate {

    private final String explain;
    private final List<String> plans = new ArrayList<>();

    /**
     * Explains.
     *
     * @param explain the statement that does, such as {@code EXPLAIN}
     */
    ExplainingJdbc(DataSource dataSource, String explain) {
        super(dataSource);
        this.explain = explain;
    }

    /** The plans since the last time. */
    List<String> takePlans() {
        List<String> taken = List.copyOf(plans);
        plans.clear();
        return taken;
    }

    @Override
    protected PreparedStatementCreator getPreparedStatementCreator(String sql, SqlParameterSource parameters) {
        List<String> lines = getJdbcOperations()
                .query(
                        super.getPreparedStatementCreator(explain + " " + sql, parameters),
                        (row, number) -> row.getString(1));
        plans.add(String.join("\n", lines));
        return super.getPreparedStatementCreator(sql, parameters);
    }
}
