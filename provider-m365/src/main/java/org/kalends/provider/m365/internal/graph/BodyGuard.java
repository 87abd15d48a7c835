package org.kalends.provider.m365.internal.graph;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import java.util.Map;
import java.util.Set;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;

/**
 * Looks at each body before it leaves: guests are never written, because the service mails them and offers no way out, and an
 * empty object is a model that the SDK has sent before.
 */
final class BodyGuard {

    private static final Set<String> NEVER = Set.of("attendees", "organizer");

    private BodyGuard() {}

    static void check(GraphRequest request) {
        request.body().ifPresent(body -> {
            JsonElement json = parse(request, body);
            if (json.isJsonObject() && json.getAsJsonObject().isEmpty()) {
                throw refused(request, "the body is empty");
            }
            search(request, json);
        });
    }

    private static JsonElement parse(GraphRequest request, String body) {
        try {
            return JsonParser.parseString(body);
        } catch (JsonSyntaxException unreadable) {
            throw refused(request, "the body is not JSON");
        }
    }

    private static void search(GraphRequest request, JsonElement json) {
        if (json.isJsonArray()) {
            json.getAsJsonArray().forEach(item -> search(request, item));
        } else if (json.isJsonObject()) {
            for (Map.Entry<String, JsonElement> property :
                    json.getAsJsonObject().entrySet()) {
                if (NEVER.contains(property.getKey())) {
                    throw refused(request, "the body names " + property.getKey());
                }
                search(request, property.getValue());
            }
        }
    }

    private static ProviderException refused(GraphRequest request, String why) {
        return new ProviderException(FailureKind.PERMANENT, request.name() + ": not sent, " + why);
    }
}
