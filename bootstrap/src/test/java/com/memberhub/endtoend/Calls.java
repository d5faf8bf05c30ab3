package com.memberhub.endtoend;

/** Bodies of calls. The mobiles are made up. */
final class Calls {

    static final long ROOT_KDT_ID = 91_234_567L;

    private Calls() {}

    /** The least that is a member. */
    static String smallest(String mobile) {
        return with(mobile, "");
    }

    /** The least that is a member, and further fields in JSON, each followed by a comma. */
    static String with(String mobile, String fields) {
        return """
                {%s "rootKdtId": %d, "appId": "91234567_crm", "mobile": "%s", "extendMap": {}}""".formatted(fields, ROOT_KDT_ID, mobile);
    }
}
