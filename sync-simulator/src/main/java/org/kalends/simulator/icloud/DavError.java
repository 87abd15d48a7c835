package org.kalends.simulator.icloud;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.namespace.QName;
import org.kalends.simulator.Reply;

/** A refusal: a status, and mostly the precondition that was not met (RFC 4918 section 16). */
final class DavError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final QName ERROR = Names.dav("error");

    private final int status;

    private final transient Optional<Xml> body;

    private final transient Map<String, String> headers = new TreeMap<>();

    private DavError(int status, Optional<Xml> body) {
        super("refused " + status, null, false, false);
        this.status = status;
        this.body = body;
    }

    static DavError of(int status) {
        return new DavError(status, Optional.empty());
    }

    static DavError of(int status, QName condition) {
        return of(status, Xml.of(condition));
    }

    static DavError of(int status, Xml condition) {
        return new DavError(status, Optional.of(Xml.of(ERROR, condition)));
    }

    static DavError forbidden(QName condition) {
        return of(403, condition);
    }

    /** Returns a refusal whose body says that there is a condition, and not which. */
    static DavError emptyForbidden() {
        return new DavError(403, Optional.of(Xml.of(ERROR)));
    }

    static DavError badRequest() {
        return of(400);
    }

    static DavError notFound() {
        return of(404);
    }

    static DavError preconditionFailed() {
        return of(412);
    }

    static DavError methodNotAllowed(String allowed) {
        return of(405).with("Allow", allowed);
    }

    DavError with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    Reply reply() {
        Reply reply = body.map(xml -> Reply.of(status, Multistatus.TYPE, xml.document()))
                .orElseGet(() -> Reply.of(status));
        for (Map.Entry<String, String> header : headers.entrySet()) {
            reply = reply.with(header.getKey(), header.getValue());
        }
        return reply;
    }
}
