package org.kalends.provider.m365.internal.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.microsoft.graph.models.Event;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kalends.api.model.CalendarEvent;
import org.kalends.tck.samples.RuleGenerator;

/**
 * Whatever the service sends: only {@link GraphProblem} leaves the reader, and soon. JSON that the SDK itself cannot read never gets so
 * far. More mutations: {@code -Dkalends.fuzz.mutations=2000000}.
 */
class ReaderFuzzTest {

    private static final GraphWriter WRITER = new GraphWriter(ZoneId.of("Europe/Berlin"), ZoneSpelling.IANA);

    private static final List<String> WORDS = List.of(
            "",
            " ",
            "\u0000",
            "\uD83D",
            "0001-01-01T00:00:00.0000000",
            "9999-12-31T23:59:59.9999999",
            "2031-02-30T00:00:00",
            "+999999999-12-31T00:00:00",
            "-0001-01-01T00:00:00",
            "2031-01-01",
            "T",
            "2031-01-01T23:59:60",
            "UTC",
            "tzone://Microsoft/Custom",
            "Mars Standard Time",
            "Europe/Berlin",
            "(UTC+99:99) Nowhere",
            "OID.m.2031-13-01",
            "OID.",
            ".",
            "040000008200E00074C5B7101A82E00807E80D20",
            "040000008200E00074C5B7101A82E008" + "F".repeat(60),
            "weekly",
            "relativeYearly",
            "numbered",
            "endDate",
            "1|",
            "1|a|b|c|d|e|f",
            "1|2031-01-01T00:00:00Z|2031-01-01T00:00:00Z|UTC|2031-01-01T00:00|2031-01-01T00:00|Mars",
            "1|WEEKLY;0;;;;;;MONDAY",
            "1|WEEKLY;1;count x;MONDAY 99;;;;MONDAY",
            "1|DAILY;1;;;;;;",
            "1|unknown as busy");

    @Test
    void onlyProblemsLeaveTheReader() {
        int mutations = Integer.getInteger("kalends.fuzz.mutations", 10_000);
        assertTimeoutPreemptively(Duration.ofSeconds(20L + mutations / 100), () -> tryMutations(mutations));
    }

    private static void tryMutations(int mutations) {
        List<String> texts = texts();
        int[] read = {0, 0};
        for (int seed = 0; seed < mutations; seed++) {
            Random random = new Random(seed);
            JsonObject json = JsonParser.parseString(texts.get(random.nextInt(texts.size())))
                    .getAsJsonObject();
            for (int i = random.nextInt(4); i >= 0; i--) {
                mutate(json, random);
            }
            String text = json.toString();
            Optional<Event> event = parsed(text);
            event.ifPresent(told -> read[tryAll(told) ? 0 : 1]++);
        }
        assertThat(read[0]).as("still readable").isGreaterThan(mutations / 10);
        assertThat(read[1]).as("refused").isGreaterThan(mutations / 10);
    }

    private static Optional<Event> parsed(String text) {
        try {
            return Optional.ofNullable(Wire.event(text));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Returns whether everything could be read. */
    private static boolean tryAll(Event event) {
        Facts facts = Facts.of(event);
        boolean whole = tries(() -> GraphReader.read(event, facts));
        whole &= tries(() -> GraphReader.occurrence(event, event, facts));
        whole &= tries(() -> GraphReader.originalStart(event, event, facts));
        whole &= tries(() -> {
            String id = String.valueOf(event.getAdditionalData().get("occurrenceId"));
            CalendarEvent series = GraphReader.series(event, List.of(event), List.of(id), facts);
            return new GraphLimits().refusal(series);
        });
        MarkProperty.read(event, "calendar");
        return whole;
    }

    private static boolean tries(java.util.function.Supplier<?> reading) {
        try {
            return reading.get() != null;
        } catch (GraphProblem e) {
            assertThat(e.getMessage()).matches("(?s)[A-Za-z.]+: .*");
            return false;
        }
    }

    private static void mutate(JsonObject json, Random random) {
        List<String> keys = new ArrayList<>(json.keySet());
        if (keys.isEmpty()) {
            return;
        }
        String key = keys.get(random.nextInt(keys.size()));
        JsonElement value = json.get(key);
        if (value.isJsonObject() && random.nextInt(4) > 0) {
            mutate(value.getAsJsonObject(), random);
        } else if (value.isJsonArray() && !value.getAsJsonArray().isEmpty() && random.nextInt(4) > 0) {
            JsonArray array = value.getAsJsonArray();
            int at = random.nextInt(array.size());
            if (array.get(at).isJsonObject()) {
                mutate(array.get(at).getAsJsonObject(), random);
            } else {
                array.set(at, other(random));
            }
        } else if (random.nextInt(5) == 0) {
            json.remove(key);
        } else {
            json.add(key, other(random));
        }
    }

    private static JsonElement other(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> JsonNull.INSTANCE;
            case 1 -> new JsonPrimitive(random.nextInt(3) - 1);
            case 2 -> new JsonPrimitive(random.nextInt());
            case 3 -> new JsonPrimitive(random.nextBoolean());
            case 4 -> new JsonObject();
            case 5 -> new JsonArray();
            default -> new JsonPrimitive(WORDS.get(random.nextInt(WORDS.size())));
        };
    }

    private static List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (long seed = 0; texts.size() < 60; seed++) {
            CalendarEvent series = new RuleGenerator(seed).series();
            boolean held = new GraphLimits().refusal(series).isEmpty();
            JsonObject json = Wire.object(WRITER.create(held ? series : new EventGenerator(seed).event()));
            json.addProperty("type", held ? "seriesMaster" : "exception");
            json.addProperty("occurrenceId", "OID.m.2031-01-01");
            json.addProperty("originalStart", "2031-01-01T10:00:00Z");
            json.addProperty(
                    "iCalUId",
                    "040000008200E00074C5B7101A82E00807EF0101D5A3A5E6A3C8D901000000000000000010000000C1A3B4D5E6F708192A3B4C5D6E7F8091");
            json.addProperty("isOrganizer", false);
            json.add(
                    "attendees",
                    JsonParser.parseString(
                            "[{\"type\":\"required\",\"status\":{\"response\":\"none\"},\"emailAddress\":{\"name\":\"A\",\"address\":\"a@example.org\"}}]"));
            texts.add(Wire.json(Wire.told(json)));
        }
        return texts;
    }
}
