package com.memberhub.application.caller;

import java.time.Instant;

class InMemoryRefusedCallersTest implements RefusedCallersContract {

    private final InMemoryRefusedCallers callers = new InMemoryRefusedCallers();

    @Override
    public RefusedCallers callers() {
        return callers;
    }

    @Override
    public int purge(Instant before, int most) {
        return callers.purge(before, most);
    }
}
