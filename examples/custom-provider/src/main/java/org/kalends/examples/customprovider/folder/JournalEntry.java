package org.kalends.examples.customprovider.folder;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kalends.api.provider.ProviderException;

/**
 * What is known of one file.
 *
 * @param changed the number of its latest change
 * @param ended the number under which it was last gone, or turned from one event into a series or back; 0 when never
 * @param series whether it holds a series, as far as that could be read
 * @param version its version; null when it is gone
 */
record JournalEntry(
        long changed, long ended, boolean series, @Nullable String version) {

    /** Returns the entry of a file that is new or has changed. */
    static JournalEntry of(EventFile file, Optional<JournalEntry> before, long number) {
        boolean wasSeries = before.map(JournalEntry::series).orElse(false);
        boolean series = isSeries(file).orElse(wasSeries);
        boolean turned = before.isPresent() && series != wasSeries;
        long ended = turned ? number : before.map(JournalEntry::ended).orElse(0L);
        return new JournalEntry(number, ended, series, file.version().value());
    }

    JournalEntry gone(long number) {
        return new JournalEntry(number, number, series, null);
    }

    boolean shows(EventFile file) {
        return file.version().value().equals(version);
    }

    boolean isGone() {
        return version == null;
    }

    private static Optional<Boolean> isSeries(EventFile file) {
        try {
            return Optional.of(file.json().has("recurrence"));
        } catch (ProviderException e) {
            return Optional.empty();
        }
    }
}
