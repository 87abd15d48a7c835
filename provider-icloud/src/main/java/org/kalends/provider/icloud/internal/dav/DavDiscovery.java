package org.kalends.provider.icloud.internal.dav;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.apache.jackrabbit.webdav.property.DavPropertyName;
import org.apache.jackrabbit.webdav.xml.DomUtil;
import org.apache.jackrabbit.webdav.xml.ElementIterator;
import org.kalends.api.auth.Credential.AppPassword;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.w3c.dom.Element;

/** Finds the home of an account from the root of the server: principal, then calendar home (RFC 6764 section 6, RFC 4791 section 6.2.1). */
final class DavDiscovery {

    private static final DavPropertyName PRINCIPAL = DavPropertyName.create("current-user-principal", DavXml.DAV);

    private static final DavPropertyName HOME = DavPropertyName.create("calendar-home-set", DavXml.CALDAV);

    private static final DavPropertyName ADDRESSES = DavPropertyName.create("calendar-user-address-set", DavXml.CALDAV);

    private final DavGateway gateway;

    private final URI root;

    DavDiscovery(DavGateway gateway, URI root) {
        this.gateway = gateway;
        this.root = root;
    }

    DavHome discover(AppPassword password) {
        Found found = principal(password, root)
                .or(() -> principal(password, root.resolve("/.well-known/caldav")))
                .orElseThrow(() -> new ProviderException(
                        FailureKind.NOT_FOUND, "discovery: the server names no current-user-principal"));
        if (found.path().matches("/principal/?")) {
            // iCloud at times leaves the number of the user out, and tells it on this second question.
            found = principal(password, found.address()).orElse(found);
        }
        return home(password, found);
    }

    private Optional<Found> principal(AppPassword password, URI address) {
        DavAnswer answer = gateway.propfind(password, address, 0, DavXml.names(PRINCIPAL));
        if (answer.status() == 404 || answer.status() == 405 || answer.status() == 501) {
            return Optional.empty();
        }
        return Multistatus.of(answer, "discovery of the principal").rows().stream()
                .flatMap(row -> row.property(PRINCIPAL).flatMap(DavXml::href).stream())
                .findFirst()
                .map(href -> new Found(resolve(answer.uri(), href), DavPaths.of("/", href)));
    }

    private DavHome home(AppPassword password, Found principal) {
        DavAnswer answer = gateway.propfind(password, principal.address(), 0, DavXml.names(HOME, ADDRESSES));
        Multistatus.Row row = Multistatus.of(answer, "discovery of the calendar home").rows().stream()
                .filter(some -> some.property(HOME).flatMap(DavXml::href).isPresent())
                .findFirst()
                .orElseThrow(() -> new ProviderException(
                        FailureKind.NOT_FOUND, "discovery: the principal has no calendar-home-set"));
        String href = row.property(HOME).flatMap(DavXml::href).orElseThrow();
        URI home = resolve(answer.uri(), href);
        return new DavHome(
                home.resolve("/"),
                principal.path(),
                DavPaths.folder(DavPaths.of("/", href)),
                row.property(ADDRESSES).flatMap(DavDiscovery::email));
    }

    /** Returns the preferred mail address out of a set that also holds urns and paths, else the first. */
    private static Optional<String> email(Element addresses) {
        Optional<String> first = Optional.empty();
        for (ElementIterator it = DomUtil.getChildren(addresses, "href", DavXml.DAV); it.hasNext(); ) {
            Element href = it.nextElement();
            String text = DavXml.text(href).orElse("");
            if (text.toLowerCase(Locale.ROOT).startsWith("mailto:")) {
                Optional<String> address = Optional.of(text.substring("mailto:".length()));
                if (href.getAttribute("preferred").equals("1")) {
                    return address;
                }
                first = first.or(() -> address);
            }
        }
        return first;
    }

    private static URI resolve(URI base, String href) {
        try {
            return base.resolve(href);
        } catch (IllegalArgumentException noUri) {
            return DavPaths.at(base, DavPaths.of("/", href));
        }
    }

    private record Found(URI address, String path) {}
}
