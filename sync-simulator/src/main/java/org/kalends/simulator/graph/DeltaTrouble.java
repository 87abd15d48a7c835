package org.kalends.simulator.graph;

import org.kalends.simulator.Reply;

/** The ways in which a sync state gets lost. */
final class DeltaTrouble {

    private DeltaTrouble() {}

    static void strike(GraphCall call, boolean nextLink, boolean deltaLink, String fresh) {
        if (call.meets(GraphFault.DELTA_504)) {
            throw Outage.html(504);
        }
        if (nextLink && call.meets(GraphFault.DELTA_410_MID_ROUND)) {
            throw DeltaToken.lost();
        }
        if (nextLink || deltaLink) {
            strike(call, fresh);
        }
    }

    private static void strike(GraphCall call, String fresh) {
        if (call.meets(GraphFault.DELTA_410)) {
            throw DeltaToken.lost();
        }
        if (call.meets(GraphFault.DELTA_410_LOCATION)) {
            throw DeltaToken.lost().with("Location", fresh);
        }
        if (call.meets(GraphFault.DELTA_410_EMPTY)) {
            throw new Outage(Reply.of(410));
        }
        if (call.meets(GraphFault.DELTA_410_HTML)) {
            throw Outage.html(410);
        }
        if (call.meets(GraphFault.DELTA_410_CAMEL_CASE)) {
            throw GraphError.of(410, "syncStateNotFound", "The sync state generation is not found.");
        }
        if (call.meets(GraphFault.DELTA_400_BAD_TOKEN)) {
            throw DeltaToken.malformed();
        }
        if (call.meets(GraphFault.DELTA_400_RESYNC)) {
            throw GraphError.of(400, "resyncRequired", "Resync required. Replace any local items with the server's.");
        }
        if (call.meets(GraphFault.DELTA_404_RESYNC)) {
            throw GraphError.of(404, "syncStateNotFound", "The sync state is not found.");
        }
    }
}
