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
        if (answer.status() == 412 || answer.condition().uidIsTaken()) {
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

    /**
     * Returns a resource at the version on which a change was decided.
     *
     * @throws ProviderException CONFLICT when it has another one by now, NOT_FOUND when it is gone
     */
    DavResource at(String name, Version version) {
        Optional<DavResource> cached = DavResource.guards(version)
                ? resources.cached(connection, calendar, name, version)
                : Optional.empty();
        if (cached.isPresent()) {
            return cached.get();
        }
        Body now = resources.get(connection, calendar, name);
        if (now instanceof Body.Gone) {
            throw new ProviderException(FailureKind.NOT_FOUND, "changing: the event is gone");
        }
        if (now instanceof Body.Refused refused) {
            throw new ProviderException(FailureKind.PERMANENT, "changing: " + refused.problem());
        }
        DavResource resource = ((Body.Present) now).resource();
        if (!resource.version().equals(version)) {
            throw new ProviderException(FailureKind.CONFLICT, "changing: the event has changed");
        }
        return resource;
    }

    /** Replaces a resource. */
    Sent replace(DavResource resource, String text) {
        WriteAnswer answer =
                WriteAnswer.of(connection.replace(calendar + resource.name(), match(resource.version()), text));
        if (answer.success()) {
            return stored(resource.name(), answer, text);
        }
        if (answer.status() == 412 || answer.gone()) {
            return there(resource.name())
                    ? failed(
                            answer.status() == 412 ? FailureKind.CONFLICT : FailureKind.PERMANENT,
                            "changing: refused with " + answer.status())
                    : failed(FailureKind.NOT_FOUND, "changing: the event is gone");
        }
        return new Sent.Failed(answer.failure("changing"));
    }

    /** Deletes a resource. */
    Sent delete(String name, Version version) {
        if (!DavResource.guards(version)) {
            try {
                at(name, version);
            } catch (ProviderException other) {
                return other.kind() == FailureKind.NOT_FOUND ? new Sent.Gone() : new Sent.Failed(other);
            }
        }
        WriteAnswer answer = WriteAnswer.of(connection.delete(calendar + name, match(version)));
        if (answer.success() || answer.gone()) {
            return new Sent.Gone();
        }
        if (answer.status() == 412) {
            return there(name)
                    ? failed(FailureKind.CONFLICT, "deleting: the event has changed")
                    : new Sent.Gone();
        }
        return new Sent.Failed(answer.failure("deleting"));
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

    private boolean there(String name) {
        return !(resources.get(connection, calendar, name) instanceof Body.Gone);
    }

    private boolean calendarIsThere() {
        return !connection.propfind(calendar, 0, DavXml.names(DavXml.ETAG)).gone();
    }

    private static Sent failed(FailureKind kind, String message) {
        return new Sent.Failed(new ProviderException(kind, message));
    }
}
