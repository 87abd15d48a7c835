package org.kalends.provider.icloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.RequestBuilder;
import org.apache.http.entity.ContentType;
import org.apache.http.entity.StringEntity;
import org.apache.http.impl.NoConnectionReuseStrategy;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.util.EntityUtils;

/** Another client of a CalDAV server: plain requests, and an assertion error when one is refused. */
final class RawDav {

    private static final CloseableHttpClient HTTP = HttpClients.custom()
            .setConnectionReuseStrategy(NoConnectionReuseStrategy.INSTANCE)
            .setMaxConnPerRoute(20)
            .disableAutomaticRetries()
            .build();

    private final URI root;

    private final String authorization;

    RawDav(URI root, String user, String password) {
        this.root = root;
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** Makes a calendar for events. */
    void makeCalendar(String path, String name) {
        send(
                        "MKCALENDAR",
                        path,
                        "application/xml; charset=utf-8",
                        "<C:mkcalendar xmlns:D=\"DAV:\" xmlns:C=\"urn:ietf:params:xml:ns:caldav\"><D:set><D:prop>"
                                + "<D:displayname>" + name + "</D:displayname>"
                                + "</D:prop></D:set></C:mkcalendar>")
                .expect(201);
    }

    void put(String path, String text) {
        send("PUT", path, "text/calendar; charset=utf-8", text).expect(200, 201, 204);
    }

    Optional<String> get(String path) {
        Answer answer = send("GET", path, "", "");
        return answer.status() == 404 ? Optional.empty() : Optional.of(answer.expect(200));
    }

    void delete(String path) {
        send("DELETE", path, "", "").expect(200, 204, 404);
    }

    /** Returns the way to one calendar. */
    Hand in(String calendar) {
        return new Hand() {
            @Override
            public void put(String name, String text) {
                RawDav.this.put(calendar + name, text);
            }

            @Override
            public Optional<String> get(String name) {
                return RawDav.this.get(calendar + name);
            }

            @Override
            public void delete(String name) {
                RawDav.this.delete(calendar + name);
            }
        };
    }

    private Answer send(String method, String path, String type, String body) {
        RequestBuilder request =
                RequestBuilder.create(method).setUri(root.resolve(path)).setHeader("Authorization", authorization);
        if (!body.isEmpty()) {
            request.setEntity(new StringEntity(body, ContentType.parse(type)));
        }
        try (CloseableHttpResponse answer = HTTP.execute(request.build())) {
            String text =
                    answer.getEntity() == null ? "" : EntityUtils.toString(answer.getEntity(), StandardCharsets.UTF_8);
            return new Answer(method + " " + path, answer.getStatusLine().getStatusCode(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        }
    }

    private record Answer(String call, int status, String body) {
        String expect(int... wanted) {
            if (IntStream.of(wanted).noneMatch(one -> one == status)) {
                throw new AssertionError(call + ": " + status + "\n" + body);
            }
            return body;
        }
    }
}
