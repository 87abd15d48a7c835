package org.kalends.simulator.icloud;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;

/**
 * An element of an answer. Immutable.
 *
 * @param name its name
 * @param attributes its attributes, which have no namespace
 * @param children the elements inside
 * @param text the text inside, when there are no elements
 */
record Xml(QName name, Map<String, String> attributes, List<Xml> children, String text) {

    Xml {
        attributes = Map.copyOf(attributes);
        children = List.copyOf(children);
    }

    static Xml of(QName name, Xml... children) {
        return of(name, Arrays.asList(children));
    }

    static Xml of(QName name, List<Xml> children) {
        return new Xml(name, Map.of(), children, "");
    }

    static Xml text(QName name, String text) {
        return new Xml(name, Map.of(), List.of(), text);
    }

    static Xml href(String path) {
        return text(Names.HREF, path);
    }

    Xml with(String attribute, String value) {
        return new Xml(name, Map.of(attribute, value), children, text);
    }

    /** Writes a document as the service does: every element declares its namespace as the default one. */
    String document() {
        StringBuilder out = begin();
        writeTo(out, Map.of());
        return out.toString();
    }

    /** Writes a document in which every namespace has a prefix, all declared at the root. */
    String documentWithPrefixes() {
        Map<String, String> prefixes = new LinkedHashMap<>();
        collect(prefixes);
        StringBuilder out = begin();
        writeTo(out, prefixes);
        StringBuilder declarations = new StringBuilder();
        prefixes.forEach((namespace, prefix) -> declarations
                .append(" xmlns:")
                .append(prefix)
                .append("=\"")
                .append(namespace)
                .append('"'));
        String root = "<" + prefixes.get(name.getNamespaceURI()) + ":" + name.getLocalPart();
        return out.insert(out.indexOf(root) + root.length(), declarations).toString();
    }

    private static StringBuilder begin() {
        return new StringBuilder("<?xml version='1.0' encoding='UTF-8'?>\n");
    }

    private void collect(Map<String, String> prefixes) {
        prefixes.computeIfAbsent(name.getNamespaceURI(), namespace -> "q" + (7 - prefixes.size()));
        children.forEach(child -> child.collect(prefixes));
    }

    private void writeTo(StringBuilder out, Map<String, String> prefixes) {
        String prefix = prefixes.get(name.getNamespaceURI());
        String tag = prefix == null ? name.getLocalPart() : prefix + ":" + name.getLocalPart();
        out.append('<').append(tag);
        if (prefix == null) {
            out.append(" xmlns=\"").append(name.getNamespaceURI()).append('"');
        }
        attributes.forEach((key, value) ->
                out.append(' ').append(key).append("=\"").append(escaped(value)).append('"'));
        if (children.isEmpty() && text.isEmpty()) {
            out.append("/>");
            return;
        }
        out.append('>').append(escaped(text));
        children.forEach(child -> child.writeTo(out, prefixes));
        out.append("</").append(tag).append('>');
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\t', '\n', '\r' -> out.append(c);
                default -> out.append(c < ' ' || c == '\uFFFE' || c == '\uFFFF' ? '?' : c);
            }
        }
        return out.toString();
    }
}
