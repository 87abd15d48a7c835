package org.kalends.simulator.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The members of one JSON object of a request: refused when they are unknown or of another type. */
final class Fields {

    private final ObjectNode object;

    private final String path;

    private Fields(ObjectNode object, String path) {
        this.object = object;
        this.path = path;
    }

    static Fields of(JsonNode node, String path) {
        if (node instanceof ObjectNode object) {
            return new Fields(object, path);
        }
        throw unreadable(path, "an object is expected");
    }

    /** Refuses every member that is not among these; a type annotation is always allowed. */
    Fields only(String... allowed) {
        Set<String> names = Set.of(allowed);
        for (Iterator<String> members = object.fieldNames(); members.hasNext(); ) {
            String name = members.next();
            if (!names.contains(name) && !name.equals("@odata.type")) {
                throw GraphError.of(
                        400,
                        "RequestBodyRead",
                        "The property '" + path(name)
                                + "' does not exist. Make sure to only use property names that are"
                                + " defined by the type.");
            }
        }
        return this;
    }

    String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** Returns a member that is there and not null. */
    Optional<JsonNode> get(String name) {
        return Optional.ofNullable(object.get(name)).filter(value -> !value.isNull());
    }

    boolean isNull(String name) {
        return object.path(name).isNull();
    }

    JsonNode require(String name) {
        return get(name).orElseThrow(() -> GraphError.invalid("The property '" + path(name) + "' is required."));
    }

    Optional<String> text(String name) {
        return get(name).map(value -> {
            if (!value.isTextual()) {
                throw unreadable(path(name), "a string is expected");
            }
            return value.textValue();
        });
    }

    Optional<Integer> number(String name) {
        return get(name).map(value -> {
            if (!value.isInt()) {
                throw unreadable(path(name), "a number is expected");
            }
            return value.intValue();
        });
    }

    Optional<Boolean> flag(String name) {
        return get(name).map(value -> {
            if (!value.isBoolean()) {
                throw unreadable(path(name), "true or false is expected");
            }
            return value.booleanValue();
        });
    }

    Optional<LocalDate> date(String name) {
        return text(name).map(value -> {
            try {
                return LocalDate.parse(value);
            } catch (DateTimeException e) {
                throw unreadable(path(name), "a date is expected");
            }
        });
    }

    <E extends Enum<E>> Optional<E> word(String name, Class<E> words) {
        return text(name).map(value -> {
            for (E word : words.getEnumConstants()) {
                if (wire(word).equals(value)) {
                    return word;
                }
            }
            throw badEnum(name, words.getSimpleName());
        });
    }

    /** Returns a constant as the wire writes it: ABSOLUTE_MONTHLY is absoluteMonthly. */
    static String wire(Enum<?> word) {
        String pascal = Stream.of(word.name().split("_", -1))
                .map(part -> part.charAt(0) + part.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
        return pascal.substring(0, 1).toLowerCase(Locale.ROOT) + pascal.substring(1);
    }

    GraphError badEnum(String name, String type) {
        return unreadable(path(name), "no word of the enumeration '" + type + "'");
    }

    static GraphError unreadable(String path, String why) {
        return GraphError.of(
                400, "RequestBodyRead", "Cannot convert the value of the property '" + path + "': " + why + ".");
    }
}
