package org.kalends.examples.hostdrill;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What a drill is to do.
 *
 * @param pairs how many pairs of calendars are kept in step
 * @param time how long people edit
 * @param kills how many processes are killed meanwhile
 * @param seed where all chance comes from
 * @param editsASecond how many edits people make in a second, all together
 * @param folder where the hosts write their logs
 */
record Plan(int pairs, Duration time, int kills, long seed, double editsASecond, Path folder) {}
