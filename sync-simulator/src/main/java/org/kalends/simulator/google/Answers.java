package org.kalends.simulator.google;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.kalends.simulator.Reply;

/** Successful answers. */
final class Answers {

    static final String TYPE = "application/json; charset=UTF-8";

    private Answers() {}

    /** Returns an object, only those of its fields that were asked for. */
    static Reply json(GoogleCall call, ObjectNode body) {
        ObjectNode shown = call.parameters()
                .get("fields")
                .map(FieldMask::parse)
                .map(mask -> mask.applied(body))
                .orElse(body);
        Reply reply = Reply.of(200, TYPE, Json.write(shown, call.parameters().flag("prettyPrint", true)));
        return body.path("etag").isTextual()
                ? reply.with("ETag", body.path("etag").textValue())
                : reply;
    }

    static Reply none() {
        return Reply.of(204);
    }
}
