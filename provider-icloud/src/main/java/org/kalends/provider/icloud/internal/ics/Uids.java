package org.kalends.provider.icloud.internal.ics;

import java.util.Set;
import java.util.TreeSet;
import org.kalends.provider.icloud.internal.ics.IcsProblem.Kind;

/** The UIDs of a calendar (RFC 5545 section 3.8.4.7; one for each resource, RFC 4791 section 4.1). */
final class Uids {

    private static final Set<String> WITH_UID = Set.of("VEVENT", "VTODO", "VJOURNAL");

    private static final int SHOWN = 200;

    private Uids() {}

    /** Returns the one UID of a calendar; empty when nothing in it needs one. */
    static String only(IcsComponent calendar) {
        Set<String> uids = new TreeSet<>();
        for (IcsNode node : calendar.nodes()) {
            if (node instanceof IcsComponent part && WITH_UID.contains(part.name())) {
                uids.add(of(part));
            }
        }
        if (uids.size() > 1) {
            throw new IcsProblem(Kind.SEVERAL_UIDS, "UID", "there are " + uids.size())
                    .of(uids.iterator().next());
        }
        return uids.isEmpty() ? "" : uids.iterator().next();
    }

    private static String of(IcsComponent part) {
        String uid = part.line("UID").map(line -> line.text().strip()).orElse("");
        if (uid.isEmpty()) {
            throw new IcsProblem(Kind.NO_UID, "UID", "is missing from a " + part.name());
        }
        return uid;
    }

    /** Returns a UID as it is shown in messages. */
    static String shown(String uid) {
        String line = uid.replaceAll("\\p{Cntrl}", " ");
        return line.length() > SHOWN ? line.substring(0, SHOWN) + ".." : line;
    }
}
