package com.memberhub.adapter.rest.extension;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** The body of a call, byte for byte whatever somebody likes, as far as the rules that decide upon it. */
class MemberCreateRequestReaderFuzzTest {

    @FuzzTest
    void neverFailsAndDecidesTheSameEveryTime(byte[] body) {
        Reading.check(body);
    }
}
