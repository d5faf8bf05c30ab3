package com.memberhub.adapter.rest.imports;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Lines of JSON that are none, or that mean harm. */
class NdjsonFileFuzzTest {

    @FuzzTest
    void givesLinesThatCanBeRead(byte[] file) {
        ImportReading.checkNdjson(file);
    }
}
