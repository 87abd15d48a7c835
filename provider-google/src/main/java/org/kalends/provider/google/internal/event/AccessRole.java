package org.kalends.provider.google.internal.event;

import java.util.Map;

/** What an account may do with a calendar ({@code accessRole}). */
public enum AccessRole {
    /** Nothing, or nothing that is known. */
    NONE,
    /** Sees when somebody is busy. */
    FREE_BUSY_READER,
    /** Sees events, the details of private ones aside. */
    READER,
    /** Writes events, but neither sees nor changes private ones: private copies would be lost to us. */
    WRITER_WITHOUT_PRIVATE_ACCESS,
    /** Sees and writes everything. */
    WRITER,
    /** Sees and writes everything and shares the calendar. */
    OWNER;

    private static final Map<String, AccessRole> WORDS = Map.of(
            "none", NONE,
            "freeBusyReader", FREE_BUSY_READER,
            "reader", READER,
            "writerWithoutPrivateAccess", WRITER_WITHOUT_PRIVATE_ACCESS,
            "writer", WRITER,
            "owner", OWNER);

    /** Returns the role that a word names; NONE for a word that is not known. */
    public static AccessRole of(String word) {
        return WORDS.getOrDefault(word, NONE);
    }

    /** Returns whether events can be read. */
    public boolean isSource() {
        return this != NONE;
    }

    /** Returns whether copies can be written and read again. */
    public boolean isTarget() {
        return this == WRITER || this == OWNER;
    }

    /** Returns whether the details of private events may be hidden. */
    public boolean hidesPrivate() {
        return !isTarget();
    }
}
