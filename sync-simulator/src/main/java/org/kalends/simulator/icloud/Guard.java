package org.kalends.simulator.icloud;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kalends.simulator.Request;

/** The conditions of a request on the ETag of what is there (RFC 9110 section 13.1). A weak tag never meets If-Match. */
final class Guard {

    private static final Pattern TAG = Pattern.compile("(W/)?(\"[^\"]*\")");

    private Guard() {}

    static void check(Request request, Optional<StoredObject> object) {
        Optional<String> match = request.header("if-match");
        Optional<String> noneMatch = request.header("if-none-match");
        if (match.isPresent() && !meets(match.get(), object, false)) {
            throw DavError.preconditionFailed();
        }
        if (noneMatch.isPresent() && meets(noneMatch.get(), object, true)) {
            throw DavError.preconditionFailed();
        }
    }

    /** Returns whether what is there is what a reader has already. */
    static boolean unchanged(Request request, StoredObject object) {
        return request.header("if-none-match")
                .filter(tags -> meets(tags, Optional.of(object), true))
                .isPresent();
    }

    private static boolean meets(String tags, Optional<StoredObject> object, boolean weakly) {
        if (tags.strip().equals("*")) {
            return object.isPresent();
        }
        Matcher tag = TAG.matcher(tags);
        boolean any = false;
        while (tag.find()) {
            boolean comparable = weakly || tag.group(1) == null;
            String value = tag.group(2);
            any |= comparable
                    && object.filter(some -> some.etag().equals(value)).isPresent();
        }
        return any;
    }
}
