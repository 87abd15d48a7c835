package org.kalends.host.connection;

/** What becomes of the copies that a sync has written when it ends. */
public enum Copies {
    /** They stay where they are and keep their marks: the same sync, made again, goes on with them. */
    KEEP,
    /** They are deleted. */
    REMOVE
}
