package org.kalends.simulator.google;

/** What an account may do with a calendar, from nothing to everything. */
public enum CalendarRole {
    /** Nothing: the calendar is not there. */
    NONE("none"),
    /** Sees when somebody is busy, and all of public events. */
    FREE_BUSY_READER("freeBusyReader"),
    /** Sees everything but the details of private events. */
    READER("reader"),
    /** Writes, but neither sees nor changes private events. */
    WRITER_WITHOUT_PRIVATE_ACCESS("writerWithoutPrivateAccess"),
    /** Sees and writes everything. */
    WRITER("writer"),
    /** Sees and writes everything, and shares the calendar. */
    OWNER("owner");

    private final String word;

    CalendarRole(String word) {
        this.word = word;
    }

    /** Returns the role's name on the wire. */
    public String word() {
        return word;
    }

    boolean writes() {
        return compareTo(WRITER_WITHOUT_PRIVATE_ACCESS) >= 0;
    }

    boolean seesPrivate() {
        return compareTo(WRITER) >= 0;
    }
}
