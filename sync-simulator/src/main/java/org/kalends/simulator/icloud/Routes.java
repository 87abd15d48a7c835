package org.kalends.simulator.icloud;

import org.kalends.simulator.Reply;

/** Which method does what. Guarded by its {@link World}. */
final class Routes {

    private static final String CLASSES =
            "1, access-control, calendar-access, calendar-schedule, calendar-auto-schedule, sync-collection";

    private static final String ALLOWED = "OPTIONS, GET, HEAD, PUT, DELETE, PROPFIND, REPORT";

    private final World world;

    Routes(World world) {
        this.world = world;
    }

    Reply answer(DavCall call) {
        return switch (call.method()) {
            case "OPTIONS" -> options(call);
            case "PROPFIND" -> Propfind.answer(world, call);
            case "REPORT" -> Reports.answer(world, call);
            case "GET" -> get(call);
            case "HEAD" -> headersOf(get(call));
            case "PUT" -> new ObjectWrites(world, call, resource(call)).put();
            case "DELETE" -> new ObjectWrites(world, call, resource(call)).delete();
            default -> throw DavError.methodNotAllowed(ALLOWED);
        };
    }

    /** Collections are made and deleted by their owner's hand only. */
    private static Target.Resource resource(DavCall call) {
        return call.resource(DavError.methodNotAllowed("OPTIONS, PROPFIND, REPORT"));
    }

    private static Reply options(DavCall call) {
        if (call.target() instanceof Target.Resource) {
            throw DavError.badRequest();
        }
        return Reply.of(200).with("DAV", CLASSES).with("Allow", ALLOWED);
    }

    private Reply get(DavCall call) {
        Target.Resource resource = resource(call);
        boolean encodedSign =
                resource.name().contains("@") && !call.request().path().contains("@");
        if (encodedSign && world.faults().strikes(ICloudFault.AT_SIGN_REFUSED)) {
            throw DavError.notFound();
        }
        StoredObject object = resource.calendar().store().find(resource.name()).orElseThrow(DavError::notFound);
        if (Guard.unchanged(call.request(), object)) {
            return Reply.of(304).with("ETag", object.etag());
        }
        String text = world.texts().read(resource.calendar(), object);
        return Reply.of(200, "text/calendar;charset=utf-8", text).with("ETag", object.etag());
    }

    private static Reply headersOf(Reply reply) {
        return new Reply(reply.status(), reply.headers(), "", reply.breakage(), reply.trickle());
    }
}
