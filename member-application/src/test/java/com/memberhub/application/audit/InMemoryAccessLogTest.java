package com.memberhub.application.audit;

class InMemoryAccessLogTest implements AccessLogContract {

    private final InMemoryAccessLog log = new InMemoryAccessLog();

    @Override
    public AccessLog log() {
        return log;
    }

    @Override
    public void append(AccessEntry entry) {
        log.append(entry);
    }
}
