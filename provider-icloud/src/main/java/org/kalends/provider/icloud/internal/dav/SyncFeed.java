package org.kalends.provider.icloud.internal.dav;

import java.util.Optional;
import java.util.Set;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;

/**
 * Asks one calendar for what changed since a token, and tells a bad token from a bad day.
 *
 * @param connection the way to the calendar
 * @param calendar its decoded path
 */
record SyncFeed(DavConnection connection, String calendar) {

    private static final String WHAT = "sync-collection";

    /** What servers without sync-collection say to it. */
    private static final Set<Integer> UNKNOWN_REPORT = Set.of(400, 403, 405, 415, 501);

    /** With no condition beside them, what servers say to a token that they do not know. */
    private static final Set<Integer> BARE = Set.of(400, 409, 410, 412, 507);

    /**
     * Returns a page; empty when the server has no sync-collection.
     *
     * @param token where to begin, empty for everything
     * @throws ProviderException CURSOR_EXPIRED when the server does not know the token
     */
    Optional<SyncPage> page(String token) {
        DavAnswer answer = ask(token);
        if (answer.status() == 207) {
            return Optional.of(read(answer, token));
        }
        if (token.isEmpty() && UNKNOWN_REPORT.contains(answer.status()) && !offered()) {
            return Optional.empty();
        }
        if (!token.isEmpty() && refused(answer)) {
            throw expired(answer.status());
        }
        if (!token.isEmpty() && answer.status() == 500) {
            return Optional.of(afterServerError(answer, token));
        }
        throw DavErrors.of(answer, WHAT);
    }

    private DavAnswer ask(String token) {
        return connection.report(calendar, 0, new SyncCollection(token));
    }

    private SyncPage read(DavAnswer answer, String token) {
        return SyncPage.of(Multistatus.of(answer, WHAT), calendar, token);
    }

    private static boolean refused(DavAnswer answer) {
        int status = answer.status();
        DavCondition condition = DavCondition.of(answer);
        if (Set.of(400, 403, 409, 412).contains(status) && condition.has("valid-sync-token")) {
            return true;
        }
        return condition.names().isEmpty() && (BARE.contains(status) || (status == 403 && condition.present()));
    }

    /**
     * xandikos answers 500 to a token that it does not know; everybody else means a bad moment by it. So the server has to show
     * that it answers the token of today, and fails on this one again.
     */
    private SyncPage afterServerError(DavAnswer failed, String token) {
        Optional<String> today = today();
        if (today.isEmpty() || today.get().equals(token) || ask(today.get()).status() != 207) {
            throw DavErrors.of(failed, WHAT);
        }
        DavAnswer again = ask(token);
        if (again.status() == 500) {
            throw expired(500);
        }
        return read(again, token);
    }

    private Optional<String> today() {
        DavAnswer answer = connection.propfind(calendar, 0, DavXml.names(DavXml.SYNC_TOKEN));
        return Multistatus.read(answer)
                .flatMap(found -> found.rows().stream()
                        .flatMap(row -> row.text(DavXml.SYNC_TOKEN).stream())
                        .findFirst());
    }

    /** Returns whether the calendar is there and says that it has sync-collection. */
    private boolean offered() {
        DavAnswer answer = connection.propfind(calendar, 0, DavXml.names(DavXml.REPORTS));
        return Multistatus.of(answer, "asking for reports").rows().stream()
                .flatMap(row -> row.property(DavXml.REPORTS).stream())
                .anyMatch(reports -> DavXml.mentions(reports, "sync-collection", DavXml.DAV));
    }

    private static ProviderException expired(int status) {
        return new ProviderException(
                FailureKind.CURSOR_EXPIRED, WHAT + ": the server does not know the token (" + status + ")");
    }
}
