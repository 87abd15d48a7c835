package org.kalends.provider.icloud.internal.dav;

import java.util.Set;
import java.util.TreeSet;
import org.apache.jackrabbit.webdav.xml.DomUtil;
import org.apache.jackrabbit.webdav.xml.ElementIterator;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The preconditions that a server names in the body of a refusal (RFC 4918 section 16).
 *
 * @param present whether there is a {@code DAV:error} at all
 * @param names local names of its children
 */
record DavCondition(boolean present, Set<String> names) {

    static final DavCondition NONE = new DavCondition(false, Set.of());

    /** Reads them, and finds none where there is no xml. */
    static DavCondition of(DavAnswer answer) {
        return DavXml.parse(answer)
                .map(Document::getDocumentElement)
                .filter(root -> DomUtil.matches(root, "error", DavXml.DAV))
                .map(DavCondition::of)
                .orElse(NONE);
    }

    /** Reads them off a {@code DAV:error} element. */
    static DavCondition of(Element error) {
        Set<String> names = new TreeSet<>();
        for (ElementIterator children = DomUtil.getChildren(error); children.hasNext(); ) {
            names.add(children.nextElement().getLocalName());
        }
        return new DavCondition(true, names);
    }

    boolean has(String name) {
        return names.contains(name);
    }

    /** Returns whether another resource has the UID (RFC 4791 section 5.3.2.1, RFC 6638 section 3.2.4.1). */
    boolean uidIsTaken() {
        return has("no-uid-conflict") || has("unique-scheduling-object-resource");
    }

    /** Returns the names for the end of a message. */
    String suffix() {
        return names.isEmpty() ? "" : " " + String.join(" ", names);
    }
}
