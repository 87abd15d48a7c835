package org.kalends.simulator.icloud;

import static org.kalends.simulator.icloud.Names.caldav;
import static org.kalends.simulator.icloud.Names.dav;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.namespace.QName;

/** The properties of whatever a user has. */
final class Properties {

    private static final Xml COLLECTION = Xml.of(dav("collection"));

    private final World world;

    private final ICloudAccount account;

    Properties(World world, ICloudAccount account) {
        this.world = world;
        this.account = account;
    }

    Map<QName, Xml> of(Target target) {
        if (target instanceof Target.Collection collection) {
            return named(CalendarProperties.of(collection.calendar()));
        }
        if (target instanceof Target.Principal) {
            return named(principal());
        }
        if (target instanceof Target.Aside aside) {
            return named(aside(aside.kind()));
        }
        if (target instanceof Target.Home) {
            return named(List.of(Xml.of(dav("resourcetype"), COLLECTION), currentUser()));
        }
        return named(List.of(currentUser()));
    }

    static Map<QName, Xml> of(StoredObject object) {
        return named(List.of(
                Xml.of(dav("resourcetype")),
                Xml.text(Names.GETETAG, object.etag()),
                Xml.text(dav("getcontenttype"), "text/calendar"),
                Xml.text(
                        dav("getcontentlength"), String.valueOf(object.text().getBytes(StandardCharsets.UTF_8).length)),
                Xml.text(
                        dav("getlastmodified"),
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                object.modified().atOffset(ZoneOffset.UTC)))));
    }

    private Xml currentUser() {
        boolean numberless = world.faults().strikes(ICloudFault.PRINCIPAL_WITHOUT_NUMBER);
        return Xml.of(dav("current-user-principal"), Xml.href(numberless ? "/principal/" : account.principal()));
    }

    private List<Xml> principal() {
        List<Xml> addresses = new ArrayList<>();
        addresses.add(Xml.href("urn:uuid:" + account.uuid()));
        for (String address : account.addresses()) {
            Xml href = Xml.href("mailto:" + address);
            addresses.add(address.equals(account.appleId()) ? href.with("preferred", "1") : href);
        }
        addresses.add(Xml.href(account.principal()));
        boolean path = world.faults().strikes(ICloudFault.HOME_WITHOUT_HOST);
        return List.of(
                Xml.of(dav("resourcetype"), Xml.of(dav("principal"))),
                Xml.text(dav("displayname"), account.appleId()),
                Xml.of(dav("current-user-principal"), Xml.href(account.principal())),
                Xml.of(dav("principal-URL"), Xml.href(account.principal())),
                Xml.of(
                        caldav("calendar-home-set"),
                        Xml.href((path ? "" : world.partition().toString()) + account.home())),
                Xml.of(caldav("calendar-user-address-set"), addresses),
                Xml.of(caldav("schedule-inbox-URL"), Xml.href(path(Target.Aside.Kind.INBOX))),
                Xml.of(caldav("schedule-outbox-URL"), Xml.href(path(Target.Aside.Kind.OUTBOX))));
    }

    private List<Xml> aside(Target.Aside.Kind kind) {
        return switch (kind) {
            case INBOX ->
                List.of(
                        Xml.of(dav("resourcetype"), COLLECTION, Xml.of(caldav("schedule-inbox"))),
                        Xml.of(
                                caldav("schedule-default-calendar-URL"),
                                Xml.href(account.calendar().path())));
            case OUTBOX -> List.of(Xml.of(dav("resourcetype"), COLLECTION, Xml.of(caldav("schedule-outbox"))));
            case NOTIFICATION ->
                List.of(Xml.of(dav("resourcetype"), COLLECTION, Xml.of(Names.calendarServer("notification"))));
        };
    }

    /** Returns the path of a collection beside the calendars. */
    String path(Target.Aside.Kind kind) {
        return account.home() + kind.name().toLowerCase(Locale.ROOT) + "/";
    }

    private static Map<QName, Xml> named(List<Xml> properties) {
        Map<QName, Xml> named = new LinkedHashMap<>();
        properties.forEach(property -> named.put(property.name(), property));
        return named;
    }
}
