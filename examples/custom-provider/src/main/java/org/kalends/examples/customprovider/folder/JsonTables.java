package org.kalends.examples.customprovider.folder;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.kalends.api.model.OriginalStart;

/** Words, times and zones as the files tell them. What cannot be read fails with PERMANENT and the name of the property. */
final class JsonTables {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private JsonTables() {}

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    static ObjectNode parse(byte[] content) {
        try (JsonParser parser = JSON.createParser(content)) {
            if (JSON.readTree(parser) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw FolderErrors.unreadable("line " + e.getLocation().getLineNr(), "it is not JSON");
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory can always be read", e);
        }
        throw FolderErrors.unreadable("line 1", "it is not an object");
    }

    static byte[] print(ObjectNode json) {
        try {
            return (JSON.writeValueAsString(json) + "\n").getBytes(UTF_8);
        } catch (JacksonException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    /** Returns a text; empty when it is not there. */
    static Optional<String> text(JsonNode json, String name) {
        JsonNode value = json.path(name);
        if (!value.isMissingNode() && !value.isTextual()) {
            throw FolderErrors.unreadable(name, "it is not a text");
        }
        return Optional.of(value).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }

    /** Returns a text that has to be there. */
    static String needed(JsonNode json, String name) {
        return text(json, name).orElseThrow(() -> FolderErrors.unreadable(name, "it is missing"));
    }

    /** Returns the parts of a list; none when it is not there. */
    static Iterable<JsonNode> list(JsonNode json, String name) {
        JsonNode value = json.path(name);
        if (!value.isMissingNode() && !value.isArray()) {
            throw FolderErrors.unreadable(name, "it is not a list");
        }
        return value;
    }

    /** Returns the value that a word stands for; {@code otherwise} when it is not there. */
    static <E extends Enum<E>> E word(JsonNode json, String name, E otherwise) {
        return text(json, name)
                .map(word -> value(name, word, otherwise.getDeclaringClass()))
                .orElse(otherwise);
    }

    /** Returns the value that a word stands for. */
    static <E extends Enum<E>> E value(String name, String word, Class<E> type) {
        for (E value : type.getEnumConstants()) {
            if (word(value).equals(word)) {
                return value;
            }
        }
        throw FolderErrors.unreadable(name, "it is an unknown word");
    }

    /** Returns the word for a value: {@code out-of-office} for {@code OUT_OF_OFFICE}. */
    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static ZoneId zone(String text) {
        return time("zone", text, ZoneId::of);
    }

    static LocalDate day(String name, String text) {
        return time(name, text, word -> LocalDate.parse(ofFourDigits(word)));
    }

    static LocalDateTime wall(String name, String text) {
        return time(name, text, word -> LocalDateTime.parse(ofFourDigits(word)));
    }

    /** A year has four digits: the days of a series that begins or ends in another age are too many to be counted. */
    private static String ofFourDigits(String text) {
        if (text.startsWith("+") || text.startsWith("-")) {
            throw new DateTimeException("a year of more than four digits");
        }
        return text;
    }

    /** Returns whether a start or an end is a day rather than a wall clock. */
    static boolean isDay(String text) {
        return text.indexOf('T') < 0;
    }

    /** Returns where an occurrence stood: a day, or the wall clock in the zone of its series. */
    static String text(OriginalStart start) {
        return start instanceof OriginalStart.Day day
                ? day.date().toString()
                : start.wall().toString();
    }

    private static <T> T time(String name, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (DateTimeException e) {
            throw FolderErrors.unreadable(name, "it is no such time or zone");
        }
    }
}
