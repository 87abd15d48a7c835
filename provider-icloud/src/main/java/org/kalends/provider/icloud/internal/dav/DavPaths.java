package org.kalends.provider.icloud.internal.dav;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Percent-decoded paths: what a calendar or an event is known by. The host is never part of it, iCloud moves accounts between
 * hosts. An href is taken apart by hand, since servers send some that are no URI.
 */
final class DavPaths {

    private static final Pattern ABSOLUTE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://[^/]*(/.*)?");

    /** What a path may hold as it is (RFC 3986 section 3.3); iCloud refuses {@code %40}. */
    private static final String PLAIN =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/";

    private DavPaths() {}

    /** Returns the decoded path of an href that was found in the answer of a folder. */
    static String of(String folder, String href) {
        Matcher absolute = ABSOLUTE.matcher(href);
        if (absolute.matches()) {
            String path = absolute.group(1);
            return path == null ? "/" : decode(path);
        }
        return href.startsWith("/") ? decode(href) : folder + decode(href);
    }

    /** Returns the name of a resource that lies directly in a folder; empty for everything else, the folder itself included. */
    static Optional<String> child(String folder, String path) {
        if (!path.startsWith(folder) || path.length() == folder.length()) {
            return Optional.empty();
        }
        String name = path.substring(folder.length());
        return name.indexOf('/') >= 0 || name.equals(".") || name.equals("..") ? Optional.empty() : Optional.of(name);
    }

    /** Returns a decoded path with a slash at its end. */
    static String folder(String path) {
        return path.endsWith("/") ? path : path + "/";
    }

    /** Decodes percent-encoded UTF-8; what is no such code stays as it is. */
    static String decode(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            int high = bytes[i] == '%' && i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(bytes[i + 2], 16) : -1;
            if (low >= 0) {
                out.write(high * 16 + low);
                i += 2;
            } else {
                out.write(bytes[i]);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Encodes a decoded path for a request. */
    static String encode(String path) {
        StringBuilder out = new StringBuilder();
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            if (b > 0 && PLAIN.indexOf(b) >= 0) {
                out.append((char) b);
            } else {
                out.append('%').append(String.format("%02X", b & 0xff));
            }
        }
        return out.toString();
    }

    /** Returns the address of a decoded path on a server. */
    static URI at(URI server, String path) {
        return URI.create(server.getScheme() + "://" + server.getRawAuthority() + encode(path));
    }
}
