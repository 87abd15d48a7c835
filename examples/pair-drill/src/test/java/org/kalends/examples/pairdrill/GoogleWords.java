package org.kalends.examples.pairdrill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import org.kalends.api.model.Availability;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.Sensitivity;

/** The words of Google Calendar and of the private properties of copies, written down once more so that the tests lean on nothing that is tested. */
final class GoogleWords {

    private static final Map<Sensitivity, String> VISIBILITY = Map.of(
            Sensitivity.NORMAL, "default",
            Sensitivity.PRIVATE, "private",
            Sensitivity.CONFIDENTIAL, "confidential");

    private GoogleWords() {}

    static String visibility(Sensitivity sensitivity) {
        return Optional.ofNullable(VISIBILITY.get(sensitivity)).orElseThrow();
    }

    /** Returns who may see an event; what has no word stands beside it for as long as the word is the one that was written. */
    static Sensitivity sensitivity(JsonNode json) {
        String word = json.path("visibility").asText("default");
        String beside = property(json, "kalendsSensitivity");
        if (beside.equals("1|PERSONAL") && word.equals("private")) {
            return Sensitivity.PERSONAL;
        }
        if (beside.equals("1|CONFIDENTIAL") && word.equals("private")) {
            return Sensitivity.CONFIDENTIAL;
        }
        return VISIBILITY.entrySet().stream()
                .filter(entry -> entry.getValue().equals(word))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    /** Returns what an event does to free/busy; what has no word stands beside it for as long as the words are those that were written. */
    static Availability availability(JsonNode json) {
        boolean tentative = json.path("status").asText().equals("tentative");
        if (json.path("transparency").asText().equals("transparent")) {
            return Availability.FREE;
        }
        Availability plain = tentative ? Availability.TENTATIVE : Availability.BUSY;
        return switch (property(json, "kalendsAvailability")) {
            case "1|OUT_OF_OFFICE" -> tentative ? plain : Availability.OUT_OF_OFFICE;
            case "1|WORKING_ELSEWHERE" -> tentative ? plain : Availability.WORKING_ELSEWHERE;
            default -> plain;
        };
    }

    /** Returns the mark of an event; one that was made for another event is none. */
    static Optional<OriginMark> mark(JsonNode json) {
        String origin = property(json, "kalendsOrigin");
        return property(json, "kalendsEvent")
                                .equals(ShortName.of(json.path("id").asText()))
                        && origin.startsWith("k1.")
                ? OriginMark.parse(origin.substring("k1.".length()))
                : Optional.empty();
    }

    /** Returns the properties that mark an event. */
    static ObjectNode mark(OriginMark mark, String eventId) {
        ObjectNode properties = JsonNodeFactory.instance.objectNode();
        properties
                .putObject("extendedProperties")
                .putObject("private")
                .put("kalendsOrigin", "k1." + mark.text())
                .put("kalendsPair", "k1." + mark.installation() + "." + mark.pair())
                .put("kalendsEvent", ShortName.of(eventId));
        return properties;
    }

    private static String property(JsonNode json, String name) {
        return json.path("extendedProperties").path("private").path(name).asText("");
    }
}
