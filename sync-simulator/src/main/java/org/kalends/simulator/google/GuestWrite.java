package org.kalends.simulator.google;

import java.time.Instant;

/**
 * What the service has written into the calendar of somebody else because of a call, mail or not. Immutable.
 *
 * @param at when
 * @param guest whose calendar
 * @param eventId the event in the calendar that was called
 * @param method the call's method
 */
public record GuestWrite(Instant at, String guest, String eventId, String method) {}
