package org.kalends.provider.icloud.internal.dav;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;

/**
 * A resource that a listing names.
 *
 * @param name decoded file name in the calendar
 * @param href as the server wrote it
 * @param etag where told
 */
record Listed(String name, String href, Optional<String> etag) {

    private static final String WHAT = "listing of the calendar";

    /** Returns every resource of a calendar by PROPFIND: complete, or a failure. */
    static List<Listed> all(DavConnection connection, String calendar) {
        List<Multistatus.Row> rows = Multistatus.of(connection.propfind(calendar, 1, DavXml.names(DavXml.ETAG)), WHAT)
                .rows();
        if (rows.stream().noneMatch(row -> row.success() && isFolder(calendar, row))) {
            // xandikos says "not there" inside a multistatus.
            throw rows.stream().anyMatch(Multistatus.Row::gone)
                    ? new ProviderException(FailureKind.NOT_FOUND, WHAT + ": it is not there")
                    : incomplete("the calendar itself is missing");
        }
        List<Listed> all = new ArrayList<>();
        for (Multistatus.Row row : rows) {
            Optional<String> name = DavPaths.child(calendar, DavPaths.of(calendar, row.href()));
            if (name.isPresent() && row.success()) {
                all.add(new Listed(name.get(), row.href(), row.text(DavXml.ETAG)));
            } else if (row.href().isEmpty() || (name.isPresent() && !row.gone())) {
                throw incomplete("a row has status " + row.status());
            }
        }
        return all;
    }

    private static boolean isFolder(String calendar, Multistatus.Row row) {
        return !row.href().isEmpty()
                && DavPaths.folder(DavPaths.of(calendar, row.href())).equals(calendar);
    }

    private static ProviderException incomplete(String why) {
        return new ProviderException(FailureKind.RETRYABLE, WHAT + ": incomplete, " + why);
    }
}
