package com.memberhub.adapter.rest.imports;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** A CSV that is none, or that means harm. */
class CsvFileFuzzTest {

    @FuzzTest
    void givesLinesThatCanBeReadOrRefusesTheFile(byte[] file) {
        ImportReading.checkCsv(file);
    }
}
