package org.kalends.store.jdbc;

import org.kalends.tck.SyncStoreFixture;
import org.kalends.tck.SyncStoreTck;

class SyncStoreOnPostgresTest extends SyncStoreTck {

    @Override
    protected SyncStoreFixture fixture() {
        return new StoreFixture(TestDatabase.Kind.POSTGRESQL);
    }
}
