package org.kalends.provider.google.internal.event;

import java.util.Optional;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Recurrence;
import org.kalends.api.provider.SeriesLimits;

/** Which series Google Calendar cannot hold as a series, without changing what they mean. Pure. */
public final class GoogleLimits implements SeriesLimits {

    private final ZoneSpelling spelling;

    /** Creates limits of a service that takes every name of a zone. */
    public GoogleLimits() {
        this(ZoneSpelling.IANA);
    }

    /**
     * Creates limits.
     *
     * @param spelling how zones are called
     */
    public GoogleLimits(ZoneSpelling spelling) {
        this.spelling = spelling;
    }

    @Override
    public Optional<String> refusal(CalendarEvent series) {
        if (series.recurrence().isEmpty()) {
            return Optional.empty();
        }
        try {
            check(series, series.recurrence().get());
            return Optional.empty();
        } catch (NotExpressible e) {
            return Optional.of(e.reason());
        }
    }

    private void check(CalendarEvent series, Recurrence recurrence) {
        if (series.time() instanceof EventTime.Floating) {
            throw new NotExpressible("It has no time zone, and a series in Google Calendar has one.");
        }
        if (series.time() instanceof EventTime.Timed timed) {
            checkTime(timed);
        }
        RuleLimits.check(recurrence.rule());
        SeriesStarts starts = new SeriesStarts(recurrence.rule(), series.time());
        if (!starts.holdFirst()) {
            throw new NotExpressible("It begins on a date that its rule does not mean.");
        }
        checkDates(series.time(), recurrence, starts);
        if (recurrence.additions().isEmpty()
                && starts.areAtMost(recurrence.exclusions().size())) {
            throw new NotExpressible("None of its occurrences is left.");
        }
        recurrence.overrides().values().forEach(override -> checkOverride(series, override));
    }

    /** A series stands in its own zone: what cannot be called by name, or shows a time twice, cannot be put into UTC as one event can. */
    private void checkTime(EventTime.Timed timed) {
        if (spelling.name(timed.zone()).isEmpty() || timed.zone().getId().equals("Z")) {
            throw new NotExpressible("Its time zone has no name in Google Calendar.");
        }
        if (!WireTime.isPlain(timed.start(), timed.zone()) || !WireTime.isPlain(timed.end(), timed.zone())) {
            throw new NotExpressible("It begins in an hour in which the clocks change.");
        }
        if (timed.start().equals(timed.end()) || !WireTime.isWhole(timed.start()) || !WireTime.isWhole(timed.end())) {
            throw new NotExpressible("Its occurrences have no length, or one that Google Calendar does not keep.");
        }
    }

    private static void checkDates(EventTime time, Recurrence recurrence, SeriesStarts starts) {
        OriginalStart first = OriginalStart.of(time);
        for (OriginalStart addition : recurrence.additions()) {
            boolean sameForm = first instanceof OriginalStart.Zoned zoned
                    ? addition instanceof OriginalStart.Zoned other
                            && other.zone().equals(zoned.zone())
                            && WireTime.isWhole(other.wall())
                            && WireTime.isPlain(other.wall(), other.zone())
                    : addition instanceof OriginalStart.Day;
            if (!sameForm) {
                throw new NotExpressible(
                        "It has dates beside its rule that are in another time zone, or of another kind.");
            }
        }
        boolean held = recurrence.exclusions().stream()
                        .allMatch(start ->
                                starts.hold(start) || recurrence.additions().contains(start))
                && recurrence.overrides().keySet().stream()
                        .allMatch(start ->
                                starts.hold(start) || recurrence.additions().contains(start));
        if (!held) {
            throw new NotExpressible("It has exceptions at times at which it does not take place.");
        }
    }

    private static void checkOverride(CalendarEvent series, CalendarEvent override) {
        boolean sameKind = series.time() instanceof EventTime.AllDay == override.time() instanceof EventTime.AllDay;
        if (!sameKind || override.time() instanceof EventTime.Floating) {
            throw new NotExpressible("One of its occurrences is of another kind than the others.");
        }
        if (override.sensitivity() != series.sensitivity()) {
            throw new NotExpressible("One of its occurrences is more or less private than the others.");
        }
    }
}
