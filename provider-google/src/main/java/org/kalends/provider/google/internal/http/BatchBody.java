package org.kalends.provider.google.internal.http;

import java.nio.charset.StandardCharsets;

/** Requests as the parts of one body (RFC 2046 section 5.1), each with the number that its answer will carry. */
final class BatchBody {

    private static final String BOUNDARY = "kalends_batch";

    private static final String LINE = "\r\n";

    private final StringBuilder text = new StringBuilder();

    void add(int number, GoogleRequest request) {
        text.append("--").append(BOUNDARY).append(LINE);
        text.append("Content-Type: application/http").append(LINE);
        text.append("Content-ID: <")
                .append(BatchAnswer.ID)
                .append(number)
                .append('>')
                .append(LINE);
        text.append(LINE);
        text.append(request.method())
                .append(' ')
                .append(request.target())
                .append(" HTTP/1.1")
                .append(LINE);
        request.ifMatch()
                .ifPresent(etag -> text.append("If-Match: ").append(etag).append(LINE));
        request.body()
                .ifPresent(body -> text.append("Content-Type: application/json; charset=UTF-8")
                        .append(LINE)
                        .append("Content-Length: ")
                        .append(body.getBytes(StandardCharsets.UTF_8).length)
                        .append(LINE));
        text.append(LINE);
        request.body().ifPresent(text::append);
        text.append(LINE);
    }

    String text() {
        return text + "--" + BOUNDARY + "--" + LINE;
    }

    String type() {
        return "multipart/mixed; boundary=" + BOUNDARY;
    }
}
