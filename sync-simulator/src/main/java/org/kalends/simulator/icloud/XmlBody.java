package org.kalends.simulator.icloud;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.kalends.simulator.Request;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** The XML that a request carries. Document types, and so entities of any kind, are refused (RFC 4918 section 9.1). */
final class XmlBody {

    private XmlBody() {}

    static Element of(Request request) {
        String type = request.header("content-type").orElse("").toLowerCase(Locale.ROOT);
        if (!type.matches("(application|text)/xml( *;.*)?")) {
            throw DavError.of(415);
        }
        if (request.body().contains("<!DOCTYPE")) {
            throw DavError.forbidden(Names.dav("no-external-entities"));
        }
        try {
            DocumentBuilder reader = factory().newDocumentBuilder();
            reader.setErrorHandler(new Refusing());
            return reader.parse(new InputSource(new StringReader(request.body())))
                    .getDocumentElement();
        } catch (SAXException e) {
            throw DavError.badRequest();
        } catch (IOException | ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DocumentBuilderFactory factory() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory;
    }

    static QName name(Element element) {
        String namespace = element.getNamespaceURI();
        return new QName(namespace == null ? "" : namespace, element.getLocalName());
    }

    static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element) {
                children.add((Element) node);
            }
        }
        return children;
    }

    static List<Element> children(Element element, QName wanted) {
        return children(element).stream()
                .filter(child -> name(child).equals(wanted))
                .toList();
    }

    static Optional<Element> child(Element element, QName wanted) {
        return children(element, wanted).stream().findFirst();
    }

    /** Returns a child that may not be missing. */
    static Element require(Element element, QName wanted) {
        return child(element, wanted).orElseThrow(DavError::badRequest);
    }

    private static final class Refusing implements ErrorHandler {

        @Override
        public void warning(SAXParseException problem) {
            // Nothing that makes a request unclear.
        }

        @Override
        public void error(SAXParseException problem) throws SAXException {
            throw problem;
        }

        @Override
        public void fatalError(SAXParseException problem) throws SAXException {
            throw problem;
        }
    }
}
