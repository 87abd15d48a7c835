package org.kalends.simulator.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** Bodies: stored as html, whatever was written; shown as html or text. */
final class BodyText {

    private static final String HEAD = "<html>\r\n<head>\r\n<meta http-equiv=\"Content-Type\" content=\"text/html;"
            + " charset=utf-8\">\r\n</head>\r\n<body>\r\n";

    private static final String FOOT = "\r\n</body>\r\n</html>\r\n";

    private static final int PREVIEW = 255;

    private BodyText() {}

    /** Reads a body as it was written into the form in which it is stored. */
    static ObjectNode stored(JsonNode written) {
        Fields body = Fields.of(written, "body").only("contentType", "content");
        String type = body.text("contentType").orElse("text");
        String content = body.text("content").orElse("");
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "text" -> of(content);
            case "html" -> Json.object().put("html", wrapped(content)).put("text", plain(content));
            default -> throw body.badEnum("contentType", "microsoft.graph.bodyType");
        };
    }

    private static ObjectNode of(String text) {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        String markup = lines.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("  ", "&nbsp; ")
                .replace("\n", "<br>\r\n");
        return Json.object()
                .put("html", wrapped("<div class=\"PlainText\">" + (markup.isEmpty() ? "&nbsp;" : markup) + "</div>"))
                .put("text", lines.replace("\n", "\r\n"));
    }

    private static String wrapped(String markup) {
        String inner = markup.replaceAll("(?is)^.*<body[^>]*>", "")
                .replaceAll("(?is)</body>.*$", "")
                .strip();
        return HEAD + (inner.isEmpty() ? "<div>&nbsp;</div>" : inner) + FOOT;
    }

    /** Returns what is left of markup when the tags are gone. */
    private static String plain(String markup) {
        return markup.replaceAll("(?is)<(head|style|script)\\b.*?</\\1>", "")
                .replaceAll("\\s+", " ")
                .replaceAll("(?i)\\s*<br\\s*/?>\\s*|\\s*</(p|div|li|tr|h[1-6])>\\s*", "\r\n")
                .replaceAll("<[^>]*>", "")
                .replace("&nbsp;", "\u00a0")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&")
                .strip();
    }

    /** Does to a stored body what editors do: blank lines, blanks that do not break. */
    static void rewrite(ObjectNode stored) {
        String text = stored.path("text").asText();
        stored.put("text", text.isEmpty() ? "\u00a0\r\n" : text.replace("  ", " \u00a0") + "\r\n\r\n");
    }

    static ObjectNode shown(JsonNode stored, boolean asText) {
        return Json.object()
                .put("contentType", asText ? "text" : "html")
                .put("content", stored.path(asText ? "text" : "html").asText());
    }

    static ObjectNode empty() {
        return of("");
    }

    static String preview(JsonNode stored) {
        String text = stored.path("text").asText();
        return text.substring(0, text.offsetByCodePoints(0, Math.min(PREVIEW, text.codePointCount(0, text.length()))));
    }
}
