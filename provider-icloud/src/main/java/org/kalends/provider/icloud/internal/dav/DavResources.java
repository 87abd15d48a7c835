package org.kalends.provider.icloud.internal.dav;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kalends.api.model.Version;

/** Reads the texts of resources: out of the cache, by multiget, and one by one where a multiget leaves something out. */
final class DavResources {

    /** More than iCloud is known to answer whole. */
    private static final int BATCH = 50;

    private final TextCache cache;

    DavResources(TextCache cache) {
        this.cache = cache;
    }

    /** Returns what became of each of the listed resources, by name, in their order. */
    Map<String, Body> load(DavConnection connection, String calendar, Collection<Listed> listed) {
        Map<String, Body> bodies = new LinkedHashMap<>();
        List<Listed> missing = new ArrayList<>();
        for (Listed one : listed) {
            Optional<DavResource> cached = one.etag()
                    .filter(DavResource::strong)
                    .flatMap(etag -> cached(connection, calendar, one.name(), new Version(etag)));
            bodies.put(one.name(), cached.<Body>map(Body.Present::new).orElseGet(Body.Gone::new));
            if (cached.isEmpty()) {
                missing.add(one);
            }
        }
        for (int from = 0; from < missing.size(); from += BATCH) {
            List<Listed> batch = missing.subList(from, Math.min(missing.size(), from + BATCH));
            bodies.putAll(fetch(connection, calendar, batch));
        }
        return bodies;
    }

    /** Returns one resource as it is now. */
    Body get(DavConnection connection, String calendar, String name) {
        return single(connection, calendar, new Listed(name, "", Optional.empty()));
    }

    /** Returns a resource at a version, if it was read before. */
    Optional<DavResource> cached(DavConnection connection, String calendar, String name, Version version) {
        return cache.find(connection.account(), calendar + name, version)
                .map(text -> new DavResource(name, version, text));
    }

    /** Remembers a resource. */
    DavResource keep(DavConnection connection, String calendar, DavResource resource) {
        cache.keep(connection.account(), calendar + resource.name(), resource.version(), resource.text());
        return resource;
    }

    private Map<String, Body> fetch(DavConnection connection, String calendar, List<Listed> batch) {
        Map<String, Body> found =
                batch.size() == 1 && batch.get(0).href().isEmpty() ? Map.of() : multiget(connection, calendar, batch);
        Map<String, Body> bodies = new LinkedHashMap<>();
        for (Listed one : batch) {
            Body body = found.get(one.name());
            bodies.put(one.name(), body != null ? body : single(connection, calendar, one));
        }
        return bodies;
    }

    /** Returns what a multiget tells for sure. An answer that is no xml, such as one with control characters, tells nothing. */
    private Map<String, Body> multiget(DavConnection connection, String calendar, List<Listed> batch) {
        List<String> hrefs = batch.stream()
                .map(one -> one.href().isEmpty() ? DavPaths.encode(calendar + one.name()) : one.href())
                .toList();
        DavAnswer answer = connection.report(calendar, 1, DavReports.multiget(hrefs));
        DavErrors.expect(answer, 207, "multiget");
        Map<String, Body> found = new LinkedHashMap<>();
        for (Multistatus.Row row :
                Multistatus.read(answer).map(Multistatus::rows).orElse(List.of())) {
            Optional<String> name = DavPaths.child(calendar, DavPaths.of(calendar, row.href()));
            Optional<String> text = row.rawText(DavXml.CALENDAR_DATA);
            if (name.isPresent() && row.gone()) {
                found.put(name.get(), new Body.Gone());
            } else if (name.isPresent() && row.success() && text.isPresent()) {
                DavResource resource = DavResource.of(name.get(), row.text(DavXml.ETAG), text.get());
                found.put(name.get(), new Body.Present(keep(connection, calendar, resource)));
            }
        }
        return found;
    }

    private Body single(DavConnection connection, String calendar, Listed one) {
        DavAnswer answer = connection.get(calendar + one.name());
        if (answer.gone()) {
            return new Body.Gone();
        }
        if (answer.status() == 200 && answer.oversized()) {
            return new Body.Refused("longer than maxBody");
        }
        if (answer.status() == 200) {
            DavResource resource = DavResource.of(one.name(), answer.etag().or(one::etag), answer.text());
            return new Body.Present(keep(connection, calendar, resource));
        }
        if (answer.status() / 100 == 4 && answer.status() != 401 && answer.status() != 408 && answer.status() != 429) {
            return new Body.Refused("GET " + answer.status());
        }
        throw DavErrors.of(answer, "reading a resource");
    }
}
