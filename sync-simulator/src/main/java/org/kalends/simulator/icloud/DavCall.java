package org.kalends.simulator.icloud;

import java.util.Optional;
import org.kalends.simulator.Request;

/**
 * One request of a user who is known, and what it is about.
 *
 * @param request the request
 * @param account the user
 * @param target where its path leads
 */
record DavCall(Request request, ICloudAccount account, Target target) {

    String method() {
        return request.method();
    }

    boolean writes() {
        return method().equals("PUT") || method().equals("DELETE");
    }

    /** Returns whether a write depends on what is there. */
    boolean guarded() {
        return request.header("if-match").isPresent();
    }

    Optional<String> depth() {
        return request.header("depth").map(String::strip);
    }

    /** Returns the calendar that it is about or that holds what it is about. */
    Optional<ICloudCalendar> calendar() {
        if (target instanceof Target.Collection collection) {
            return Optional.of(collection.calendar());
        }
        return target instanceof Target.Resource resource ? Optional.of(resource.calendar()) : Optional.empty();
    }

    /** Returns the calendar that the request has to be about. */
    ICloudCalendar collection(DavError otherwise) {
        if (target instanceof Target.Collection collection) {
            return collection.calendar();
        }
        throw otherwise;
    }

    /** Returns the place in a calendar that the request has to be about. */
    Target.Resource resource(DavError otherwise) {
        if (target instanceof Target.Resource resource) {
            return resource;
        }
        throw otherwise;
    }
}
