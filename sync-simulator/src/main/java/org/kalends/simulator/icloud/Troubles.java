package org.kalends.simulator.icloud;

import java.util.Optional;
import org.kalends.simulator.Reply;
import org.kalends.simulator.internal.Pause;

/** What the switches do to requests and answers. */
final class Troubles {

    private final ICloudFaults faults;

    Troubles(ICloudFaults faults) {
        this.faults = faults;
    }

    /** Returns what is answered in place of the service. */
    Optional<Reply> before() {
        if (faults.strikes(ICloudFault.ANSWER_SLOW)) {
            Pause.of(faults.slowness());
        }
        return Refusals.in(faults);
    }

    /** Returns what is answered in place of a write. */
    Optional<Reply> beforeWrite(DavCall call) {
        if (faults.refuses() || faults.strikes(ICloudFault.WRITE_REFUSED)) {
            return Optional.of(Reply.dropped());
        }
        return call.guarded() && faults.strikes(ICloudFault.WRITE_412_SPURIOUS)
                ? Optional.of(Reply.of(412))
                : Optional.empty();
    }

    /** Changes the resource that a guarded write is about, as somebody else does. */
    void meddle(DavCall call) {
        if (!(call.target() instanceof Target.Resource resource) || !call.guarded()) {
            return;
        }
        ObjectStore store = resource.calendar().store();
        Optional<StoredObject> object = store.find(resource.name());
        if (object.isEmpty()) {
            return;
        }
        if (faults.strikes(ICloudFault.WRITE_HOUSEKEEPING)) {
            store.put(resource.name(), object.get().text());
        }
        if (faults.strikes(ICloudFault.WRITE_CONCURRENT_EDIT)) {
            store.put(resource.name(), edited(object.get()));
        }
    }

    private static String edited(StoredObject object) {
        return object.calendar()
                .map(calendar -> calendar.withParts(calendar.parts().stream()
                                .map(part -> part.with(part.lines().stream()
                                        .map(Troubles::edited)
                                        .toList()))
                                .toList())
                        .text())
                .orElse(object.text());
    }

    private static ICalLine edited(ICalLine line) {
        return line.is("SUMMARY")
                ? new ICalLine(line.name(), line.parameters(), line.value() + " edited meanwhile")
                : line;
    }

    Reply written(Reply reply) {
        if (reply.status() >= 400) {
            return reply;
        }
        if (faults.losesAnswer() || faults.strikes(ICloudFault.WRITE_LOST_ANSWER)) {
            return Reply.dropped();
        }
        return faults.strikes(ICloudFault.WRITE_504_AFTER) ? Reply.of(504) : reply;
    }

    Reply read(Reply reply) {
        if (reply.status() != 200 && reply.status() != 207) {
            return reply;
        }
        Reply read = reply.status() == 207 ? disfigured(reply) : reply;
        if (faults.strikes(ICloudFault.ANSWER_TRICKLES)) {
            read = read.trickled(faults.slowness());
        }
        return !read.body().isEmpty() && faults.strikes(ICloudFault.ANSWER_CUT) ? read.cut() : read;
    }

    private Reply disfigured(Reply reply) {
        String body = reply.body();
        if (faults.strikes(ICloudFault.XML_GARBAGE)) {
            body = "upstream connect error & <<reset>> " + body.length();
        }
        if (faults.strikes(ICloudFault.XML_DTD)) {
            String type = "<!DOCTYPE multistatus [<!ENTITY home SYSTEM \"file:///etc/hostname\">]>";
            body = body.replaceFirst("\n", type).replaceFirst("<href xmlns=\"DAV:\">", "$0&home;");
        }
        if (faults.strikes(ICloudFault.XML_OVERSIZED)) {
            body += " ".repeat(faults.oversize());
        }
        return body.equals(reply.body()) ? reply : Reply.of(207, Multistatus.TYPE, body);
    }
}
