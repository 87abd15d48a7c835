package org.kalends.provider.google.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.services.calendar.model.Event;
import com.google.gson.JsonObject;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.OriginMark;
import org.kalends.tck.samples.Machine;

/** Canonical event to event of Google and back is the identity, for whatever the model can say of a single event. */
class IdentityTest {

    private static final int EVENTS = 3000;

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final OriginMark MARK = new OriginMark("installation", "pair", "original", 0);

    private static final GoogleWriter WRITER = new GoogleWriter(BERLIN, ZoneSpelling.IANA);

    private static final List<EventField> FIELDS =
            List.copyOf(EnumSet.complementOf(EnumSet.of(EventField.ATTENDEES, EventField.RECURRENCE)));

    @Test
    void everyEventComesBackAsItWasWritten() {
        for (long seed = 0; seed < EVENTS; seed++) {
            CalendarEvent event = new EventGenerator(seed).event();
            assertThat(read(Wire.object(WRITER.create(event, MARK)), BERLIN))
                    .as("seed %d", seed)
                    .isEqualTo(event);
        }
    }

    @Test
    void everyEventComesBackFromACalendarInAnotherZone() {
        for (long seed = 0; seed < EVENTS / 3; seed++) {
            CalendarEvent event = new EventGenerator(seed).event();
            for (String zone : List.of("Pacific/Apia", "America/New_York", "Asia/Kathmandu")) {
                assertThat(read(Wire.object(WRITER.create(event, MARK)), ZoneId.of(zone)))
                        .as("seed %d, %s", seed, zone)
                        .isEqualTo(event);
            }
        }
    }

    @Test
    void everyEventComesBackWhenTheServiceRefusesNamesOfZones() {
        for (long seed = 0; seed < EVENTS / 3; seed++) {
            CalendarEvent event = new EventGenerator(seed).event();
            for (Set<String> refused : List.of(
                    Set.of("Europe/Berlin", "Asia/Kolkata", "America/New_York"), ZoneId.getAvailableZoneIds())) {
                GoogleWriter writer = WRITER.with(new ZoneSpelling(refused));
                assertThat(read(Wire.object(writer.create(event, MARK)), BERLIN))
                        .as("seed %d", seed)
                        .isEqualTo(event);
            }
        }
    }

    @Test
    void everyEventComesBackAsItWasUpdated() {
        for (long seed = 0; seed < EVENTS / 2; seed++) {
            CalendarEvent old = new EventGenerator(seed).event();
            CalendarEvent event = new EventGenerator(seed + EVENTS).event();
            Set<EventField> fields = EnumSet.noneOf(EventField.class);
            Random random = new Random(seed);
            FIELDS.stream().filter(field -> random.nextBoolean()).forEach(fields::add);
            CalendarEvent expected = old;
            for (EventField field : fields) {
                expected = expected.with(field, event);
            }
            JsonObject stored = Wire.patched(Wire.object(WRITER.create(old, MARK)), WRITER.patch(event, fields));
            assertThat(read(stored, BERLIN)).as("seed %d", seed).isEqualTo(expected);
            assertThat(MarkProperty.read(Wire.told(stored, BERLIN))).contains(MARK);
        }
    }

    @Test
    void anUpdateLeavesWhatACreationWouldHaveWritten() {
        for (long seed = 0; seed < EVENTS / 3; seed++) {
            CalendarEvent old = new EventGenerator(seed).event();
            CalendarEvent event = new EventGenerator(seed + EVENTS).event();
            JsonObject stored =
                    Wire.patched(Wire.object(WRITER.create(old, MARK)), WRITER.patch(event, EnumSet.copyOf(FIELDS)));
            assertThat(stored).as("seed %d", seed).isEqualTo(Wire.object(WRITER.create(event, MARK)));
        }
    }

    @ParameterizedTest
    @MethodSource("org.kalends.tck.samples.Machine#all")
    void everyMachineWritesAndReadsTheSame(Machine machine) throws Exception {
        for (long seed = 0; seed < 100; seed++) {
            CalendarEvent event = new EventGenerator(seed).event();
            String json = Wire.json(WRITER.create(event, MARK));
            try (AutoCloseable back = machine.takeOn()) {
                assertThat(Wire.json(WRITER.create(event, MARK))).isEqualTo(json);
                assertThat(read(Wire.object(WRITER.create(event, MARK)), BERLIN))
                        .isEqualTo(event);
            }
        }
    }

    private static CalendarEvent read(JsonObject stored, ZoneId calendarZone) {
        Event told = Wire.told(stored, calendarZone);
        return new GoogleReader(calendarZone)
                .read(told).toBuilder().iCalUid(Optional.empty()).build();
    }
}
