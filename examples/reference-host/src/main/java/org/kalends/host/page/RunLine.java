package org.kalends.host.page;

import java.util.List;
import java.util.Optional;

/**
 * One run in a list.
 *
 * @param chip how it ended
 * @param when when that was, as people say it
 * @param moment the same for machines
 * @param took how long it lasted
 * @param deeds what it did, a sentence for each calendar
 * @param reason why it did not simply succeed
 * @param notes remarks about single events
 */
record RunLine(
        Chip chip,
        String when,
        String moment,
        String took,
        List<String> deeds,
        Optional<String> reason,
        List<String> notes) {}
