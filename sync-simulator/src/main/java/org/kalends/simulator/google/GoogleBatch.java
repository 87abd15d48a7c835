package org.kalends.simulator.google;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kalends.simulator.Reply;
import org.kalends.simulator.Request;

/** Many calls in one request, as parts of a multipart body (RFC 2046). */
final class GoogleBatch {

    private static final int MOST = 1000;

    private static final Pattern BOUNDARY =
            Pattern.compile("multipart/mixed;.*boundary=\"?([^\";]+)\"?.*", Pattern.CASE_INSENSITIVE);

    private final World world;

    private final List<BatchPart> parts;

    private final Function<Request, Reply> service;

    GoogleBatch(Request request, World world, Function<Request, Reply> service) {
        this.world = world;
        this.parts = parts(request);
        this.service = service;
    }

    private static List<BatchPart> parts(Request request) {
        if (!request.method().equals("POST")) {
            throw new Outage(Outage.page(404));
        }
        Matcher type = BOUNDARY.matcher(request.header("content-type").orElse(""));
        if (!type.matches()) {
            throw GoogleError.badRequest("Failed to parse batch request: a multipart/mixed body is expected.");
        }
        List<BatchPart> parts = BatchPart.all(request.body(), type.group(1), request.header("authorization"));
        if (parts.isEmpty() || parts.size() > MOST) {
            throw GoogleError.badRequest("A batch has from 1 to " + MOST + " parts.");
        }
        return parts;
    }

    /** Returns whether any part may change something. */
    boolean writes() {
        return parts.stream()
                .flatMap(part -> part.request().stream())
                .anyMatch(call -> !call.method().equals("GET"));
    }

    Reply answer() {
        List<BatchPart> order = new ArrayList<>(parts);
        if (world.faults().strikes(GoogleFault.BATCH_REORDERED)) {
            Collections.reverse(order);
        }
        String boundary = "batch_simulated_boundary";
        StringBuilder body = new StringBuilder();
        for (BatchPart part : order) {
            Reply reply = answered(part);
            if (!world.faults().strikes(GoogleFault.BATCH_MISSING_ANSWER)) {
                body.append("--").append(boundary).append("\r\n").append(part.answered(reply));
            }
        }
        body.append("--").append(boundary).append("--\r\n");
        return Reply.of(200, "multipart/mixed; boundary=" + boundary, body.toString());
    }

    private Reply answered(BatchPart part) {
        Optional<Request> call = part.request();
        if (call.isEmpty() || call.get().path().endsWith("/watch")) {
            return GoogleError.badRequest("This request is not supported in a batch.")
                    .reply();
        }
        return service.apply(call.get());
    }
}
