package org.kalends.examples.caldavsync;

/** What the command tells the script that called it. */
enum ExitCode {
    /** The calendars are in step. */
    IN_STEP(0),
    /** In step, but for single events that could not be synced. */
    EVENTS_PARKED(1),
    /** The command line is wrong; nothing was done. */
    USAGE(2),
    /** More events would be deleted than is allowed without a person; nothing was written. */
    NEEDS_CONFIRMATION(3),
    /** A server refused the user name or the password; nothing was deleted. */
    SIGN_IN_REFUSED(4),
    /** A server is away, busy or strange; what was done is kept, and running again goes on from there. */
    TRY_LATER(5),
    /** The state file cannot be used: another process has it, or it is damaged, newer, or without its key. */
    STATE_UNUSABLE(6);

    final int code;

    ExitCode(int code) {
        this.code = code;
    }
}
