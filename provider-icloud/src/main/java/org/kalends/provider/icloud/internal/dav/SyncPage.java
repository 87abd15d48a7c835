package org.kalends.provider.icloud.internal.dav;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;

/**
 * One answer to sync-collection (RFC 6578 section 3.5).
 *
 * @param changed resources that are new or different
 * @param removed names of those that are gone
 * @param token where the changes end
 * @param truncated whether the server has more to tell
 */
record SyncPage(Collection<Listed> changed, Set<String> removed, String token, boolean truncated) {

    private static final String WHAT = "sync-collection";

    /**
     * Reads an answer.
     *
     * @param before the token that was asked with
     * @throws ProviderException RETRYABLE when a row says neither changed nor gone, or the end is missing
     */
    static SyncPage of(Multistatus answer, String calendar, String before) {
        Map<String, Listed> changed = new LinkedHashMap<>();
        Set<String> removed = new LinkedHashSet<>();
        boolean truncated = false;
        for (Multistatus.Row row : answer.rows()) {
            String path = DavPaths.of(calendar, row.href());
            Optional<String> name = DavPaths.child(calendar, path);
            if (DavPaths.folder(path).equals(calendar) && !row.href().isEmpty()) {
                truncated |= row.status() == 507;
            } else if (name.isPresent() && row.gone()) {
                changed.remove(name.get());
                removed.add(name.get());
            } else if (name.isPresent() && row.success()) {
                removed.remove(name.get());
                changed.put(name.get(), new Listed(name.get(), row.href(), row.text(DavXml.ETAG)));
            } else if (row.href().isEmpty() || name.isPresent()) {
                throw incomplete("a row has status " + row.status());
            }
        }
        String token = answer.syncToken().orElseThrow(() -> incomplete("there is no sync-token"));
        if (truncated && token.equals(before)) {
            throw incomplete("it does not get on");
        }
        return new SyncPage(changed.values(), removed, token, truncated);
    }

    private static ProviderException incomplete(String why) {
        return new ProviderException(FailureKind.RETRYABLE, WHAT + ": incomplete, " + why);
    }
}
