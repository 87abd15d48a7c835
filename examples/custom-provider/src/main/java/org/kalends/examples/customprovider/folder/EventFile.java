package org.kalends.examples.customprovider.folder;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Version;
import org.kalends.api.provider.ProviderException;

/** One file with an event or a series. Its name is the key, and the hash of its bytes the version. */
final class EventFile {

    private final EventKey key;
    private final byte[] content;
    private final Instant modifiedAt;
    private final Version version;

    EventFile(String name, byte[] content, Instant modifiedAt) {
        this.key = new EventKey(name);
        this.content = content;
        this.modifiedAt = modifiedAt;
        this.version = new Version(hash(content));
    }

    EventKey key() {
        return key;
    }

    Version version() {
        return version;
    }

    /** Returns what the file says, to be changed by the caller at will. Fails with PERMANENT when it is not JSON. */
    ObjectNode json() {
        return JsonTables.parse(content);
    }

    /** Returns the mark of a copy, also of one that says nothing else that can be read; empty when the file is not JSON. */
    Optional<OriginMark> mark() {
        return word("origin").flatMap(OriginMark::parse);
    }

    /** Returns the UID, also of an event that says nothing else that can be read; empty when the file is not JSON. */
    Optional<String> uid() {
        return word("uid");
    }

    private Optional<String> word(String name) {
        try {
            return JsonTables.text(json(), name);
        } catch (ProviderException e) {
            return Optional.empty();
        }
    }

    /** Returns the event or the series. Fails with PERMANENT when it cannot be read. */
    RemoteEvent event() {
        ObjectNode json = json();
        return new RemoteEvent(
                key,
                version,
                Optional.empty(),
                Optional.empty(),
                JsonTables.text(json, "origin").flatMap(OriginMark::parse),
                Optional.of(modifiedAt),
                JsonReader.event(json));
    }

    /** Returns the SHA-256 of some bytes in hexadecimal digits. */
    static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
