package org.kalends.store.jdbc;

import org.kalends.tck.SyncStoreFixture;
import org.kalends.tck.SyncStoreTck;

class SyncStoreOnH2Test extends SyncStoreTck {

    @Override
    protected SyncStoreFixture fixture() {
        return new StoreFixture(TestDatabase.Kind.H2);
    }
}
