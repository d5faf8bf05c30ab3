package com.memberhub.demo;

/** Somebody asks for demo data on a database that is not the hub's own. */
final class DemoRefused extends RuntimeException {

    DemoRefused() {
        super("Demo data goes only into the database that the hub brings itself: made-up people do not belong among a"
                + " merchant's members.");
    }
}
