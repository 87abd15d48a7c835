package org.kalends.tck;

/** The rules for a {@link org.kalends.api.store.SyncStore}: extend this class and implement {@link #fixture()}. */
public abstract class SyncStoreTck extends Kit<SyncStoreFixture, StoreUnderTest>
        implements PairRules, LeaseRules, LinkRules, IntentRules, HistoryRules {

    /** Returns a fixture with an empty store. */
    @Override
    protected abstract SyncStoreFixture fixture() throws Exception;

    @Override
    final StoreUnderTest subject(SyncStoreFixture fixture) {
        return new StoreUnderTest(fixture);
    }

    @Override
    final Class<StoreUnderTest> subjectType() {
        return StoreUnderTest.class;
    }
}
