package org.kalends.tck;

import java.util.function.UnaryOperator;

class InMemorySyncStoreTest extends SyncStoreTck {

    @Override
    protected SyncStoreFixture fixture() {
        return new InMemorySyncStoreFixture(UnaryOperator.identity());
    }
}
