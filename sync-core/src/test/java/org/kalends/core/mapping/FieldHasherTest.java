package org.kalends.core.mapping;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kalends.api.model.RecurrenceRule.Frequency.MONTHLY;
import static org.kalends.api.model.RecurrenceRule.Frequency.WEEKLY;
import static org.kalends.api.model.RecurrenceRule.Frequency.YEARLY;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.Description;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.FieldHashes;
import org.kalends.api.model.ProviderId;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.RecurrenceRule;

class FieldHasherTest {

    private static final FieldHasher HASHER = new FieldHasher(new byte[32]);
    private static final LocalDateTime NINE = LocalDateTime.of(2026, 3, 2, 9, 0);
    private static final CalendarEvent EVENT = CalendarEvent.builder(
                    new EventTime.Timed(NINE, NINE.plusHours(1), ZoneId.of("Europe/Berlin")))
            .title("İstanbul ı")
            .build();

    @Test
    void equalEventsHaveEqualHashesAndUnequalFieldsDiffer() {
        for (long seed = 0; seed < 500; seed++) {
            CalendarEvent event = new EventGenerator(seed).event();
            CalendarEvent other = new EventGenerator(seed + 1).event();
            assertThat(HASHER.hashes(event)).isEqualTo(HASHER.hashes(new EventGenerator(seed).event()));
            Set<EventField> differences = HASHER.hashes(event).differences(HASHER.hashes(other));
            for (EventField field : EnumSet.complementOf(EnumSet.of(EventField.DESCRIPTION, EventField.RECURRENCE))) {
                assertThat(differences.contains(field))
                        .as(field.name())
                        .isEqualTo(!event.value(field).equals(other.value(field)));
            }
        }
    }

    /** 2 March 2026 is a Monday. */
    @Test
    void aRuleInOtherWordsKeepsItsHash() {
        List<List<RecurrenceRule>> sames = List.of(
                List.of(rule(WEEKLY).build(), rule(WEEKLY).byDay(on(MONDAY)).build()),
                List.of(
                        rule(MONTHLY).build(),
                        rule(MONTHLY).byMonthDay(List.of(2)).build()),
                List.of(
                        rule(YEARLY).build(),
                        rule(YEARLY).byMonth(List.of(3)).build(),
                        rule(YEARLY).byMonth(List.of(3)).byMonthDay(List.of(2)).build()));
        for (List<RecurrenceRule> same : sames) {
            for (RecurrenceRule one : same) {
                for (RecurrenceRule other : same) {
                    assertThat(inKnownWords(one, other)).isEqualTo(HASHER.hashes(series(other)));
                }
            }
        }
    }

    @Test
    void aRuleThatSaysSomethingElseDoesNot() {
        for (RecurrenceRule other : List.of(
                rule(WEEKLY).byDay(on(TUESDAY)).build(),
                rule(WEEKLY).byDay(on(MONDAY, TUESDAY)).build(),
                rule(WEEKLY).interval(2).build(),
                rule(WEEKLY).count(3).build(),
                rule(MONTHLY).build())) {
            assertThat(inKnownWords(rule(WEEKLY).build(), other))
                    .isEqualTo(HASHER.hashes(series(rule(WEEKLY).build())));
            assertThat(inKnownWords(other, rule(WEEKLY).build())).isEqualTo(HASHER.hashes(series(other)));
        }
        CalendarEvent tuesday = series(rule(WEEKLY).build()).toBuilder()
                .time(new EventTime.AllDay(LocalDate.of(2026, 3, 3), LocalDate.of(2026, 3, 4)))
                .build();
        FieldHashes now = HASHER.hashes(tuesday);
        FieldHashes mondays =
                HASHER.hashes(series(rule(WEEKLY).byDay(on(MONDAY)).build()));
        assertThat(HASHER.inKnownWords(tuesday, now, mondays)).isEqualTo(now);
    }

    private static FieldHashes inKnownWords(RecurrenceRule now, RecurrenceRule before) {
        return HASHER.inKnownWords(series(now), HASHER.hashes(series(now)), HASHER.hashes(series(before)));
    }

    private static CalendarEvent series(RecurrenceRule rule) {
        return EVENT.toBuilder().recurrence(Optional.of(Recurrence.of(rule))).build();
    }

    private static RecurrenceRule.Builder rule(RecurrenceRule.Frequency frequency) {
        return RecurrenceRule.builder(frequency);
    }

    private static List<RecurrenceRule.Weekday> on(DayOfWeek... days) {
        return Stream.of(days).map(RecurrenceRule.Weekday::every).toList();
    }

    @Test
    void hashesAreTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        FieldHashes hashes = HASHER.hashes(EVENT);
        try {
            for (String tag : List.of("tr-TR", "ar-EG-u-nu-arab", "th-TH-u-ca-buddhist", "de-DE")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                assertThat(HASHER.hashes(EVENT)).isEqualTo(hashes);
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void hashesStayTheSameFromReleaseToRelease() {
        assertThat(HASHER.hashes(EVENT).of(EventField.TIME)).isEqualTo("hsX-V46093im3hCsIAq0MA");
        assertThat(HASHER.uid("uid")).isEqualTo("zjKllmDJfmOEtUpswwplvQ");
    }

    @Test
    void housekeepingOfADescriptionIsNoChange() {
        assertThat(description(Description.of("a  \n\u00A0b\u00A0\n\n\n")))
                .isEqualTo(description(Description.of("a\n b")));
        assertThat(description(new Description("a", Optional.of("<p>a</p>\r\n  <p>b  c</p>"))))
                .isEqualTo(description(new Description("a", Optional.of("<p>a</p><p>b&nbsp;c</p>"))));
        assertThat(description(Description.of("a\nb"))).isNotEqualTo(description(Description.of("a b")));
        assertThat(description(Description.of("a")))
                .isNotEqualTo(description(new Description("a", Optional.of("<b>a</b>"))));
    }

    @Test
    void structureKeepsValuesApart() {
        CalendarRef one = new CalendarRef(new ProviderId("memory"), new AccountId("a"), "bc");
        CalendarRef two = new CalendarRef(new ProviderId("memory"), new AccountId("ab"), "c");
        assertThat(HASHER.origin(one, new EventKey("k"))).isNotEqualTo(HASHER.origin(two, new EventKey("k")));
        assertThat(HASHER.origin(one, new EventKey("k"))).matches("[A-Za-z0-9_-]{22}");
        CalendarEvent same = EVENT.toBuilder().title("x").location("x").build();
        assertThat(HASHER.hashes(same).of(EventField.TITLE))
                .isNotEqualTo(HASHER.hashes(same).of(EventField.LOCATION));
        assertThat(HASHER.hashes(EVENT.toBuilder().title("\uD83D").build()).of(EventField.TITLE))
                .isNotEqualTo(
                        HASHER.hashes(EVENT.toBuilder().title("\uD83C").build()).of(EventField.TITLE));
    }

    @Test
    void anotherKeyGivesOtherHashes() {
        byte[] key = new byte[32];
        key[0] = 1;
        assertThat(new FieldHasher(key).uid("uid")).isNotEqualTo(HASHER.uid("uid"));
        assertThatThrownBy(() -> new FieldHasher(new byte[16])).isInstanceOf(IllegalArgumentException.class);
    }

    private static String description(Description description) {
        return HASHER.hashes(EVENT.toBuilder().description(description).build()).of(EventField.DESCRIPTION);
    }
}
