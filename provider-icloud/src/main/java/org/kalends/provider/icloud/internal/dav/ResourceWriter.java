package org.kalends.provider.icloud.internal.dav;

import java.util.Optional;
import java.util.function.Predicate;
import org.kalends.api.model.Version;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;

/** Writes single resources of one calendar, each guarded by what is expected to be there (RFC 4791 section 5.3.2, RFC 9110 section 13.1). */
record ResourceWriter(DavConnection connection, String calendar, DavResources resources) {

    /**
     * Writes a resource where there is none.
     *
     * @param ours tells whether a resource of that name is the very one that was to be written
     */
    Sent create(String name, String text, Predicate<DavResource> ours) {
        WriteAnswer answer = WriteAnswer.of(connection.create(calendar + name, text));
        if (answer.success()) {
            return stored(name, answer, text);
        }
        boolean taken = answer.status() == 412 && !answer.condition().has("valid-calendar-data");
        if (taken || answer.condition().uidIsTaken()) {
            Body there = resources.get(connection, calendar, name);
            return there instanceof Body.Present present && ours.test(present.resource())
                    ? new Sent.Stored(present.resource())
                    : failed(FailureKind.CONFLICT, "creating: the name or the UID is taken (" + answer.status() + ")");
        }
        boolean homeless = answer.status() == 403 || answer.status() == 404 || answer.status() == 409;
        if (homeless && !answer.explained() && !calendarIsThere()) {
            return failed(FailureKind.NOT_FOUND, "creating: the calendar is not there");
        }
        // iCloud says 404 to content that it does not like.
        return homeless && answer.status() != 403
                ? failed(FailureKind.PERMANENT, "creating: refused with " + answer.status())
                : new Sent.Failed(answer.failure("creating"));
    }

    /** Returns the resource on which a change was decided: out of the cache at that version, else as it is now. */
    Body at(String name, Version version) {
        Optional<DavResource> cached =
                DavResource.guards(version) ? resources.cached(connection, calendar, name, version) : Optional.empty();
        return cached.<Body>map(Body.Present::new).orElseGet(() -> resources.get(connection, calendar, name));
    }

    /** Replaces a resource. */
    Sent replace(DavResource resource, String text) {
        String match = match(resource.version());
        WriteAnswer answer = WriteAnswer.of(connection.replace(calendar + resource.name(), match, text));
        if (answer.success()) {
            return stored(resource.name(), answer, text);
        }
        return answer.status() == 412 || answer.gone()
                ? overtaken(resource.name(), answer, "changing")
                : new Sent.Failed(answer.failure("changing"));
    }

    /** Deletes a resource. */
    Sent delete(String name, Version version) {
        if (!DavResource.guards(version)) {
            Body now = resources.get(connection, calendar, name);
            if (now instanceof Body.Gone) {
                return new Sent.Gone();
            }
            if (!(now instanceof Body.Present present)
                    || !present.resource().version().equals(version)) {
                return failed(FailureKind.CONFLICT, "deleting: the event has changed");
            }
        }
        WriteAnswer answer = WriteAnswer.of(connection.delete(calendar + name, match(version)));
        if (answer.success() || answer.gone()) {
            return new Sent.Gone();
        }
        return answer.status() == 412
                ? overtaken(name, answer, "deleting")
                : new Sent.Failed(answer.failure("deleting"));
    }

    /** Looks what is there after a guard did not hold; some servers say so of what is gone too. */
    private Sent overtaken(String name, WriteAnswer answer, String what) {
        Body now = resources.get(connection, calendar, name);
        if (now instanceof Body.Gone) {
            return new Sent.Gone();
        }
        if (answer.status() != 412) {
            return failed(FailureKind.PERMANENT, what + ": refused with " + answer.status());
        }
        return now instanceof Body.Present present
                ? new Sent.Outdated(present.resource())
                : failed(FailureKind.CONFLICT, what + ": the event has changed");
    }

    /** A strong ETag vouches that what was sent is what is held (RFC 4791 section 5.3.4). */
    private Sent stored(String name, WriteAnswer answer, String text) {
        return answer.etag()
                .filter(DavResource::strong)
                .<Sent>map(etag -> new Sent.Stored(
                        resources.keep(connection, calendar, new DavResource(name, new Version(etag), text))))
                .orElseGet(Sent.Changed::new);
    }

    private static String match(Version version) {
        return DavResource.guards(version) ? version.value() : "*";
    }

    private boolean calendarIsThere() {
        DavAnswer answer = connection.propfind(calendar, 0, DavXml.names(DavXml.ETAG));
        boolean rowsAreGone = Multistatus.read(answer)
                .filter(found -> !found.rows().isEmpty())
                .map(found -> found.rows().stream().allMatch(Multistatus.Row::gone))
                .orElse(false);
        return !answer.gone() && !rowsAreGone;
    }

    private static Sent failed(FailureKind kind, String message) {
        return new Sent.Failed(new ProviderException(kind, message));
    }
}
