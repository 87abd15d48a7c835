package org.kalends.provider.m365.internal.graph;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Optional;
import org.kalends.api.model.Version;

/**
 * What is remembered of one state of an event, so that it need not be asked for before a write.
 *
 * @param etag the state
 * @param own what we have put on it
 * @param recurs whether it is a series
 * @param guests whether somebody is invited, be it to an exception of a series
 * @param organizedByMe whether the owner of the calendar organizes it
 * @param online whether its body holds the way into an online meeting
 * @param content a digest of what it says
 */
record Known(
        String etag, Own own, boolean recurs, boolean guests, boolean organizedByMe, boolean online, String content) {

    /**
     * Takes what is needed from an event.
     *
     * @param item a series with its exceptions, when they count
     */
    static Known of(GraphItem item, Own own) {
        JsonObject json = item.json();
        return new Known(
                item.etag(),
                own,
                item.type() == GraphItem.Type.MASTER,
                Meeting.hasGuests(json),
                Meeting.isOwn(json),
                is(json, "isOnlineMeeting", true)
                        || (json.has("onlineMeeting")
                                && json.get("onlineMeeting").isJsonObject()),
                item.content());
    }

    /**
     * Returns whether an event is as a write expects it: in the same state, or in another one that says the same, and a series with the
     * same exceptions. The service gives new etags for housekeeping of its own, and perhaps none to a series whose exceptions change.
     *
     * @param now the event, a series with its exceptions
     * @param version the version that is expected
     * @param before what is known of that version
     */
    static boolean isAsExpected(Owned now, Version version, Optional<Known> before) {
        boolean same = now.item().etag().equals(SeriesVersion.etag(version))
                || before.filter(known -> known.content().equals(now.item().content()))
                        .isPresent();
        return same
                && (now.item().type() != GraphItem.Type.MASTER
                        || SeriesVersion.sameExceptions(version, RemoteEvents.version(now)));
    }

    private static boolean is(JsonObject json, String name, boolean value) {
        JsonElement told = json.get(name);
        return told != null && told.isJsonPrimitive() && told.getAsString().equals(String.valueOf(value));
    }
}
