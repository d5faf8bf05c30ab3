package com.memberhub.adapter.jpa;

import com.memberhub.application.directory.MemberSort;
import com.memberhub.domain.member.Member;
import java.time.Instant;

/**
 * The order of a search. Pure bytes break ties, whatever the locale of the database.
 *
 * @param name as cursors know it
 */
record MemberOrder(String name, boolean byCreation, boolean newestFirst) {

    static MemberOrder of(MemberSort sort) {
        return switch (sort) {
            case CREATED_NEWEST_FIRST -> new MemberOrder("created_desc", true, true);
            case CREATED_OLDEST_FIRST -> new MemberOrder("created_asc", true, false);
            case UPDATED_NEWEST_FIRST -> new MemberOrder("updated_desc", false, true);
            case UPDATED_OLDEST_FIRST -> new MemberOrder("updated_asc", false, false);
        };
    }

    String column() {
        return byCreation ? "created_at" : "updated_at";
    }

    String by(String table) {
        String direction = newestFirst ? " DESC" : "";
        return table + column() + direction + ", " + table + "out_open_id COLLATE \"C\"" + direction;
    }

    String after() {
        return "(" + column() + ", out_open_id COLLATE \"C\") " + (newestFirst ? "<" : ">") + " (:at, :id)";
    }

    Instant at(Member member) {
        return byCreation ? member.createdAt() : member.updatedAt();
    }
}
