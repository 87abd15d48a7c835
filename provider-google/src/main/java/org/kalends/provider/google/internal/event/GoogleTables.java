package org.kalends.provider.google.internal.event;

import java.time.DayOfWeek;
import java.util.Map;
import org.kalends.api.model.EventKind;
import org.kalends.api.model.EventStatus;
import org.kalends.api.model.RecurrenceRule.Frequency;
import org.kalends.api.model.ResponseStatus;
import org.kalends.api.model.Sensitivity;

/** The words of Google Calendar for the words of the model. What a table does not know is decided by the reader. */
final class GoogleTables {

    static final String DEFAULT = "default";

    static final String OPAQUE = "opaque";

    static final String TRANSPARENT = "transparent";

    static final String PUBLIC = "public";

    private GoogleTables() {}

    /** {@code visibility}: {@code public} is read as NORMAL; PERSONAL is written as {@code private} with a fact. */
    static final Map<String, Sensitivity> VISIBILITIES = Map.of(
            DEFAULT,
            Sensitivity.NORMAL,
            PUBLIC,
            Sensitivity.NORMAL,
            "private",
            Sensitivity.PRIVATE,
            "confidential",
            Sensitivity.CONFIDENTIAL);

    /** {@code visibility} as it is written. */
    static final Map<Sensitivity, String> WRITTEN_VISIBILITIES = Map.of(
            Sensitivity.NORMAL, DEFAULT,
            Sensitivity.PERSONAL, "private",
            Sensitivity.PRIVATE, "private",
            Sensitivity.CONFIDENTIAL, "confidential");

    /** {@code status}: every value. */
    static final WordTable<EventStatus> STATUSES = new WordTable<>(Map.of(
            EventStatus.CONFIRMED, "confirmed",
            EventStatus.TENTATIVE, "tentative",
            EventStatus.CANCELLED, "cancelled"));

    /** {@code eventType}: read only, a copy is always {@code default}. */
    static final Map<String, EventKind> KINDS = Map.of(
            DEFAULT,
            EventKind.DEFAULT,
            "fromGmail",
            EventKind.DEFAULT,
            "outOfOffice",
            EventKind.OUT_OF_OFFICE,
            "focusTime",
            EventKind.FOCUS,
            "workingLocation",
            EventKind.WORKING_LOCATION,
            "birthday",
            EventKind.BIRTHDAY);

    /** {@code responseStatus} of a guest; NONE has no word. */
    static final Map<String, ResponseStatus> RESPONSES = Map.of(
            "needsAction", ResponseStatus.NOT_RESPONDED,
            "accepted", ResponseStatus.ACCEPTED,
            "tentative", ResponseStatus.TENTATIVE,
            "declined", ResponseStatus.DECLINED);

    /** FREQ of a rule (RFC 5545 section 3.3.10): every value. */
    static final WordTable<Frequency> FREQUENCIES = new WordTable<>(Map.of(
            Frequency.SECONDLY, "SECONDLY",
            Frequency.MINUTELY, "MINUTELY",
            Frequency.HOURLY, "HOURLY",
            Frequency.DAILY, "DAILY",
            Frequency.WEEKLY, "WEEKLY",
            Frequency.MONTHLY, "MONTHLY",
            Frequency.YEARLY, "YEARLY"));

    /** Weekdays of a rule: every value. */
    static final WordTable<DayOfWeek> DAYS = new WordTable<>(Map.of(
            DayOfWeek.MONDAY, "MO",
            DayOfWeek.TUESDAY, "TU",
            DayOfWeek.WEDNESDAY, "WE",
            DayOfWeek.THURSDAY, "TH",
            DayOfWeek.FRIDAY, "FR",
            DayOfWeek.SATURDAY, "SA",
            DayOfWeek.SUNDAY, "SU"));
}
