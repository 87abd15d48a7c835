package org.kalends.provider.icloud.internal.dav;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jackrabbit.webdav.property.DavPropertyName;
import org.apache.jackrabbit.webdav.property.DavPropertyNameSet;
import org.apache.jackrabbit.webdav.xml.DomUtil;
import org.apache.jackrabbit.webdav.xml.ElementIterator;
import org.apache.jackrabbit.webdav.xml.Namespace;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.ProviderId;
import org.kalends.api.provider.CalendarInfo;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.w3c.dom.Element;

/** The calendars of an account that hold events: one PROPFIND of its home. */
public final class DavCalendars {

    private static final DavPropertyName TYPE = DavPropertyName.RESOURCETYPE;

    private static final DavPropertyName NAME = DavPropertyName.DISPLAYNAME;

    private static final DavPropertyName PRIVILEGES = DavPropertyName.create("current-user-privilege-set", DavXml.DAV);

    private static final DavPropertyName COMPONENTS =
            DavPropertyName.create("supported-calendar-component-set", DavXml.CALDAV);

    private static final DavPropertyName ZONE = DavPropertyName.create("calendar-timezone", DavXml.CALDAV);

    private static final DavPropertyName DEFAULT =
            DavPropertyName.create("schedule-default-calendar-URL", DavXml.CALDAV);

    private static final DavPropertyName COLOUR = DavPropertyName.create("calendar-color", DavXml.APPLE);

    private static final DavPropertyNameSet ASKED =
            DavXml.names(TYPE, NAME, PRIVILEGES, COMPONENTS, ZONE, DEFAULT, COLOUR);

    private static final Set<String> WRITING = Set.of("all", "write", "write-content", "bind");

    private static final Pattern TZID = Pattern.compile("(?m)^TZID:/?(.+?)\\s*$");

    private final ProviderId provider;

    private final DavConnections connections;

    DavCalendars(ProviderId provider, DavConnections connections) {
        this.provider = provider;
        this.connections = connections;
    }

    /** See {@link org.kalends.api.provider.CalendarProvider#calendars}. */
    public List<CalendarInfo> calendars(AccountId account) {
        DavConnection connection = connections.open(account);
        String home = connection.home().home();
        String what = "listing of the calendars";
        Multistatus answer = Multistatus.of(connection.propfind(home, 1, ASKED), what);
        Optional<String> main = answer.rows().stream()
                .flatMap(row -> row.property(DEFAULT).flatMap(DavXml::href).stream())
                .map(href -> DavPaths.folder(DavPaths.of(home, href)))
                .findFirst();
        List<CalendarInfo> calendars = new ArrayList<>();
        for (Multistatus.Row row : answer.rows()) {
            if (!row.success() && !row.gone()) {
                throw new ProviderException(FailureKind.RETRYABLE, what + ": incomplete, a row has " + row.status());
            }
            String path = DavPaths.folder(DavPaths.of(home, row.href()));
            if (!path.equals(home) && holdsEvents(row)) {
                calendars.add(info(account, path, row, main));
            }
        }
        return calendars;
    }

    private CalendarInfo info(AccountId account, String path, Multistatus.Row row, Optional<String> main) {
        return new CalendarInfo(
                new CalendarRef(provider, account, path),
                row.text(NAME).orElseGet(() -> lastSegment(path)),
                writable(row),
                main.isPresent() && main.get().equals(path),
                row.text(COLOUR)
                        .filter(colour -> colour.matches("#[0-9A-Fa-f]{6}([0-9A-Fa-f]{2})?"))
                        .map(colour -> colour.substring(0, 7)),
                row.rawText(ZONE).flatMap(DavCalendars::zone));
    }

    private static boolean holdsEvents(Multistatus.Row row) {
        return has(row, "calendar", DavXml.CALDAV)
                && row.property(COMPONENTS).map(DavCalendars::namesEvents).orElse(true);
    }

    private static boolean namesEvents(Element components) {
        ElementIterator all = DomUtil.getChildren(components, "comp", DavXml.CALDAV);
        boolean empty = !all.hasNext();
        while (all.hasNext()) {
            if ("VEVENT".equalsIgnoreCase(all.nextElement().getAttribute("name"))) {
                return true;
            }
        }
        return empty;
    }

    private static boolean writable(Multistatus.Row row) {
        if (subscribed(row)) {
            return false;
        }
        Optional<Element> privileges = row.property(PRIVILEGES);
        return privileges.isEmpty()
                || WRITING.stream().anyMatch(name -> DavXml.mentions(privileges.get(), name, DavXml.DAV));
    }

    private static boolean subscribed(Multistatus.Row row) {
        return has(row, "subscribed", DavXml.CALENDAR_SERVER);
    }

    private static boolean has(Multistatus.Row row, String type, Namespace namespace) {
        return row.property(TYPE)
                .filter(types -> DomUtil.hasChildElement(types, type, namespace))
                .isPresent();
    }

    /** Returns the zone that a VTIMEZONE names, when it is one that Java knows. */
    private static Optional<ZoneId> zone(String timezone) {
        Matcher id = TZID.matcher(timezone.replace("\r\n", "\n"));
        try {
            return id.find() ? Optional.of(ZoneId.of(id.group(1))) : Optional.empty();
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    private static String lastSegment(String path) {
        String trimmed = path.substring(0, path.length() - 1);
        return trimmed.substring(trimmed.lastIndexOf('/') + 1);
    }
}
