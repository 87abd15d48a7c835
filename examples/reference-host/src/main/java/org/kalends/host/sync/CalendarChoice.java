package org.kalends.host.sync;

/**
 * A calendar that a user has chosen.
 *
 * @param connection the account's connection
 * @param calendar the provider's own id, or {@code primary} for the main calendar
 */
public record CalendarChoice(String connection, String calendar) {}
