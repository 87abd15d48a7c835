package org.kalends.provider.m365.internal.push;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads an envelope of notifications that anybody may have sent. */
final class NoticeReader {

    /** The service sends far less; more is not looked at. */
    private static final int LONGEST_BODY = 512 * 1024;

    /** An envelope is four deep. */
    private static final int DEEPEST = 16;

    private NoticeReader() {}

    /** Returns the entries that say enough; empty when the body is no envelope. */
    static Optional<List<Notice>> read(String body) {
        if (body.length() > LONGEST_BODY) {
            return Optional.empty();
        }
        return parsed(body)
                .flatMap(envelope -> field(envelope, "value"))
                .filter(JsonElement::isJsonArray)
                .map(value -> {
                    List<Notice> notices = new ArrayList<>();
                    value.getAsJsonArray().forEach(item -> notice(item).ifPresent(notices::add));
                    return notices;
                });
    }

    private static Optional<JsonObject> parsed(String body) {
        try (JsonReader reader = new JsonReader(new StringReader(body))) {
            reader.setStrictness(Strictness.STRICT);
            reader.setNestingLimit(DEEPEST);
            JsonElement tree = JsonParser.parseReader(reader);
            return tree.isJsonObject() && reader.peek() == JsonToken.END_DOCUMENT
                    ? Optional.of(tree.getAsJsonObject())
                    : Optional.empty();
        } catch (JsonParseException | IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<Notice> notice(JsonElement item) {
        if (!item.isJsonObject()) {
            return Optional.empty();
        }
        JsonObject entry = item.getAsJsonObject();
        return text(entry, "subscriptionId")
                .map(id -> new Notice(id, text(entry, "clientState").orElse(""), text(entry, "lifecycleEvent")));
    }

    private static Optional<String> text(JsonObject entry, String name) {
        return field(entry, name)
                .filter(JsonElement::isJsonPrimitive)
                .map(JsonElement::getAsString)
                .filter(text -> !text.isEmpty());
    }

    /** The service has been seen to change the case of names. */
    private static Optional<JsonElement> field(JsonObject object, String name) {
        return object.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .findFirst()
                .map(Map.Entry::getValue);
    }
}
