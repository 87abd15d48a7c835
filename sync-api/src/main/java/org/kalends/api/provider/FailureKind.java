package org.kalends.api.provider;

/** What a remote failure means for the caller. */
public enum FailureKind {
    /** Nothing was changed; the same call may work later (5xx, timeout of a read, broken connection). */
    RETRYABLE,
    /** Nothing was changed; the remote side asks for a pause. */
    RATE_LIMITED,
    /** The grant is dead: only the user can help, by connecting again. */
    AUTHENTICATION,
    /** The guarded write found another version, or the id that it wanted to create is taken. Nothing was changed. */
    CONFLICT,
    /** The cursor is too old or unknown; read again without one. */
    CURSOR_EXPIRED,
    /** The event or the calendar is not there. */
    NOT_FOUND,
    /** The provider, or this calendar, cannot do that; nothing was changed. */
    UNSUPPORTED,
    /** A write was sent and its answer lost: it may or may not have happened. */
    AMBIGUOUS,
    /** The remote side refuses this content or this call for good; nothing was changed. */
    PERMANENT
}
