package org.kalends.host.sync;

/**
 * A run that is under way on this node.
 *
 * @param done how many of the planned writes were tried
 * @param planned how many there are; 0 while the calendars are still read
 */
public record ProgressView(int done, int planned) {}
