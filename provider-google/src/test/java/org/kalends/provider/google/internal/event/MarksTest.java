package org.kalends.provider.google.internal.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.services.calendar.model.Event;
import com.google.gson.JsonObject;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kalends.api.model.Availability;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Sensitivity;

/** Ids, marks and properties of copies. */
class MarksTest {

    private static final OriginMark MARK = new OriginMark("installation", "pair", "original", 3);

    private static final CalendarEvent EVENT = CalendarEvent.builder(
                    new EventTime.AllDay(LocalDate.of(2027, 3, 2), LocalDate.of(2027, 3, 3)))
            .build();

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final GoogleWriter WRITER = new GoogleWriter(BERLIN, ZoneSpelling.IANA);

    private static JsonObject copy() {
        return Wire.object(WRITER.create(EVENT, MARK));
    }

    private static JsonObject properties(JsonObject event) {
        return event.getAsJsonObject("extendedProperties").getAsJsonObject("private");
    }

    @Test
    void anIdIsAlwaysTheSameAndOneTheServiceTakes() {
        assertThat(EventIds.of(MARK)).isEqualTo("mq8ikk2ameh9lba0km37mk30ijue2bkg");
        Set<String> ids = new TreeSet<>();
        for (int i = 0; i < 2000; i++) {
            ids.add(EventIds.of(new OriginMark("installation", "pair", "o" + i % 1000, i / 1000)));
        }
        assertThat(ids).hasSize(2000).allMatch(id -> id.matches("[0-9a-v]{32}"));
    }

    @Test
    void aNewGenerationHasANewId() {
        assertThat(EventIds.of(MARK.nextGeneration())).isNotEqualTo(EventIds.of(MARK));
    }

    @Test
    void aCopyIsKnownByItsMarkAndItsPair() {
        Event told = Wire.event(copy().toString());
        assertThat(MarkProperty.read(told)).contains(MARK);
        assertThat(properties(copy()).get(MarkProperty.ORIGIN).getAsString())
                .isEqualTo(MarkProperty.origin(MARK))
                .isEqualTo("k1.installation.pair.original.3");
        assertThat(properties(copy()).get(MarkProperty.PAIR).getAsString())
                .isEqualTo(MarkProperty.pair("installation", "pair"))
                .isEqualTo("k1.installation.pair");
    }

    @Test
    void aCopyThatSomebodyCopiedIsNotOurs() {
        JsonObject duplicate = copy();
        duplicate.addProperty("id", "4t5u6v7");
        assertThat(MarkProperty.read(Wire.event(duplicate.toString()))).isEmpty();
        JsonObject split = copy();
        split.addProperty("id", EventIds.of(MARK) + "_R20270325T130000");
        assertThat(MarkProperty.read(Wire.event(split.toString()))).isEmpty();
        split.addProperty("id", EventIds.of(MARK) + "_R20270325T130000_20270401T130000Z");
        split.addProperty("recurringEventId", EventIds.of(MARK) + "_R20270325T130000");
        assertThat(MarkProperty.read(Wire.event(split.toString()))).isEmpty();
    }

    @Test
    void anOccurrenceHasTheMarkOfItsSeries() {
        JsonObject occurrence = copy();
        occurrence.addProperty("id", EventIds.of(MARK) + "_20270401T130000Z");
        assertThat(MarkProperty.read(Wire.event(occurrence.toString()))).contains(MARK);
        occurrence.addProperty("id", "something");
        occurrence.addProperty("recurringEventId", EventIds.of(MARK));
        assertThat(MarkProperty.read(Wire.event(occurrence.toString()))).contains(MARK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "k1.", "k1.a.b.c", "k1.a.b.c.d", "k2.a.b.c.1", "k1.a.b.c.01", "K1.a.b.c.1", "k1.a.b.c.1 "})
    void aValueThatIsNoMarkIsNone(String value) {
        JsonObject event = copy();
        properties(event).addProperty(MarkProperty.ORIGIN, value);
        assertThat(MarkProperty.read(Wire.event(event.toString()))).isEmpty();
    }

    @Test
    void anEventOfAPersonCanBeMarkedLater() {
        Event patch = WRITER.patch(EVENT, Set.of());
        MarkProperty.write(patch, MARK, "personal_id");
        JsonObject stored = Wire.patched(Wire.object(new Event().setId("personal_id")), patch);
        assertThat(MarkProperty.read(Wire.event(stored.toString()))).contains(MARK);
    }

    @Test
    void theLongestMarkIsKept() {
        String longest = "m".repeat(64);
        OriginMark mark = new OriginMark(longest, longest, longest, 999_999_999);
        Event sent = WRITER.create(EVENT, mark);
        Event stored = Wire.told(Wire.object(sent), BERLIN);
        assertThat(MarkProperty.read(stored)).contains(mark);
        assertThat(OwnProperties.lost(sent, stored)).isEmpty();
    }

    @Test
    void tellsWhichPropertyWasNotKept() {
        Event sent = WRITER.create(EVENT, MARK);
        JsonObject stored = Wire.object(sent);
        assertThat(OwnProperties.lost(sent, Wire.event(stored.toString()))).isEmpty();
        properties(stored).addProperty(MarkProperty.PAIR, "k1.inst");
        assertThat(OwnProperties.lost(sent, Wire.event(stored.toString()))).contains(MarkProperty.PAIR);
        assertThat(OwnProperties.lost(sent, new Event())).isPresent();
    }

    @Test
    void aPropertyThatWasTakenAwayMayNotStay() {
        Event patch = WRITER.patch(EVENT, Set.of(EventField.TIME));
        assertThat(OwnProperties.lost(patch, new Event())).isEmpty();
        JsonObject stored = copy();
        assertThat(OwnProperties.lost(patch, Wire.event(stored.toString()))).isEmpty();
        properties(stored).addProperty("kalendsTime", "1|x");
        assertThat(OwnProperties.lost(patch, Wire.event(stored.toString()))).contains("kalendsTime");
    }

    @Test
    void whatTheServiceWouldDropOrCutIsRefused() {
        Event event = new Event();
        OwnProperties.put(event, "k".repeat(44), "v".repeat(1024));
        assertThat(OwnProperties.checked(event)).isSameAs(event);
        OwnProperties.put(event, "key", "\u00E4".repeat(513));
        assertRefused(event);
        Event longKey = new Event();
        OwnProperties.put(longKey, "k".repeat(45), "v");
        assertRefused(longKey);
        Event many = new Event();
        for (int i = 0; i <= 300; i++) {
            OwnProperties.put(many, "k" + i, "v");
        }
        assertRefused(many);
        Event large = new Event();
        for (int i = 0; i < 32; i++) {
            OwnProperties.put(large, "k" + i, "v".repeat(1024));
        }
        assertRefused(large);
    }

    @Test
    void whatOthersHaveWrittenCountsToo() {
        Event held = new Event();
        for (int i = 0; i < 298; i++) {
            OwnProperties.put(held, "theirs" + i, "v");
        }
        Event patch = WRITER.patch(EVENT, Set.of(EventField.TITLE));
        assertThat(OwnProperties.areMany(held)).isTrue();
        assertThat(OwnProperties.checked(patch, held)).isSameAs(patch);
        MarkProperty.write(patch, MARK, "id");
        assertThatThrownBy(() -> OwnProperties.checked(patch, held)).isInstanceOf(GoogleProblem.class);
        OwnProperties.remove(patch, "theirs0");
        assertThat(OwnProperties.checked(patch, held)).isSameAs(patch);
        assertThat(OwnProperties.areMany(WRITER.create(EVENT, MARK))).isFalse();
    }

    private static void assertRefused(Event event) {
        assertThatThrownBy(() -> OwnProperties.checked(event)).isInstanceOf(GoogleProblem.class);
    }

    @Test
    void theIdOfAnOccurrenceIsReadAsItIsMade() {
        OriginalStart start = new OriginalStart.Zoned(LocalDateTime.of(2027, 3, 23, 14, 0), BERLIN);
        assertThat(EventIds.occurrence("a1b2c", start)).isEqualTo("a1b2c_20270323T130000Z");
        assertThat(EventIds.occurrence("a1b2c", new OriginalStart.Day(LocalDate.of(2027, 3, 23))))
                .isEqualTo("a1b2c_20270323");
        assertThat(EventIds.suffix("a1b2c_20270323T130000Z")).contains("20270323T130000Z");
    }

    @Test
    void aFingerprintChangesWithEverythingThatIsReadAndWithNothingElse() {
        JsonObject event =
                Wire.object(WRITER.create(EVENT.toBuilder().title("title").build(), MARK));
        String before = print(event);
        for (String churn : new String[] {"etag", "htmlLink", "hangoutLink", "kind", "colorId"}) {
            event.addProperty(churn, "other");
        }
        event.addProperty("sequence", 17);
        event.addProperty("updated", "2030-01-01T00:00:00.000Z");
        event.remove("reminders");
        assertThat(print(event)).isEqualTo(before);
        for (String name : new String[] {
            "summary",
            "description",
            "location",
            "transparency",
            "visibility",
            "status",
            "eventType",
            "iCalUID",
            "recurringEventId",
            "id"
        }) {
            JsonObject changed = event.deepCopy();
            changed.addProperty(name, "other");
            assertThat(print(changed)).as(name).isNotEqualTo(before);
        }
        CalendarEvent other = EVENT.toBuilder()
                .title("other")
                .description("other")
                .location("elsewhere")
                .time(new EventTime.AllDay(LocalDate.of(2040, 1, 1), LocalDate.of(2040, 1, 2)))
                .availability(Availability.UNKNOWN)
                .sensitivity(Sensitivity.CONFIDENTIAL)
                .build();
        for (EventField field : EnumSet.complementOf(EnumSet.of(EventField.ATTENDEES, EventField.RECURRENCE))) {
            JsonObject changed = Wire.patched(event, WRITER.patch(other, Set.of(field)));
            assertThat(print(changed)).as(field.name()).isNotEqualTo(before);
        }
    }

    @Test
    void aFingerprintDoesNotCareInWhichOffsetATimeIsTold() {
        Event here = Wire.told(
                Wire.object(WRITER.create(
                        CalendarEvent.builder(new EventTime.Timed(
                                        LocalDateTime.of(2027, 3, 2, 9, 0),
                                        LocalDateTime.of(2027, 3, 2, 10, 0),
                                        BERLIN))
                                .build(),
                        MARK)),
                BERLIN);
        Event there = Wire.told(Wire.object(here), ZoneId.of("Asia/Tokyo"));
        assertThat(Wire.json(there)).isNotEqualTo(Wire.json(here));
        assertThat(ContentFingerprint.of(there)).isEqualTo(ContentFingerprint.of(here));
    }

    private static String print(JsonObject event) {
        return ContentFingerprint.of(Wire.event(event.toString()));
    }
}
