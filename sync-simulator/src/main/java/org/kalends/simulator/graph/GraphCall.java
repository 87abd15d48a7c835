package org.kalends.simulator.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.kalends.simulator.Reply;
import org.kalends.simulator.Request;

/**
 * One request to Graph, by itself or as a step of a batch.
 *
 * @param request the request
 * @param world what all parts share
 * @param mailbox whose token it carries
 * @param preferences what its Prefer header asks for
 * @param query its options
 */
record GraphCall(Request request, World world, Mailbox mailbox, Preferences preferences, Query query) {

    static final String ROOT = "/v1.0";

    static GraphCall of(Request request, World world, Mailbox mailbox) {
        return new GraphCall(
                request, world, mailbox, Preferences.parse(request.header("prefer")), Query.parse(request.query()));
    }

    String rootUrl() {
        return world.rootUrl().get();
    }

    /** Returns whether a fault strikes now. */
    boolean meets(GraphFault fault) {
        return world.faults().strikes(fault);
    }

    boolean isWrite() {
        return !method().equals("GET");
    }

    String method() {
        return request.method();
    }

    GraphPath path() {
        return GraphPath.parse(request.path().substring(ROOT.length()));
    }

    EventView view() {
        return new EventView(
                mailbox, preferences, meets(GraphFault.NULL_ORIGINAL_START), meets(GraphFault.SERIES_ETAG_STAYS));
    }

    /** Returns the body of a create or a change. */
    ObjectNode body() {
        boolean json = request.header("content-type")
                .filter(type -> type.startsWith("application/json"))
                .isPresent();
        if (!json) {
            throw GraphError.of(415, "RequestBodyRead", "A supported MIME type could not be found: application/json.");
        }
        return Json.read(request.body());
    }

    Optional<String> ifMatch() {
        return request.header("if-match");
    }

    /** Returns this request's own link with another place in its list. */
    String link(String option, String value) {
        StringBuilder link = new StringBuilder(rootUrl()).append(request.path()).append('?');
        for (String part : request.query().orElse("").split("&", -1)) {
            String name = Query.decode(part.split("=", 2)[0]);
            if (!part.isEmpty() && !name.equalsIgnoreCase(option)) {
                link.append(part).append('&');
            }
        }
        return link.append(option).append('=').append(value).toString();
    }

    /** Returns the answer to a step of a batch whose predecessor failed. */
    Reply failedDependency() {
        return GraphError.of(424, "FailedDependency", "Request dependency failed.")
                .reply(Instant.EPOCH, "", "");
    }

    GraphError notAllowed() {
        return GraphError.of(
                405, "UnsupportedHttpVerb", "The HTTP method is not supported for this resource: " + method() + ".");
    }
}
