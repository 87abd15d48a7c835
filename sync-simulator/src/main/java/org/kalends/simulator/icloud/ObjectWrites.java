package org.kalends.simulator.icloud;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.kalends.simulator.Reply;
import org.kalends.simulator.Request;

/** PUT and DELETE of a resource (RFC 4791 section 5.3.2). */
final class ObjectWrites {

    private static final String NAME = "[!-~&&[^@]]{1,255}";

    private final World world;

    private final DavCall call;

    private final ICloudCalendar calendar;

    private final String name;

    private final Optional<StoredObject> before;

    private final Scheduling scheduling;

    ObjectWrites(World world, DavCall call, Target.Resource resource) {
        this.world = world;
        this.call = call;
        this.calendar = resource.calendar();
        this.name = resource.name();
        this.before = calendar.store().find(name);
        this.scheduling = new Scheduling(world, call.account());
    }

    Reply put() {
        requirePrivilege("write-content");
        requireText(call.request());
        if (!name.matches(NAME)) {
            throw DavError.badRequest();
        }
        Guard.check(call.request(), before);
        String text = call.request().body();
        ICalComponent sent = ValidCalendar.of(text);
        ObjectRules.check(calendar, sent);
        requireFreeUid(sent);
        Optional<ICalComponent> known = before.flatMap(StoredObject::calendar);
        scheduling.check(known, sent);
        StoredObject stored = calendar.store().put(name, Rewriting.of(sent, text, world.faults()));
        scheduling.written(known, sent);
        meddle(sent);
        Reply reply = Reply.of(before.isPresent() ? 204 : 201);
        return stored.text().equals(text) && world.faults().isOn(ICloudFault.PUT_TELLS_ETAG)
                ? reply.with("ETag", stored.etag())
                : reply;
    }

    Reply delete() {
        requirePrivilege("unbind");
        StoredObject object = before.orElseThrow(DavError::notFound);
        Guard.check(call.request(), before);
        calendar.store().delete(name);
        boolean replies = !call.request().header("schedule-reply").orElse("T").equalsIgnoreCase("F");
        object.calendar().ifPresent(text -> scheduling.deleted(text, replies));
        return Reply.of(204);
    }

    private void meddle(ICalComponent sent) {
        if (scheduling.isForeign(Meeting.of(sent)) && world.faults().strikes(ICloudFault.ORGANIZER_VANISHES)) {
            calendar.store().delete(name);
        } else if (world.faults().strikes(ICloudFault.PUT_TOUCHES_AGAIN)) {
            world.texts().touchAgain(calendar, name);
        }
    }

    private void requirePrivilege(String privilege) {
        boolean refused = calendar.isWritable() && world.faults().strikes(ICloudFault.CALENDAR_READ_ONLY);
        if (!calendar.isWritable() || refused) {
            throw DavError.of(
                    403,
                    Xml.of(
                            Names.dav("need-privileges"),
                            Xml.of(
                                    Names.dav("resource"),
                                    Xml.href(calendar.path()),
                                    Xml.of(Names.dav("privilege"), Xml.of(Names.dav(privilege))))));
        }
    }

    private static void requireText(Request request) {
        String type = request.header("content-type")
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .replace(" ", "");
        if (!type.equals("text/calendar") && !type.startsWith("text/calendar;")) {
            throw DavError.forbidden(Names.caldav("supported-calendar-data"));
        }
        if (type.contains("charset=") && !type.matches(".*charset=\"?utf-8\"?(;.*)?")) {
            throw DavError.of(415);
        }
        if (request.body().getBytes(StandardCharsets.UTF_8).length > CalendarProperties.LARGEST) {
            throw DavError.forbidden(Names.caldav("max-resource-size"));
        }
    }

    /** A UID is there once in an account: in the same calendar the holder is named, in another one there is but a 412. */
    private void requireFreeUid(ICalComponent sent) {
        String uid = StoredObject.uid(sent).orElseThrow();
        Optional<StoredObject> holder = calendar.store().findByUid(uid);
        if (holder.isPresent() && !holder.get().name().equals(name)) {
            throw DavError.of(
                    403,
                    Xml.of(
                            Names.caldav("no-uid-conflict"),
                            Xml.href(calendar.path()
                                    + Target.encoded(holder.get().name()))));
        }
        boolean elsewhere = call.account().calendars().stream()
                .filter(other -> other != calendar)
                .anyMatch(other -> other.store().findByUid(uid).isPresent());
        boolean changedUid = before.flatMap(StoredObject::uid)
                .filter(old -> !old.equals(uid))
                .isPresent();
        if (elsewhere || changedUid) {
            throw DavError.preconditionFailed();
        }
    }
}
