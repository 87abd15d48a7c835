package org.kalends.host.page;

import java.util.List;
import java.util.Optional;

/**
 * The calendars of one account, to choose from.
 *
 * @param account the account in words
 * @param options its calendars
 * @param problem why they cannot be listed now
 */
record CalendarGroup(String account, List<Option> options, Optional<String> problem) {

    /**
     * One calendar to choose.
     *
     * @param value what the form sends
     * @param name what its owner calls it
     * @param writable whether it can hold copies
     */
    record Option(String value, String name, boolean writable) {}

    CalendarGroup {
        options = List.copyOf(options);
    }

    /** Returns whether any calendar can hold copies. */
    public boolean writable() {
        return options.stream().anyMatch(Option::writable);
    }
}
