package org.kalends.host.demo;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kalends.host.demo.SampleEvent.ShowAs;

/** The optional part of a line of a sample calendar: names and their values. */
record SampleDetails(Map<String, String> values) {

    private static final Set<String> NAMES =
            Set.of("zone", "show", "secret", "place", "notes", "guests", "from", "repeat");

    SampleDetails {
        values = Map.copyOf(values);
        if (!NAMES.containsAll(values.keySet())) {
            throw new IllegalArgumentException("sample: an unknown detail in " + values.keySet());
        }
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    Optional<ZoneId> zone() {
        return text("zone").map(ZoneId::of);
    }

    ShowAs showAs() {
        return text("show")
                .map(word -> ShowAs.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(ShowAs.BUSY);
    }

    boolean secret() {
        return text("secret").isPresent();
    }

    List<String> guests() {
        return text("guests").map(list -> List.of(list.split(" "))).orElse(List.of());
    }

    Set<DayOfWeek> repeats() {
        return text("repeat").map(SampleDetails::days).orElse(Set.of());
    }

    private static Set<DayOfWeek> days(String words) {
        EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        Arrays.stream(words.split(" ")).map(SampleDetails::day).forEach(days::add);
        return days;
    }

    static DayOfWeek day(String word) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().toLowerCase(Locale.ROOT).startsWith(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("sample: no day of the week"));
    }
}
