package com.memberhub.faults;

/**
 * Who a call is about.
 *
 * @param mobile eleven digits, made up
 */
record Identity(long rootKdtId, String mobile) {

    String e164() {
        return "+86" + mobile;
    }
}
