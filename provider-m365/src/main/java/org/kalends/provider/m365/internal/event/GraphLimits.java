package org.kalends.provider.m365.internal.event;

import java.util.Optional;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.Recurrence;
import org.kalends.api.provider.SeriesLimits;

/** Which series Microsoft 365 cannot hold as a series, without changing what they mean. Pure. */
public final class GraphLimits implements SeriesLimits {

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

    private static void check(CalendarEvent series, Recurrence recurrence) {
        if (series.time() instanceof EventTime.Floating) {
            throw new NotExpressible("It has no time zone, and a series in Microsoft 365 has one.");
        }
        if (series.time() instanceof EventTime.Timed timed) {
            checkZone(timed);
        }
        if (!recurrence.additions().isEmpty()) {
            throw new NotExpressible("It has dates beside its rule, which Microsoft 365 cannot say.");
        }
        SeriesPattern pattern = SeriesPattern.of(recurrence.rule(), series.time());
        new ExceptionLimits(series, recurrence, pattern).check();
    }

    /** A series stands in its own zone: what cannot be called by name, or shows a time twice, cannot be put into UTC as one event can. */
    private static void checkZone(EventTime.Timed timed) {
        if (!ZoneNames.isIana(timed.zone()) || WindowsZones.name(timed.zone()).isEmpty()) {
            throw new NotExpressible("Its time zone has no name in Microsoft 365.");
        }
        if (!WireTime.isPlain(timed.start(), timed.zone()) || !WireTime.isPlain(timed.end(), timed.zone())) {
            throw new NotExpressible("It begins in an hour in which the clocks change.");
        }
    }
}
