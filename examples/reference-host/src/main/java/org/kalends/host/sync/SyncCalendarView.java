package org.kalends.host.sync;

/**
 * One calendar of a sync.
 *
 * @param connection the account's connection
 * @param calendar the provider's own id
 * @param name what its owner called it when the sync was made
 * @param updates {@code PUSH} when the service tells of changes within seconds, {@code POLLING} when it is asked now and then
 */
public record SyncCalendarView(String connection, String calendar, String name, Updates updates) {

    /** How changes become known. */
    public enum Updates {
        /** The service tells within seconds. */
        PUSH,
        /** The service is asked now and then. */
        POLLING
    }
}
