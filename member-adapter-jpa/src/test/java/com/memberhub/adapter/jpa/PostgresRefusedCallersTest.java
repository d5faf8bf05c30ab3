package com.memberhub.adapter.jpa;

import com.memberhub.application.caller.RefusedCallers;
import com.memberhub.application.caller.RefusedCallersContract;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Autowired;

class PostgresRefusedCallersTest extends PersistenceTest implements RefusedCallersContract {

    @Autowired
    private RefusedCallers callers;

    @Override
    public RefusedCallers callers() {
        return callers;
    }

    @Override
    public int purge(Instant before, int most) {
        return inTransaction(() -> callers.purge(before, most));
    }
}
