package org.kalends.provider.icloud.internal.dav;

import com.github.caldav4j.model.request.CalDAVReportRequest;
import com.github.caldav4j.model.request.Prop;
import com.github.caldav4j.model.request.PropProperty;
import com.github.caldav4j.xml.OutputsDOMBase;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.jackrabbit.webdav.xml.Namespace;
import org.apache.jackrabbit.webdav.xml.XmlSerializable;
import org.jspecify.annotations.Nullable;

/** What changed since a token, ETags only (RFC 6578 section 3.2). The token is opaque; an empty one asks for everything. */
final class SyncCollection extends OutputsDOMBase implements CalDAVReportRequest {

    private final String token;

    private final Prop<?> properties = new Prop<>();

    SyncCollection(String token) {
        this.token = token;
        properties.addChildren(DavXml.names(DavXml.ETAG));
    }

    @Override
    protected String getElementName() {
        return "sync-collection";
    }

    @Override
    protected Namespace getNamespace() {
        return DavXml.DAV;
    }

    @Override
    protected Map<String, String> getAttributes() {
        return Map.of();
    }

    /** Returns no text: an empty one would take the place of the children. */
    @Override
    protected @Nullable String getTextContent() {
        return null;
    }

    @Override
    protected Collection<? extends XmlSerializable> getChildren() {
        return List.of(
                new PropProperty<>("sync-token", token, DavXml.DAV),
                new PropProperty<>("sync-level", "1", DavXml.DAV),
                properties);
    }
}
