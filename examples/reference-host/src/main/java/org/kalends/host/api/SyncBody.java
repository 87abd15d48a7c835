package org.kalends.host.api;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kalends.api.store.Direction;
import org.kalends.host.problem.Problem;
import org.kalends.host.sync.CalendarChoice;
import org.kalends.host.sync.SyncRequest;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads what a script wants kept in step. A body says what differs: a new one from the standard, a patch from the sync as it is; {@code null}
 * brings the standard back. Whatever is unknown or of another kind is refused with its field.
 */
@Component
final class SyncBody {

    private static final CalendarChoice NONE = new CalendarChoice("", "");

    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    /** Completes a new request by the standard. */
    SyncRequest complete(JsonNode body) {
        Direction direction = direction(body).orElse(Direction.ONE_WAY);
        SyncRequest standard = SyncRequest.standard(NONE, NONE, direction);
        return bound(merged("", tree(standard), object("", body), tree(standard)));
    }

    /** Applies a patch to what there is. */
    SyncRequest patched(SyncRequest before, JsonNode patch) {
        Direction direction = direction(patch).orElse(before.direction());
        SyncRequest standard = SyncRequest.standard(before.source(), before.target(), direction);
        ObjectNode base = tree(before);
        if (direction != before.direction()) {
            base.set("deletedCopy", tree(standard).get("deletedCopy"));
        }
        return bound(merged("", base, object("", patch), tree(standard)));
    }

    /** An unknown word is refused later, with all the others. */
    private static Optional<Direction> direction(JsonNode body) {
        return Arrays.stream(Direction.values())
                .filter(word -> body.path("direction").asString("").equals(word.name()))
                .findFirst();
    }

    private static ObjectNode merged(String path, ObjectNode base, ObjectNode changes, ObjectNode standard) {
        for (Map.Entry<String, JsonNode> change : changes.properties()) {
            String name = change.getKey();
            String field = path.isEmpty() ? name : path + "." + name;
            JsonNode before = base.get(name);
            if (before == null) {
                throw Problem.invalid(field, "is not known");
            }
            JsonNode value = change.getValue();
            if (value.isNull()) {
                base.set(name, standard.path(name));
            } else if (before instanceof ObjectNode parts) {
                ObjectNode standards = standard.path(name) instanceof ObjectNode some ? some : parts.deepCopy();
                base.set(name, merged(field, parts, object(field, value), standards));
            } else {
                base.set(name, value);
            }
        }
        return base;
    }

    private static ObjectNode object(String field, JsonNode value) {
        if (value instanceof ObjectNode object) {
            return object;
        }
        throw field.isEmpty()
                ? Problem.unreadable("The body is not a JSON object.")
                : Problem.invalid(field, "is not an object");
    }

    private ObjectNode tree(SyncRequest request) {
        return (ObjectNode) json.valueToTree(request);
    }

    private SyncRequest bound(ObjectNode tree) {
        try {
            return json.treeToValue(tree, SyncRequest.class);
        } catch (DatabindException e) {
            throw Problem.invalid(field(e), why(e));
        } catch (JacksonException e) {
            throw Problem.unreadable("The body is not what is expected.");
        }
    }

    private static String field(DatabindException e) {
        return e.getPath().stream()
                .map(step -> Optional.ofNullable(step.getPropertyName()).orElse(String.valueOf(step.getIndex())))
                .collect(Collectors.joining("."));
    }

    private static String why(DatabindException e) {
        if (e instanceof InvalidFormatException wrong && wrong.getTargetType().isEnum()) {
            return "is none of "
                    + Arrays.stream(wrong.getTargetType().getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        }
        return "is not of the right kind";
    }
}
