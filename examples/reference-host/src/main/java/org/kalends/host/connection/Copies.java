package org.kalends.host.connection;

/** What becomes of the copies that a sync has written when it ends. */
public enum Copies {
    /** They stay where they are, as events like any other. */
    KEEP,
    /** They are deleted. */
    REMOVE
}
