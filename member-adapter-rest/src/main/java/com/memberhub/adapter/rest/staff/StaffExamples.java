package com.memberhub.adapter.rest.staff;

/** Examples of requests, as OpenAPI shows them. Tests send them. */
final class StaffExamples {

    static final String SEARCH_BY_LAST_FOUR = """
            {"query": "8000"}
            """;

    static final String SEARCH_BY_FILTERS = """
            {
              "filters": {
                "rootKdtId": 91234567,
                "channel": 102,
                "freeLevel": "银卡",
                "city": "杭州市",
                "createdFrom": "2026-11-01",
                "createdBefore": "2026-12-01"
              },
              "sort": "updated:desc",
              "size": 50
            }
            """;

    static final String SEARCH_UNCURED = """
            {"filters": {"uncured": true}}
            """;

    private StaffExamples() {}
}
