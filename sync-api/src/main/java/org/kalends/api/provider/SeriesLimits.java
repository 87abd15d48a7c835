package org.kalends.api.provider;

import java.util.Optional;
import org.kalends.api.model.CalendarEvent;

/** Tells which series a provider cannot hold as a series. Pure: the same event always has the same answer. */
@FunctionalInterface
public interface SeriesLimits {

    /** Every series can be held. */
    SeriesLimits NONE = series -> Optional.empty();

    /** Returns why the series cannot be held, in words for a person and without content; empty when it can. */
    Optional<String> refusal(CalendarEvent series);
}
