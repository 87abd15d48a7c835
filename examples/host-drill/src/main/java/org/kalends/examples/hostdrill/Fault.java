package org.kalends.examples.hostdrill;

/** What can be wrong with a calendar in the end. */
enum Fault {
    MISSING,
    DUPLICATE,
    LEFT_OVER,
    /** A field does not say what was written last, or more than it may. */
    WRONG_FIELD
}
