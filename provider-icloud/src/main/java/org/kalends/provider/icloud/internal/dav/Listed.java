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

    /** Returns every resource of a calendar by PROPFIND: complete, or a failure. */
    static List<Listed> all(DavConnection connection, String calendar) {
        String what = "listing of the calendar";
        Multistatus answer = Multistatus.of(connection.propfind(calendar, 1, DavXml.names(DavXml.ETAG)), what);
        List<Listed> all = new ArrayList<>();
        for (Multistatus.Row row : answer.rows()) {
            Optional<String> name = DavPaths.child(calendar, DavPaths.of(calendar, row.href()));
            if (name.isEmpty() || row.gone()) {
                continue;
            }
            if (!row.success()) {
                throw new ProviderException(FailureKind.RETRYABLE, what + ": incomplete, a row has " + row.status());
            }
            all.add(new Listed(name.get(), row.href(), row.text(DavXml.ETAG)));
        }
        return all;
    }
}
