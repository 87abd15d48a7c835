package org.kalends.memory;

import org.kalends.api.store.SyncStore;

/** The methods of an {@link InMemorySyncStore} that change something, as its hooks see them. */
public enum InMemoryStoreWrite {
    /** {@link SyncStore#savePair}. */
    SAVE_PAIR,
    /** {@link SyncStore#deletePair}. */
    DELETE_PAIR,
    /** {@link SyncStore#lease}. */
    LEASE,
    /** {@link SyncStore#renew}. */
    RENEW,
    /** {@link SyncStore#release}. */
    RELEASE,
    /** {@link SyncStore#advance}. */
    ADVANCE,
    /** {@link SyncStore#intend}. */
    INTEND,
    /** {@link SyncStore#store}. */
    STORE,
    /** {@link SyncStore#park}. */
    PARK,
    /** {@link SyncStore#unpark}. */
    UNPARK,
    /** {@link SyncStore#report}. */
    REPORT
}
