package org.kalends.examples.customprovider.folder;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.kalends.api.model.EventKey;
import org.kalends.api.provider.Cursor;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;

/**
 * What has been seen of a calendar, numbered in the order in which it was seen. A file has one entry, whose number is that of its
 * latest change; of the files that are gone only the latest are remembered.
 *
 * @param id tells this journal from all others
 * @param last the greatest number that was given
 * @param cut changes up to this number may be forgotten
 * @param entries by the name of the file
 */
record Journal(String id, long last, long cut, Map<String, JournalEntry> entries) {

    private static final int REMEMBERED = 1_000;

    /** Takes a copy of the entries. */
    Journal {
        Objects.requireNonNull(id, "id");
        entries = Collections.unmodifiableMap(new TreeMap<>(entries));
    }

    static Journal begin(String id) {
        return new Journal(id, 0, 0, Map.of());
    }

    /** Returns the journal after a look at all files of the calendar; the same when nothing has changed. */
    Journal seen(List<EventFile> files) {
        Map<String, JournalEntry> now = new TreeMap<>();
        long number = last;
        for (EventFile file : files) {
            String name = file.key().value();
            Optional<JournalEntry> before = Optional.ofNullable(entries.get(name));
            boolean same = before.filter(entry -> entry.shows(file)).isPresent();
            now.put(name, same ? before.get() : JournalEntry.of(file, before, ++number));
        }
        for (Map.Entry<String, JournalEntry> before : entries.entrySet()) {
            JournalEntry entry = before.getValue();
            if (!now.containsKey(before.getKey())) {
                now.put(before.getKey(), entry.isGone() ? entry : entry.gone(++number));
            }
        }
        return number == last ? this : new Journal(id, number, cut, now).trimmed();
    }

    private Journal trimmed() {
        List<Map.Entry<String, JournalEntry>> gone = entries.entrySet().stream()
                .filter(entry -> entry.getValue().isGone())
                .sorted(Comparator.comparing(entry -> entry.getValue().changed()))
                .toList();
        int surplus = gone.size() - REMEMBERED;
        if (surplus <= 0) {
            return this;
        }
        Map<String, JournalEntry> kept = new TreeMap<>(entries);
        gone.subList(0, surplus).forEach(entry -> kept.remove(entry.getKey()));
        return new Journal(id, last, gone.get(surplus - 1).getValue().changed(), kept);
    }

    /** Returns the place after everything that was seen so far. */
    Cursor cursor() {
        return new Cursor(id + ":" + last);
    }

    /** Returns what has changed since a place, in order. */
    List<Map.Entry<EventKey, JournalEntry>> since(long place) {
        return entries.entrySet().stream()
                .filter(entry -> entry.getValue().changed() > place)
                .sorted(Comparator.comparing(entry -> entry.getValue().changed()))
                .map(entry -> Map.entry(new EventKey(entry.getKey()), entry.getValue()))
                .toList();
    }

    /** Returns the number that a cursor stands for. Fails with CURSOR_EXPIRED when changes since then may be forgotten. */
    long place(Cursor cursor) {
        String value = cursor.value();
        if (value.matches("\\Q" + id + "\\E:[0-9]{1,18}")) {
            long place = Long.parseLong(value.substring(id.length() + 1));
            if (place >= cut && place <= last) {
                return place;
            }
        }
        throw new ProviderException(FailureKind.CURSOR_EXPIRED, "cursor: the journal does not reach back to it");
    }
}
