package org.kalends.simulator.google;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kalends.simulator.Request;

/**
 * One request to the calendar service, by itself or as a part of a batch.
 *
 * @param request the request, its method being the one that is meant
 * @param path the decoded segments behind {@link #ROOT}
 * @param parameters its parameters
 * @param account whose token it carries
 * @param scopes what the token allows
 * @param batched whether it is a part of a batch
 */
record GoogleCall(
        Request request,
        List<String> path,
        Parameters parameters,
        GoogleAccount account,
        Set<String> scopes,
        boolean batched) {

    static final String ROOT = "/calendar/v3";

    static GoogleCall of(Request sent, World world, boolean batched) {
        Request meant = MethodOverride.applied(sent);
        Tokens.Grant grant = world.tokens().require(meant.header("authorization"));
        return new GoogleCall(
                meant,
                segments(meant.path().substring(ROOT.length())),
                Parameters.parse(meant.query().orElse("")),
                grant.account(),
                grant.scopes(),
                batched);
    }

    private static List<String> segments(String path) {
        List<String> segments = new ArrayList<>();
        for (String segment : path.split("/", -1)) {
            // A plus sign in a path is a plus sign.
            segments.add(Parameters.decode(segment.replace("+", "%2B")));
        }
        return segments.isEmpty() ? segments : segments.subList(1, segments.size());
    }

    String method() {
        return request.method();
    }

    /** Returns whether the path is of a form: its words as they are, an asterisk for any id. */
    boolean is(String method, String... form) {
        if (!method().equals(method) || form.length != path.size()) {
            return false;
        }
        for (int i = 0; i < form.length; i++) {
            boolean fits = form[i].equals("*") ? !path.get(i).isEmpty() : form[i].equals(path.get(i));
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether the call writes an event. */
    boolean writesEvents() {
        return is("POST", "calendars", "*", "events")
                || is("PATCH", "calendars", "*", "events", "*")
                || is("PUT", "calendars", "*", "events", "*")
                || is("DELETE", "calendars", "*", "events", "*")
                || is("POST", "calendars", "*", "events", "*", "move");
    }

    /** Returns the body of a create or a change. */
    ObjectNode body() {
        boolean json = request.header("content-type")
                .filter(type -> type.startsWith("application/json"))
                .isPresent();
        if (!json) {
            throw GoogleError.badRequest(
                    "Media type '" + request.header("content-type").orElse("")
                            + "' is not supported. Valid media types: application/json");
        }
        return Json.read(request.body());
    }

    Optional<String> ifMatch() {
        return request.header("if-match");
    }
}
