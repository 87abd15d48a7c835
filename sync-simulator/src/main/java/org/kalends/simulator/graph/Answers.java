package org.kalends.simulator.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.OptionalInt;
import org.kalends.simulator.Reply;

/** Successful answers. */
final class Answers {

    private static final int PAGE = 10;

    private static final int LARGEST_PAGE = 1000;

    private static final String TYPE =
            "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8";

    private Answers() {}

    static Reply json(int status, ObjectNode body) {
        return Reply.of(status, TYPE, Json.write(body));
    }

    static Reply entity(int status, GraphCall call, String type, ObjectNode entity) {
        ObjectNode body = context(call, type + "/$entity");
        body.setAll(entity);
        return applied(call, json(status, body));
    }

    static Reply none(int status) {
        return Reply.of(status);
    }

    /** Returns one page of a list by {@code $top} and {@code $skip}. */
    static Reply page(GraphCall call, String type, List<ObjectNode> all) {
        int skip = call.query().number("$skip").orElse(0);
        int size = size(call);
        ObjectNode body = context(call, type);
        List<ObjectNode> shown = all.subList(Math.min(skip, all.size()), Math.min(skip + size, all.size()));
        body.set("value", Json.array(shown));
        if (skip + size < all.size()) {
            body.put("@odata.nextLink", call.link("$skip", String.valueOf(skip + size)));
        }
        return applied(call, json(200, body));
    }

    private static int size(GraphCall call) {
        OptionalInt top = call.query().number("$top");
        if (top.isPresent() && (top.getAsInt() < 1 || top.getAsInt() > LARGEST_PAGE)) {
            throw GraphError.of(400, "ErrorInvalidParameter", "The value of $top has to be between 1 and 1000.");
        }
        return top.orElseGet(
                () -> Math.min(LARGEST_PAGE, call.preferences().pageSize().orElse(PAGE)));
    }

    static ObjectNode context(GraphCall call, String type) {
        return Json.object().put("@odata.context", call.rootUrl() + "/v1.0/$metadata#" + type);
    }

    static Reply applied(GraphCall call, Reply reply) {
        return call.preferences().immutableIds() ? reply.with("preference-applied", "IdType=\"ImmutableId\"") : reply;
    }
}
