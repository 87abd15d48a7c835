package org.kalends.host.page;

/**
 * A calendar as a page names it.
 *
 * @param name what its owner calls it
 * @param account whose it is
 * @param service the provider's name for people
 * @param mark the letter of the service
 * @param instant whether changes become known within seconds
 */
record CalendarLabel(String name, String account, String service, String mark, boolean instant) {}
