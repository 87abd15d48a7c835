package org.kalends.host.page;

/**
 * An event that cannot be synced, in a list.
 *
 * @param calendar where it lies
 * @param reason what is wrong and what to do
 * @param since since when, as people say it
 * @param again when it is tried again
 */
record ParkedLine(String calendar, String reason, String since, String again) {}
