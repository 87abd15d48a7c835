package org.kalends.provider.m365.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.graph.models.Event;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.tck.samples.Machine;

/** Canonical event to event of Graph and back is the identity, for whatever the model can say of a single event. */
class IdentityTest {

    private static final int EVENTS = 3000;

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final GraphWriter WRITER = new GraphWriter(BERLIN, ZoneSpelling.IANA);

    private static final List<EventField> FIELDS =
            List.copyOf(EnumSet.complementOf(EnumSet.of(EventField.ATTENDEES, EventField.RECURRENCE)));

    @Test
    void everyEventComesBackAsItWasWritten() {
        for (long seed = 0; seed < EVENTS; seed++) {
            CalendarEvent event = new EventGenerator(seed).event();
            JsonObject stored = Wire.object(WRITER.create(event));
            assertThat(read(Wire.told(stored))).as("seed %d", seed).isEqualTo(event);
            assertThat(read(Wire.told(stored, Wire::windows)))
                    .as("seed %d, told with Windows names", seed)
                    .isEqualTo(event);
        }
    }

    @Test
    void everyEventComesBackAsItWasWrittenWithWindowsNames() {
        for (long seed = 0; seed < EVENTS / 2; seed++) {
            CalendarEvent event = new EventGenerator(seed).event();
            ZoneSpelling spelling = new ZoneSpelling(ZoneId.getAvailableZoneIds());
            JsonObject stored = Wire.object(new GraphWriter(BERLIN, spelling).create(event));
            assertThat(read(Wire.told(stored))).as("seed %d", seed).isEqualTo(event);
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
            JsonObject stored = Wire.patched(Wire.object(WRITER.create(old)), WRITER.patchCopy(event, fields));
            assertThat(read(Wire.told(stored))).as("seed %d", seed).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("org.kalends.tck.samples.Machine#all")
    void everyMachineWritesAndReadsTheSame(Machine machine) throws Exception {
        for (long seed = 0; seed < 100; seed++) {
            CalendarEvent event = new EventGenerator(seed).event();
            String json = Wire.json(WRITER.create(event));
            try (AutoCloseable back = machine.takeOn()) {
                assertThat(Wire.json(WRITER.create(event))).isEqualTo(json);
                assertThat(read(Wire.told(Wire.object(WRITER.create(event))))).isEqualTo(event);
            }
        }
    }

    @Test
    void anAnswerIsMadeOfNewObjectsBecauseTheSdkSendsAnObjectOnce() {
        CalendarEvent event = new EventGenerator(1).event();
        Event one = WRITER.create(event);
        Event other = WRITER.create(event);
        assertThat(List.of(one, part(one.getStart()), part(one.getEnd()), part(one.getBody()), part(one.getLocation())))
                .doesNotHaveDuplicates()
                .doesNotContain(other, other.getStart(), other.getEnd(), other.getBody(), other.getLocation());
    }

    private static Object part(@Nullable Object part) {
        return Objects.requireNonNull(part);
    }

    private static CalendarEvent read(Event told) {
        return GraphReader.read(told, Facts.of(told));
    }
}
