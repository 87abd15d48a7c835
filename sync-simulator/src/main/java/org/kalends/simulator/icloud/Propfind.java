package org.kalends.simulator.icloud;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.namespace.QName;
import org.kalends.simulator.Reply;
import org.w3c.dom.Element;

/** What there is and what it is like (RFC 4918 section 9.1). A depth has to be said, and infinity is refused. */
final class Propfind {

    private final World world;

    private final DavCall call;

    private final Properties properties;

    private final Multistatus answer;

    private final Wish wish;

    private Propfind(World world, DavCall call) {
        this.world = world;
        this.call = call;
        this.properties = new Properties(world, call.account());
        this.answer = new Multistatus(world.faults());
        this.wish = Wish.of(call);
    }

    static Reply answer(World world, DavCall call) {
        String depth = call.depth().orElse("infinity");
        if (depth.equalsIgnoreCase("infinity")) {
            throw DavError.forbidden(Names.dav("propfind-finite-depth"));
        }
        if (!Set.of("0", "1").contains(depth)) {
            throw DavError.badRequest();
        }
        return new Propfind(world, call).answer(depth.equals("1"));
    }

    private Reply answer(boolean members) {
        if (call.target() instanceof Target.Resource resource) {
            StoredObject object =
                    resource.calendar().store().find(resource.name()).orElseThrow(DavError::notFound);
            row(call.request().path(), Properties.of(object));
            return answer.reply();
        }
        row(path(call.target()), properties.of(call.target()));
        if (members && call.target() instanceof Target.Home) {
            home();
        }
        if (members && call.target() instanceof Target.Collection collection) {
            for (StoredObject object : collection.calendar().store().list()) {
                row(collection.calendar().path() + Target.encoded(object.name()), Properties.of(object));
            }
        }
        return answer.reply();
    }

    private void home() {
        List<ICloudCalendar> calendars = new ArrayList<>(call.account().calendars());
        if (world.faults().strikes(ICloudFault.LIST_EMPTY)) {
            calendars.clear();
        }
        if (!calendars.isEmpty() && world.faults().strikes(ICloudFault.LIST_SHORT)) {
            calendars.remove(calendars.size() - 1);
        }
        for (ICloudCalendar calendar : calendars) {
            row(calendar.path(), properties.of(new Target.Collection(calendar)));
        }
        for (Target.Aside.Kind kind : Target.Aside.Kind.values()) {
            row(properties.path(kind), properties.of(new Target.Aside(kind)));
        }
    }

    private void row(String href, Map<QName, Xml> all) {
        answer.row(href, wish.names(all.keySet()), wish.told(all));
    }

    private String path(Target target) {
        if (target instanceof Target.Collection collection) {
            return collection.calendar().path();
        }
        if (target instanceof Target.Home) {
            return call.account().home();
        }
        return call.request().path();
    }

    /**
     * What is asked for.
     *
     * @param kind of the question
     * @param names the properties asked for, when they are named
     */
    private record Wish(String kind, List<QName> names) {

        private static Wish of(DavCall call) {
            if (call.request().body().isEmpty()) {
                return new Wish("allprop", List.of());
            }
            Element root = XmlBody.of(call.request());
            if (!XmlBody.name(root).equals(Names.dav("propfind"))) {
                throw DavError.badRequest();
            }
            for (String kind : List.of("allprop", "propname")) {
                if (XmlBody.child(root, Names.dav(kind)).isPresent()) {
                    return new Wish(kind, List.of());
                }
            }
            return new Wish(
                    "prop",
                    XmlBody.children(XmlBody.require(root, Names.PROP)).stream()
                            .map(XmlBody::name)
                            .toList());
        }

        private List<QName> names(Set<QName> all) {
            return kind.equals("prop") ? names : List.copyOf(all);
        }

        private Map<QName, Xml> told(Map<QName, Xml> all) {
            Map<QName, Xml> told = new LinkedHashMap<>(all);
            if (kind.equals("propname")) {
                told.replaceAll((name, property) -> Xml.of(name));
            }
            return told;
        }
    }
}
