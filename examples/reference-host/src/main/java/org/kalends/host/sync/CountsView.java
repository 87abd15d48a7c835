package org.kalends.host.sync;

import org.kalends.api.store.RunReport;

/**
 * What a run did to one side.
 *
 * @param created events that were written new
 * @param updated events of which fields were written
 * @param deleted events that were deleted
 * @param unchanged events that were looked at and needed nothing
 * @param parked events that could not be synced
 */
public record CountsView(int created, int updated, int deleted, int unchanged, int parked) {

    static CountsView of(RunReport.Counts counts) {
        return new CountsView(
                counts.created(), counts.updated(), counts.deleted(), counts.unchanged(), counts.parked());
    }
}
