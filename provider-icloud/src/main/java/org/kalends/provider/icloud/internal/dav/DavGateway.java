package org.kalends.provider.icloud.internal.dav;

import com.github.caldav4j.methods.HttpCalDAVReportMethod;
import com.github.caldav4j.methods.HttpDeleteMethod;
import com.github.caldav4j.methods.HttpPropFindMethod;
import com.github.caldav4j.methods.HttpPutMethod;
import com.github.caldav4j.model.request.CalDAVReportRequest;
import com.github.caldav4j.model.request.CalendarRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.http.Header;
import org.apache.http.HttpHeaders;
import org.apache.http.HttpResponse;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.client.protocol.HttpClientContext;
import org.apache.http.entity.ContentType;
import org.apache.http.entity.StringEntity;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.jackrabbit.webdav.property.DavPropertyNameSet;
import org.kalends.api.auth.Credential.AppPassword;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;

/**
 * One remote call in, status and body out. Any status is an answer; only a call that was refused by the host rule, or has no
 * answer, is an exception.
 */
final class DavGateway {

    private static final ContentType CALENDAR = ContentType.create("text/calendar", StandardCharsets.UTF_8);

    private final CloseableHttpClient http;

    private final HostRule hosts;

    private final DavBodies bodies;

    private final DavSettings.Trace trace;

    private final Clock clock;

    DavGateway(CloseableHttpClient http, HostRule hosts, DavBodies bodies, DavSettings.Trace trace, Clock clock) {
        this.http = http;
        this.hosts = hosts;
        this.bodies = bodies;
        this.trace = trace;
        this.clock = clock;
    }

    /** RFC 4918 section 9.1. */
    DavAnswer propfind(AppPassword password, URI uri, int depth, DavPropertyNameSet properties) {
        return send(password, xml(() -> new HttpPropFindMethod(uri, properties, depth)));
    }

    /** RFC 3253 section 3.6. */
    DavAnswer report(AppPassword password, URI uri, int depth, CalDAVReportRequest report) {
        return send(password, xml(() -> new HttpCalDAVReportMethod(uri, report, depth)));
    }

    /** Reads one resource. */
    DavAnswer get(AppPassword password, URI uri) {
        HttpGet request = new HttpGet(uri);
        request.setHeader(HttpHeaders.ACCEPT, "text/calendar");
        return uncompressed(password, request);
    }

    /** Writes a resource where there is none yet. */
    DavAnswer create(AppPassword password, URI uri, String text) {
        CalendarRequest guard = new CalendarRequest();
        guard.setIfNoneMatch(true);
        guard.setAllEtags(true);
        return put(password, new HttpPutMethod(uri, guard, null), text);
    }

    /**
     * Replaces a resource.
     *
     * @param match the ETag that it must have, or {@code *} for any
     */
    DavAnswer replace(AppPassword password, URI uri, String match, String text) {
        HttpPutMethod request = new HttpPutMethod(uri, new CalendarRequest(), null);
        request.setHeader(HttpHeaders.IF_MATCH, match);
        return put(password, request, text);
    }

    /**
     * Deletes a resource.
     *
     * @param match the ETag that it must have, or {@code *} for any
     */
    DavAnswer delete(AppPassword password, URI uri, String match) {
        HttpDeleteMethod request = new HttpDeleteMethod(uri);
        request.setHeader(HttpHeaders.IF_MATCH, match);
        return uncompressed(password, request);
    }

    private DavAnswer put(AppPassword password, HttpPutMethod request, String text) {
        request.setEntity(new StringEntity(text, CALENDAR));
        return uncompressed(password, request);
    }

    /** Servers that compress put another ETag on the answer, one that guards nothing. */
    private DavAnswer uncompressed(AppPassword password, HttpUriRequest request) {
        request.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
        return send(password, request);
    }

    private DavAnswer send(AppPassword password, HttpUriRequest request) {
        if (!hosts.allows(request.getURI())) {
            throw new ProviderException(
                    FailureKind.PERMANENT, request.getMethod() + ": the host is not allowed, see allowedHosts");
        }
        HttpClientContext context = BasicSignIn.context(password);
        int status = 0;
        // Closing throws away what was not read, and the connection with it.
        try (CloseableHttpResponse response = http.execute(request, context)) {
            DavAnswer answer = answer(request, response, context);
            status = answer.status();
            return answer;
        } catch (IOException cut) {
            throw DavErrors.unanswered(request.getMethod(), cut);
        } finally {
            trace.requested(request.getMethod(), request.getURI().getRawPath(), status);
        }
    }

    private DavAnswer answer(HttpUriRequest request, HttpResponse response, HttpClientContext context)
            throws IOException {
        if (isPage(request, response)) {
            throw DavErrors.page(request.getMethod());
        }
        List<URI> hops = context.getRedirectLocations();
        Optional<DavAnswer.Content> content = bodies.read(response.getEntity());
        return new DavAnswer(
                request.getMethod(),
                response.getStatusLine().getStatusCode(),
                hops == null || hops.isEmpty() ? request.getURI() : hops.get(hops.size() - 1),
                header(response, HttpHeaders.ETAG),
                header(response, HttpHeaders.RETRY_AFTER).flatMap(text -> DavErrors.retryAfter(text, clock.instant())),
                DavBodies.charset(response.getEntity()),
                content.orElse(new DavAnswer.Content(new byte[0])),
                content.isEmpty());
    }

    /** A proxy on the way answers 200 with a page of its own: nothing was read, and nobody knows what was written. */
    private static boolean isPage(HttpUriRequest request, HttpResponse response) {
        return Set.of("GET", "PUT", "DELETE").contains(request.getMethod())
                && response.getStatusLine().getStatusCode() == 200
                && header(response, HttpHeaders.CONTENT_TYPE)
                        .filter(type -> type.toLowerCase(Locale.ROOT).startsWith("text/html"))
                        .isPresent();
    }

    private static Optional<String> header(HttpResponse response, String name) {
        Header header = response.getFirstHeader(name);
        return header == null || header.getValue().isBlank()
                ? Optional.empty()
                : Optional.of(header.getValue().strip());
    }

    private interface XmlRequest {
        HttpUriRequest build() throws IOException;
    }

    private static HttpUriRequest xml(XmlRequest request) {
        try {
            return request.build();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
