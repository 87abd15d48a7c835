package org.kalends.provider.icloud.internal.ics;

import java.util.Objects;

/**
 * A calendar resource, or a part of it, that cannot be read or written. The message names the UID and the property and never says what
 * they hold.
 */
public final class IcsProblem extends RuntimeException {

    /** What is wrong. */
    public enum Kind {
        /** The text is no iCalendar stream. */
        UNPARSEABLE,
        /** The text is longer than allowed. */
        TOO_LARGE,
        /** An event has no UID. */
        NO_UID,
        /** One resource holds several UIDs. */
        SEVERAL_UIDS,
        /** There is no VEVENT to work on. */
        NO_EVENT,
        /** Single occurrences without their series, and nothing says that they are an invitation. */
        NO_MASTER,
        /** A TZID that means nothing. */
        UNKNOWN_ZONE,
        /** A date or time that is none, or an end before its start. */
        BAD_TIME,
        /** A recurrence rule that is none. */
        BAD_RULE,
        /** Another property whose value cannot be used. */
        BAD_VALUE,
        /** More occurrences, or more work to find them, than allowed. */
        TOO_MANY,
        /** It recurs in a way that only its occurrences can tell. */
        NOT_A_SERIES
    }

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    private final String property;

    IcsProblem(Kind kind, String property, String detail) {
        this(kind, property, detail, "");
    }

    private IcsProblem(Kind kind, String property, String detail, String uid) {
        super((uid.isEmpty() ? "" : "UID " + Uids.shown(uid) + ": ") + property + ": " + detail);
        this.kind = Objects.requireNonNull(kind, "kind");
        this.property = property;
        this.detail = detail;
        this.uid = uid;
    }

    private final String detail;

    private final String uid;

    /** Returns the same with the UID in its message. */
    IcsProblem of(String newUid) {
        if (!uid.isEmpty()) {
            return this;
        }
        IcsProblem named = new IcsProblem(kind, property, detail, newUid);
        named.setStackTrace(getStackTrace());
        return named;
    }

    /** Returns what is wrong. */
    public Kind kind() {
        return kind;
    }

    /** Returns the name of the property or component that is wrong. */
    public String property() {
        return property;
    }
}
