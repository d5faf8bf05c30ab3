package com.memberhub.application.imports;

import java.util.function.Supplier;

class InMemoryImportsTest implements ImportsContract {

    private final InMemoryImports imports = new InMemoryImports();

    @Override
    public Imports imports() {
        return imports;
    }

    @Override
    public ImportLines importLines() {
        return imports;
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        return work.get();
    }
}
