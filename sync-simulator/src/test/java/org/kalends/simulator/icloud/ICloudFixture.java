package org.kalends.simulator.icloud;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.kalends.simulator.MovingClock;
import org.kalends.simulator.SimulatorServer;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** An entry, a partition, one account, and a plain http client. */
final class ICloudFixture implements AutoCloseable {

    static final String XML = "application/xml; charset=utf-8";

    static final String ICS = "text/calendar; charset=utf-8";

    /** What came back. */
    record Answer(int status, String body, HttpResponse<String> response) {

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** Returns the text of the only element of a name. */
        String text(String name) {
            NodeList found = dom(body).getElementsByTagNameNS("*", name);
            if (found.getLength() != 1) {
                throw new AssertionError(found.getLength() + " elements " + name + " in " + body);
            }
            return found.item(0).getTextContent();
        }

        boolean names(String element) {
            return dom(body).getElementsByTagNameNS("*", element).getLength() > 0;
        }

        Map<String, Row> rows() {
            Map<String, Row> rows = new LinkedHashMap<>();
            for (Element response : children(dom(body), "response")) {
                Row row = Row.of(response);
                rows.put(row.href(), row);
            }
            return rows;
        }

        Row row(String href) {
            return Optional.ofNullable(rows().get(href))
                    .orElseThrow(() -> new AssertionError("no row " + href + " in " + rows().keySet()));
        }
    }

    /** One row of a multistatus: its own status, and its properties by the status that they came with. */
    record Row(String href, String status, Map<String, Element> found, List<String> missing) {

        private static Row of(Element response) {
            Map<String, Element> found = new LinkedHashMap<>();
            List<String> missing = new ArrayList<>();
            for (Element propstat : children(response, "propstat")) {
                boolean good = child(propstat, "status").getTextContent().contains(" 200 ");
                NodeList properties = child(propstat, "prop").getChildNodes();
                for (int i = 0; i < properties.getLength(); i++) {
                    Element property = (Element) properties.item(i);
                    if (good) {
                        found.put(property.getLocalName(), property);
                    } else {
                        missing.add(property.getLocalName());
                    }
                }
            }
            List<Element> status = children(response, "status");
            return new Row(
                    child(response, "href").getTextContent(),
                    status.isEmpty() ? "" : status.get(0).getTextContent(),
                    found,
                    missing);
        }

        String text(String property) {
            return Optional.ofNullable(found.get(property))
                    .map(Element::getTextContent)
                    .orElseThrow(() -> new AssertionError("no " + property + " in " + found.keySet()));
        }

        boolean mentions(String property, String element) {
            Element value = Optional.ofNullable(found.get(property)).orElseThrow();
            return value.getElementsByTagNameNS("*", element).getLength() > 0;
        }
    }

    final SimulatorServer entry = SimulatorServer.start();

    final SimulatorServer partition = SimulatorServer.start();

    final MovingClock clock = new MovingClock(Instant.parse("2026-03-01T12:00:00Z"));

    final ICloudSimulator icloud = ICloudSimulator.on(entry, partition, clock);

    final ICloudAccount account = icloud.account("ann@example.com");

    final ICloudCalendar calendar = account.calendar();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Returns an event in Berlin, an hour from ten. */
    static String event(String uid, String summary, String date, String... lines) {
        return calendar("""
                BEGIN:VEVENT
                UID:%s
                DTSTAMP:20260301T120000Z
                DTSTART;TZID=Europe/Berlin:%sT100000
                DTEND;TZID=Europe/Berlin:%sT110000
                SUMMARY:%s
                """.formatted(uid, date, date, summary)
                + String.join(
                        "", List.of(lines).stream().map(line -> line + "\n").toList()) + "END:VEVENT\n");
    }

    static String event(String uid, String summary) {
        return event(uid, summary, "20260302");
    }

    static String calendar(String parts) {
        return ("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Test//EN\n" + parts + "END:VCALENDAR\n").replace("\n", "\r\n");
    }

    static String prop(String... names) {
        StringBuilder all = new StringBuilder("<D:prop xmlns:D=\"DAV:\" xmlns:C=\"urn:ietf:params:xml:ns:caldav\""
                + " xmlns:S=\"http://calendarserver.org/ns/\" xmlns:A=\"http://apple.com/ns/ical/\">");
        for (String name : names) {
            all.append('<').append(name).append("/>");
        }
        return all.append("</D:prop>").toString();
    }

    Answer propfind(String path, int depth, String... names) {
        String body = "<D:propfind xmlns:D=\"DAV:\">" + prop(names) + "</D:propfind>";
        return send("PROPFIND", path, body, "Depth", String.valueOf(depth), "Content-Type", XML);
    }

    Answer report(String body, String... headers) {
        List<String> all = new ArrayList<>(List.of("Content-Type", XML));
        all.addAll(List.of(headers));
        return send("REPORT", calendar.path(), body, all.toArray(String[]::new));
    }

    Answer query(String filter, String... names) {
        return report(
                "<C:calendar-query xmlns:C=\"urn:ietf:params:xml:ns:caldav\">" + prop(names) + "<C:filter>" + filter
                        + "</C:filter></C:calendar-query>",
                "Depth",
                "1");
    }

    /** Asks for all events, or for those in a time range. */
    Answer events(String range) {
        return query(
                "<C:comp-filter name=\"VCALENDAR\"><C:comp-filter name=\"VEVENT\">" + range
                        + "</C:comp-filter></C:comp-filter>",
                "D:getetag");
    }

    Answer multiget(String... hrefs) {
        StringBuilder body = new StringBuilder("<C:calendar-multiget xmlns:C=\"urn:ietf:params:xml:ns:caldav\">"
                + prop("D:getetag", "C:calendar-data"));
        for (String href : hrefs) {
            body.append("<D:href xmlns:D=\"DAV:\">").append(href).append("</D:href>");
        }
        return report(body + "</C:calendar-multiget>");
    }

    Answer sync(String token, String more) {
        return report(
                "<D:sync-collection xmlns:D=\"DAV:\"><D:sync-token>" + token
                        + "</D:sync-token><D:sync-level>1</D:sync-level>" + more + prop("D:getetag")
                        + "</D:sync-collection>",
                "Depth",
                "0");
    }

    Answer sync(String token) {
        return sync(token, "");
    }

    /** Returns what a sync answer tells of resources, without the row of the calendar. */
    List<String> told(Answer sync) {
        return sync.rows().values().stream()
                .filter(row -> !row.href().equals(calendar.path()))
                .map(row -> row.href().substring(calendar.path().length())
                        + (row.status().isEmpty()
                                ? ""
                                : row.status().substring("HTTP/1.1".length(), "HTTP/1.1 404".length())))
                .toList();
    }

    Answer put(String name, String ics, String... headers) {
        List<String> all = new ArrayList<>(List.of("Content-Type", ICS));
        all.addAll(List.of(headers));
        return send("PUT", calendar.path() + name, ics, all.toArray(String[]::new));
    }

    Answer get(String name, String... headers) {
        return send("GET", calendar.path() + name, "", headers);
    }

    Answer delete(String name, String... headers) {
        return send("DELETE", calendar.path() + name, "", headers);
    }

    Answer send(String method, String path, String body, String... headers) {
        return sendAs(partition.url() + path, account.appleId(), account.appPassword(), method, body, headers);
    }

    Answer atEntry(String method, String path, String body, String... headers) {
        return sendAs(entry.url() + path, account.appleId(), account.appPassword(), method, body, headers);
    }

    Answer sendAs(String url, String user, String password, String method, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!user.isEmpty()) {
            byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Element dom(String text) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(text)))
                    .getDocumentElement();
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new AssertionError("no XML: " + text, e);
        }
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getLocalName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }

    private static Element child(Element parent, String name) {
        return children(parent, name).get(0);
    }

    @Override
    public void close() {
        entry.close();
        partition.close();
    }
}
