package org.kalends.provider.google.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.services.calendar.model.Event;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.OriginMark;
import org.kalends.tck.samples.RuleGenerator;

/** Whatever an event looks like, it is read or it is a problem, and what was read can be written or is a problem. */
class ReaderFuzzTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final OriginMark MARK = new OriginMark("installation", "pair", "original", 0);

    private static final GoogleWriter WRITER = new GoogleWriter(BERLIN, ZoneSpelling.IANA);

    private static final GoogleReader READER = new GoogleReader(BERLIN);

    private static final List<String> WORDS = List.of(
            "",
            " ",
            "x",
            "0",
            "true",
            "2027-03-02",
            "2027-03-02T08:00:00",
            "2027-03-02T08:00:00+99:99",
            "0001-01-01T00:00:00+18:00",
            "9999-12-31T23:59:59-18:00",
            "Europe/Berlin",
            "GMT+25",
            "GMT+01:00",
            "cancelled",
            "RRULE:FREQ=YEARLY;INTERVAL=999999999",
            "RRULE:FREQ=DAILY;UNTIL=00010101T000000Z",
            "RRULE:FREQ=MONTHLY;BYDAY=-99MO;BYSETPOS=-366",
            "RRULE:FREQ=WEEKLY;COUNT=999999999",
            "EXDATE;:",
            "EXDATE;=x:20270302",
            "RDATE:,",
            "1|2027-03-02T08:00:00Z|2027-03-02T08:00:00Z|UTC|+999999999-12-31T23:59:59|+999999999-12-31T23:59:59|UTC",
            "1|99|x",
            "k1.a.b.c.0",
            "a_20279999T999999Z",
            "<p",
            "&#x0;&#1114112;");

    @Test
    void everyEventIsReadOrIsAProblem() {
        int read = 0;
        int problems = 0;
        for (long seed = 0; seed < 40_000; seed++) {
            Random random = new Random(seed);
            JsonObject json = seed % 2 == 0
                    ? Wire.object(WRITER.create(new EventGenerator(seed).event(), MARK))
                    : Wire.object(WRITER.create(new RuleGenerator(seed).series(), MARK));
            for (int i = random.nextInt(4); i >= 0; i--) {
                spoil(json, random);
            }
            Optional<Event> event = parsed(json);
            if (event.isPresent()) {
                if (isRead(event.get(), seed)) {
                    read++;
                } else {
                    problems++;
                }
            }
        }
        assertThat(read).isGreaterThan(5_000);
        assertThat(problems).isGreaterThan(2_000);
    }

    /** The client itself refuses values of other types. */
    private static Optional<Event> parsed(JsonObject json) {
        try {
            return Optional.of(Wire.event(json.toString()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isRead(Event event, long seed) {
        try {
            GoogleReader.isGone(event);
            GoogleReader.modifiedAt(event);
            WriteRefusal.of(event);
            MarkProperty.read(event);
            assertThat(ContentFingerprint.of(event)).hasSize(16);
            READER.occurrence(event, event);
            READER.originalStart(event, event);
            CalendarEvent read =
                    GoogleReader.isSeries(event) ? READER.series(event, List.of(event)) : READER.read(event);
            new GoogleLimits().refusal(read);
            WRITER.patch(read, EnumSet.complementOf(EnumSet.of(EventField.ATTENDEES)));
            return true;
        } catch (GoogleProblem problem) {
            assertThat(problem).as("seed %d", seed).hasMessageMatching("[A-Za-z.]+: [a-zA-Z ,]+");
            return false;
        } catch (RuntimeException e) {
            throw new AssertionError("seed " + seed, e);
        }
    }

    private static void spoil(JsonObject json, Random random) {
        List<String> names = List.copyOf(json.keySet());
        if (names.isEmpty()) {
            return;
        }
        String name = names.get(random.nextInt(names.size()));
        JsonElement value = json.get(name);
        if (value.isJsonObject() && random.nextInt(4) > 0) {
            spoil(value.getAsJsonObject(), random);
        } else if (value.isJsonArray() && random.nextBoolean()) {
            JsonArray lines = value.getAsJsonArray();
            lines.add(word(random));
        } else if (random.nextInt(4) == 0) {
            json.remove(name);
        } else {
            json.add(name, random.nextInt(4) == 0 ? JsonNull.INSTANCE : word(random));
        }
    }

    private static JsonPrimitive word(Random random) {
        return new JsonPrimitive(WORDS.get(random.nextInt(WORDS.size())));
    }
}
