package org.kalends.provider.icloud.internal.dav;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jackrabbit.webdav.property.DavPropertyName;
import org.apache.jackrabbit.webdav.xml.DomUtil;
import org.apache.jackrabbit.webdav.xml.ElementIterator;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * A multistatus answer (RFC 4918 section 13), walked by hand: jackrabbit's own reader loses rows and properties of what servers
 * really send.
 *
 * @param rows one for each href
 * @param syncToken where the changes end (RFC 6578 section 6.4)
 */
record Multistatus(List<Row> rows, Optional<String> syncToken) {

    /**
     * One resource of the answer.
     *
     * @param href as received; may be empty
     * @param status of the response, else 200 when there are properties, else 0
     * @param properties those with a successful status only
     * @param condition why the resource was refused
     */
    record Row(String href, int status, Map<DavPropertyName, Element> properties, DavCondition condition) {

        boolean success() {
            return status / 100 == 2;
        }

        boolean gone() {
            return status == 404 || status == 410;
        }

        Optional<Element> property(DavPropertyName name) {
            return Optional.ofNullable(properties.get(name));
        }

        /** Returns the text of a property, without blanks around it. */
        Optional<String> text(DavPropertyName name) {
            return property(name).flatMap(DavXml::text);
        }

        /** Returns the text of a property as it is. */
        Optional<String> rawText(DavPropertyName name) {
            return property(name)
                    .flatMap(element -> Optional.ofNullable(DomUtil.getText(element)))
                    .filter(text -> !text.isBlank());
        }
    }

    /**
     * Reads an answer with status 207.
     *
     * @param what for the message
     * @throws ProviderException RETRYABLE when it is none: cut off, a page of html, hostile
     */
    static Multistatus of(DavAnswer answer, String what) {
        DavErrors.expect(answer, 207, what);
        if (answer.oversized()) {
            throw new ProviderException(FailureKind.PERMANENT, what + ": the answer is longer than maxBody");
        }
        return read(answer).orElseThrow(() -> new ProviderException(FailureKind.RETRYABLE, what + ": no multistatus"));
    }

    /** Reads an answer; empty when it is no multistatus. */
    static Optional<Multistatus> read(DavAnswer answer) {
        return DavXml.parse(answer)
                .map(Document::getDocumentElement)
                .filter(root -> DomUtil.matches(root, "multistatus", DavXml.DAV))
                .map(Multistatus::of);
    }

    private static Multistatus of(Element root) {
        List<Row> rows = new ArrayList<>();
        for (ElementIterator it = DomUtil.getChildren(root, "response", DavXml.DAV); it.hasNext(); ) {
            addRows(it.nextElement(), rows);
        }
        Element token = DomUtil.getChildElement(root, "sync-token", DavXml.DAV);
        return new Multistatus(rows, token == null ? Optional.empty() : DavXml.text(token));
    }

    private static void addRows(Element response, List<Row> rows) {
        int own = code(response);
        boolean any = false;
        Map<DavPropertyName, Element> properties = new LinkedHashMap<>();
        for (ElementIterator it = DomUtil.getChildren(response, "propstat", DavXml.DAV); it.hasNext(); ) {
            Element propstat = it.nextElement();
            any = true;
            int code = code(propstat);
            Element prop = DomUtil.getChildElement(propstat, "prop", DavXml.DAV);
            if (prop != null && (code == 0 || code / 100 == 2)) {
                for (ElementIterator found = DomUtil.getChildren(prop); found.hasNext(); ) {
                    Element property = found.nextElement();
                    properties.put(DavPropertyName.createFromXml(property), property);
                }
            }
        }
        Element error = DomUtil.getChildElement(response, "error", DavXml.DAV);
        DavCondition condition = error == null ? DavCondition.NONE : DavCondition.of(error);
        for (ElementIterator it = DomUtil.getChildren(response, "href", DavXml.DAV); it.hasNext(); ) {
            String href = DomUtil.getTextTrim(it.nextElement());
            rows.add(new Row(href == null ? "" : href, own != 0 ? own : any ? 200 : 0, properties, condition));
        }
    }

    /** Returns the code of the status below an element; 0 when there is none that can be used. */
    private static int code(Element parent) {
        String text = DomUtil.getChildTextTrim(parent, "status", DavXml.DAV);
        String[] words = text == null ? new String[0] : text.split("\\s+");
        return words.length > 1 && words[1].matches("[0-9]{3}") ? Integer.parseInt(words[1]) : 0;
    }
}
