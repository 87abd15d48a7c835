package org.kalends.host.page;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;
import org.kalends.api.store.DirectionPolicy.Attendees;
import org.kalends.host.problem.Problem;
import org.kalends.host.sync.CopyChoice;
import org.kalends.host.sync.FilterChoice;
import org.kalends.host.sync.HoursChoice;
import org.kalends.host.sync.ShowAs;

/**
 * What copies in one direction say, as a part of a form.
 *
 * @param name the part's name, in front of the names of its fields
 * @param busyOnly whether copies say only that the time is taken
 * @param title the title of such a copy
 * @param prefix what stands in front of other titles
 * @param showAs what copies say about the time
 * @param guests what becomes of the guests
 * @param skips which events are left out
 * @param skipTitles a regular expression of titles that are left out
 * @param hours whether only events in some hours are copied
 * @param days the days of these hours
 * @param from when they begin
 * @param to when they end, exclusive
 */
record CopyForm(
        String name,
        boolean busyOnly,
        String title,
        String prefix,
        ShowAs showAs,
        Attendees guests,
        Set<Skip> skips,
        String skipTitles,
        boolean hours,
        Set<DayOfWeek> days,
        String from,
        String to) {

    private static final Set<DayOfWeek> WEEKDAYS =
            Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY);

    static CopyForm of(String name, CopyChoice choice) {
        FilterChoice filters = choice.filters();
        Optional<HoursChoice> within = filters.onlyWithin();
        return new CopyForm(
                name,
                choice.markAsPrivate(),
                choice.title(),
                choice.titlePrefix().orElse(""),
                choice.showAs(),
                choice.attendees(),
                Skip.of(filters),
                filters.skipTitles().orElse(""),
                within.isPresent(),
                within.map(hours -> Set.copyOf(hours.days())).orElse(WEEKDAYS),
                within.map(HoursChoice::from).orElse(LocalTime.of(9, 0)).toString(),
                within.map(HoursChoice::to).orElse(LocalTime.of(17, 0)).toString());
    }

    static CopyForm read(String name, FormValues form) {
        String dot = name + ".";
        return new CopyForm(
                name,
                form.text(dot + "details").equals("BUSY"),
                form.find(dot + "title").orElse("Busy"),
                form.text(dot + "prefix"),
                form.word(dot + "showAs", ShowAs.class, ShowAs.PRESERVE),
                form.word(dot + "guests", Attendees.class, Attendees.LIST),
                form.words(dot + "skip", Skip.class),
                form.text(dot + "skipTitles"),
                form.has(dot + "hours"),
                form.words(dot + "days", DayOfWeek.class),
                form.text(dot + "from"),
                form.text(dot + "to"));
    }

    /** Returns what copies say, whatever is left out. */
    CopyChoice looks() {
        return choice(FilterChoice.STANDARD);
    }

    /** Returns what was chosen; refused where a field cannot be read. */
    CopyChoice choice() {
        return choice(new FilterChoice(
                skips.contains(Skip.ALL_DAY),
                skips.contains(Skip.FREE),
                skips.contains(Skip.TENTATIVE),
                skips.contains(Skip.DECLINED),
                skips.contains(Skip.OUT_OF_OFFICE),
                skips.contains(Skip.WORKING_LOCATION),
                skips.contains(Skip.PRIVATE),
                Optional.of(skipTitles).filter(text -> !text.isEmpty()),
                within(),
                skips.contains(Skip.HELD)));
    }

    private CopyChoice choice(FilterChoice filters) {
        return new CopyChoice(
                busyOnly, title, Optional.of(prefix).filter(text -> !text.isEmpty()), showAs, guests, filters);
    }

    private Optional<HoursChoice> within() {
        return hours
                ? Optional.of(new HoursChoice(days.stream().sorted().toList(), time("from", from), time("to", to)))
                : Optional.empty();
    }

    private LocalTime time(String field, String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException e) {
            throw Problem.invalid(name + ".filters.onlyWithin." + field, "is no time of the day");
        }
    }

    /** Returns whether anything differs from the standard that the form hides at first. */
    public boolean unusual() {
        CopyForm standard = of(name, CopyChoice.STANDARD);
        return !skips.equals(standard.skips) || !skipTitles.isEmpty() || hours || !prefix.isEmpty();
    }
}
