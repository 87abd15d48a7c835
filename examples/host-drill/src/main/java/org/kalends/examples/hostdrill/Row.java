package org.kalends.examples.hostdrill;

/**
 * An event in a calendar.
 *
 * @param id the service's id
 * @param said what it says
 */
record Row(String id, Said said) {}
