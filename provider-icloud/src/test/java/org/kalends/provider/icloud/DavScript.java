package org.kalends.provider.icloud;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.Stream;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.Window;
import org.kalends.api.provider.ChangePage;
import org.kalends.api.provider.Cursor;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.provider.RecurrenceView;

/** A server that says what it is told to say, line by line, and a provider that talks to it. */
final class DavScript implements AutoCloseable {

    static final String HOME = "/123/calendars/";

    static final String CALENDAR = HOME + "work/";

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);

    static final Window WINDOW = new Window(
            Instant.parse("2026-08-24T00:00:00Z"), Instant.parse("2027-11-24T00:00:00Z"), ZoneId.of("Europe/Berlin"));

    /** Servers that no test uses at the moment; starting one takes longer than most tests. */
    private static final Deque<WireMockServer> IDLE = new ConcurrentLinkedDeque<>();

    final WireMockServer server;

    final List<String> requests = Collections.synchronizedList(new ArrayList<>());

    private final List<ICloudProvider> providers = new ArrayList<>();

    DavScript() {
        WireMockServer idle = IDLE.poll();
        server = idle == null ? new WireMockServer(options().dynamicPort()) : idle;
        if (!server.isRunning()) {
            server.start();
        }
        propfind("/", "<current-user-principal><href>/123/principal/</href></current-user-principal>");
        propfind("/123/principal/", home(HOME));
    }

    static String home(String href) {
        return "<calendar-home-set xmlns=\"urn:ietf:params:xml:ns:caldav\"><href xmlns=\"DAV:\">" + href
                + "</href></calendar-home-set>";
    }

    URI url() {
        return URI.create(server.baseUrl() + "/");
    }

    String address() {
        return "localhost:" + server.port();
    }

    ICloudConfig.Builder config() {
        return ICloudConfig.server(url()).toBuilder()
                .answerTimeout(Duration.ofSeconds(5))
                .listener((method, path, status) -> requests.add(method + " " + path + " " + status));
    }

    ICloudProvider provider() {
        return provider(config().build());
    }

    ICloudProvider provider(ICloudConfig config) {
        ICloudProvider provider = new ICloudProvider(config, FixedTokens.of("me@example.org", "aaaa-bbbb"), CLOCK);
        providers.add(provider);
        return provider;
    }

    /** Returns a provider that has found its home already, with no requests on record. */
    ICloudProvider settled() {
        ICloudProvider provider = provider();
        propfind(HOME, "");
        provider.calendars(FixedTokens.ACCOUNT);
        requests.clear();
        server.resetRequests();
        return provider;
    }

    static CalendarRef calendar() {
        return new CalendarRef(ICloudProvider.ID, FixedTokens.ACCOUNT, CALENDAR);
    }

    static ChangePage read(ICloudProvider provider, Optional<Cursor> cursor) {
        return provider.changes(calendar(), WINDOW, RecurrenceView.OCCURRENCES, cursor);
    }

    /** Lets a PROPFIND of one path answer with one row of properties. */
    void propfind(String path, String properties) {
        on("PROPFIND", path, multistatus(row(path, "<propstat><prop>" + properties + "</prop>" + OK + "</propstat>")));
    }

    /** Lets sync-collection with a token answer. */
    void sync(String token, ResponseDefinitionBuilder answer) {
        String sent = token.isEmpty() ? "sync-token/>" : ">" + xml(token) + "</D:sync-token>";
        server.stubFor(request("REPORT", urlEqualTo(CALENDAR))
                .withRequestBody(containing("sync-collection"))
                .withRequestBody(containing(sent))
                .willReturn(answer));
    }

    /** Lets each multiget answer the same. */
    void multiget(ResponseDefinitionBuilder answer) {
        server.stubFor(report("calendar-multiget").willReturn(answer));
    }

    static MappingBuilder report(String name) {
        return request("REPORT", urlEqualTo(CALENDAR)).withRequestBody(containing(name));
    }

    void on(String method, String path, ResponseDefinitionBuilder answer) {
        server.stubFor(request(method, urlEqualTo(path)).willReturn(answer));
    }

    /** Lets GET of a resource of the calendar answer with a text. */
    void resource(String name, String etag, String text) {
        on(
                "GET",
                CALENDAR + name,
                aResponse().withStatus(200).withHeader("ETag", etag).withBody(text));
    }

    List<LoggedRequest> received() {
        List<LoggedRequest> received = new ArrayList<>(
                server.getAllServeEvents().stream().map(ServeEvent::getRequest).toList());
        Collections.reverse(received);
        return received;
    }

    LoggedRequest last(String method) {
        return received().stream()
                .filter(one -> one.getMethod().value().equals(method))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    @Override
    public void close() {
        providers.forEach(ICloudProvider::close);
        server.resetAll();
        IDLE.push(server);
    }

    static final String OK = "<status>HTTP/1.1 200 OK</status>";

    static ResponseDefinitionBuilder multistatus(String... parts) {
        return aResponse()
                .withStatus(207)
                .withHeader("Content-Type", "application/xml; charset=utf-8")
                .withBody("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<multistatus xmlns=\"DAV:\">"
                        + String.join("", parts) + "</multistatus>");
    }

    static String row(String href, String rest) {
        return "<response><href>" + href + "</href>" + rest + "</response>";
    }

    static String etag(String name, String etag) {
        return row(CALENDAR + name, "<propstat><prop><getetag>" + etag + "</getetag></prop>" + OK + "</propstat>");
    }

    static String data(String name, String etag, String text) {
        return row(
                CALENDAR + name,
                "<propstat><prop><getetag>" + etag + "</getetag>"
                        + "<calendar-data xmlns=\"urn:ietf:params:xml:ns:caldav\">" + xml(text) + "</calendar-data>"
                        + "</prop>" + OK + "</propstat>");
    }

    static String status(String name, int code) {
        return row(CALENDAR + name, "<status>HTTP/1.1 " + code + " Word</status>");
    }

    static String token(String token) {
        return "<sync-token>" + xml(token) + "</sync-token>";
    }

    static ResponseDefinitionBuilder error(int status, String... conditions) {
        String names = Stream.of(conditions).map(name -> "<" + name + "/>").reduce("", String::concat);
        return aResponse().withStatus(status).withBody("<error xmlns=\"DAV:\">" + names + "</error>");
    }

    static String xml(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Returns the text of one event of an hour. */
    static String event(String uid, String title, String... lines) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Other//EN\r\n" + vevent(uid, title, lines)
                + "END:VCALENDAR\r\n";
    }

    static String vevent(String uid, String title, String... lines) {
        return "BEGIN:VEVENT\r\nUID:" + uid + "\r\nDTSTAMP:20261101T000000Z\r\nDTSTART:20261201T090000Z\r\n"
                + "DTEND:20261201T100000Z\r\nSUMMARY:" + title + "\r\n"
                + Stream.of(lines).map(line -> line + "\r\n").reduce("", String::concat)
                + "END:VEVENT\r\n";
    }

    /** Returns why a call failed. */
    static ProviderException failure(Runnable call) {
        try {
            call.run();
        } catch (ProviderException e) {
            return e;
        }
        throw new AssertionError("it did not fail");
    }

    static FailureKind kind(Runnable call) {
        return failure(call).kind();
    }
}
