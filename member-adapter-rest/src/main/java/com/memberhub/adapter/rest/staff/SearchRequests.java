package com.memberhub.adapter.rest.staff;

import com.memberhub.application.audit.AccessAction;
import com.memberhub.application.audit.AccessLog;
import com.memberhub.application.caller.RefusalReason;
import com.memberhub.application.caller.RefusedCallers;
import com.memberhub.application.directory.CallSearch;
import com.memberhub.application.directory.MemberFilter;
import com.memberhub.application.directory.MemberQuery;
import com.memberhub.application.directory.MemberSearch;
import com.memberhub.application.directory.MemberSort;
import com.memberhub.application.journal.CallOrigin;
import com.memberhub.application.journal.CallOutcome;
import com.memberhub.domain.finding.InvalidValueException;
import com.memberhub.domain.finding.NoticeCode;
import com.memberhub.domain.finding.ViolationCode;
import com.memberhub.domain.member.AreaCode;
import com.memberhub.domain.member.Gender;
import com.memberhub.domain.member.Limits;
import com.memberhub.domain.member.Mobile;
import com.memberhub.domain.member.OutOpenId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Searches as the wire spells them. What is wrong with them stands in the fields afterwards. */
final class SearchRequests {

    private static final int LONGEST_ADDRESS = 64;
    private static final int LAST_MONTH = 12;

    private static final Map<String, MemberSort> SORTS = Map.of(
            "created:desc", MemberSort.CREATED_NEWEST_FIRST,
            "created:asc", MemberSort.CREATED_OLDEST_FIRST,
            "updated:desc", MemberSort.UPDATED_NEWEST_FIRST,
            "updated:asc", MemberSort.UPDATED_OLDEST_FIRST);

    private SearchRequests() {}

    /** {@code query}, {@code filters} and {@code sort} of a body. */
    static MemberSearch members(RequestFields body) {
        MemberQuery query = body.value("query", SearchRequests::query);
        MemberFilter filter = filter(body.object("filters"));
        MemberSort sort = body.choice("sort", SORTS);
        return new MemberSearch(
                query == null ? MemberQuery.everybody() : query,
                filter,
                sort == null ? MemberSort.CREATED_NEWEST_FIRST : sort);
    }

    private static MemberQuery query(String typed) {
        try {
            return MemberQuery.parse(typed);
        } catch (IllegalArgumentException tooLong) {
            throw new InvalidValueException(ViolationCode.TOO_LONG, MemberQuery.LONGEST);
        }
    }

    private static MemberFilter filter(RequestFields filters) {
        return new MemberFilter(
                filters.rootKdtId("rootKdtId"),
                filters.text("owningStore", Limits.IDENTIFIER),
                filters.text("sourceStore", Limits.IDENTIFIER),
                filters.integer("channel", Long.MIN_VALUE, Long.MAX_VALUE),
                filters.text("freeLevel", Limits.TEXT),
                filters.text("paymentLevel", Limits.TEXT),
                filters.value("gender", Gender::ofCode),
                filters.text("province", Limits.TEXT),
                filters.text("city", Limits.TEXT),
                filters.text("county", Limits.TEXT),
                filters.value("areaCode", code -> new AreaCode(code).value()),
                filters.value("createdFrom", StaffTimes::parse),
                filters.value("createdBefore", StaffTimes::parse),
                filters.truth("noticed"),
                filters.choice("notice", NoticeCode.class, NoticeCode::wireName),
                month(filters));
    }

    private static @Nullable Integer month(RequestFields filters) {
        Long month = filters.integer("birthdayMonth", 1, LAST_MONTH);
        return month == null ? null : month.intValue();
    }

    /** {@code filters} of a body. */
    static CallSearch calls(RequestFields body) {
        RequestFields filters = body.object("filters");
        return new CallSearch(
                filters.choice("outcome", CallOutcome.class, CallOutcome::name),
                filters.choice("origin", CallOrigin.class, CallOrigin::name),
                Boolean.TRUE.equals(filters.truth("uncured")),
                Boolean.TRUE.equals(filters.truth("noticed")),
                filters.rootKdtId("rootKdtId"),
                filters.text("appId", Limits.IDENTIFIER),
                filters.value("mobile", Mobile::parse),
                filters.value("from", StaffTimes::parse),
                filters.value("before", StaffTimes::parse));
    }

    /** The parameters of the access log's URL, but for the page. */
    static AccessLog.Search accessLog(RequestFields parameters) {
        return new AccessLog.Search(
                parameters.text("actor", Limits.TEXT),
                parameters.choice("action", AccessAction.class, AccessAction::name),
                parameters.value("outOpenId", OutOpenId::new),
                parameters.value("from", StaffTimes::parse),
                parameters.value("before", StaffTimes::parse));
    }

    /** The parameters of the refused callers' URL, but for the page. */
    static RefusedCallers.Search refusedCallers(RequestFields parameters) {
        return new RefusedCallers.Search(
                parameters.text("address", LONGEST_ADDRESS),
                parameters.choice("reason", RefusalReason.class, RefusalReason::name),
                parameters.value("from", StaffTimes::parse),
                parameters.value("before", StaffTimes::parse));
    }
}
