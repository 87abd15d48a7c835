package org.kalends.provider.m365.internal.event;

import org.jspecify.annotations.Nullable;

/** The rule by which the owner of a mailbox organizes an event. */
public final class Organizing {

    private Organizing() {}

    /**
     * Returns whether the owner organizes an event. What is not told about a meeting counts as not allowed.
     *
     * @param told what the service says; null when it does not
     * @param guests whether somebody is invited
     * @param organizer whether somebody is named as the organizer
     * @param answered whether the owner's answer is that of an organizer
     */
    public static boolean isOwn(@Nullable Boolean told, boolean guests, boolean organizer, boolean answered) {
        return told == null ? !guests && (!organizer || answered) : told;
    }
}
