package com.memberhub.demo;

import java.util.List;

/**
 * A store.
 *
 * @param kdtId at Youzan
 * @param outStoreId at the merchant
 */
record DemoStore(long rootKdtId, long kdtId, String outStoreId) {

    /** The head offices: a chain, and a smaller one of the same owner. */
    static final long CHAIN = 91_234_567L;

    static final long SMALL_CHAIN = 88_012_345L;

    static final List<DemoStore> OF_CHAIN = List.of(
            new DemoStore(CHAIN, 91_234_601L, "HZ-001"),
            new DemoStore(CHAIN, 91_234_602L, "HZ-002"),
            new DemoStore(CHAIN, 91_234_603L, "NB-001"),
            new DemoStore(CHAIN, 91_234_604L, "SH-001"),
            new DemoStore(CHAIN, 91_234_605L, "SH-002"),
            new DemoStore(CHAIN, 91_234_606L, "NJ-001"));

    static final List<DemoStore> OF_SMALL_CHAIN = List.of(
            new DemoStore(SMALL_CHAIN, 88_012_401L, "GZ-001"), new DemoStore(SMALL_CHAIN, 88_012_402L, "SZ-001"));
}
