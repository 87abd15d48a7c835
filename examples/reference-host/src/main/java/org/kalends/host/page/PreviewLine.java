package org.kalends.host.page;

/**
 * One event that a run would write, in a list.
 *
 * @param deed what would be done
 * @param title what it would say
 * @param when when it would be, on the wall clock
 */
record PreviewLine(String deed, String title, String when) {}
