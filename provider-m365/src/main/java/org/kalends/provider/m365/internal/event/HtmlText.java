package org.kalends.provider.m365.internal.event;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The plain text of an HTML body, for an answer that came as HTML although text was asked for. */
final class HtmlText {

    private static final Pattern UNSEEN =
            Pattern.compile("(?is)<(style|script|head|title)\\b[^>]*+>.*?</\\1\\s*+>|<!--.*?-->");

    private static final Pattern LINE_END = Pattern.compile("(?i)<br\\b[^>]*+>|</(?:p|div|li|tr|h[1-6])\\s*+>");

    private static final Pattern TAG = Pattern.compile("<[^>]*+>");

    private static final Pattern ENTITY = Pattern.compile("&(#?[A-Za-z0-9]{1,8});");

    private static final Map<String, String> NAMED =
            Map.of("nbsp", "\u00A0", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "amp", "&");

    private HtmlText() {}

    static String of(String html) {
        String flat = UNSEEN.matcher(html).replaceAll(" ").replaceAll("\\s+", " ");
        String lines = LINE_END.matcher(flat).replaceAll("\n");
        String text = TAG.matcher(lines).replaceAll("");
        return ENTITY.matcher(text)
                .replaceAll(entity -> Matcher.quoteReplacement(character(entity.group(1), entity.group())))
                .strip();
    }

    private static String character(String name, String entity) {
        if (!name.startsWith("#")) {
            return NAMED.getOrDefault(name, entity);
        }
        try {
            boolean hex = name.startsWith("#x") || name.startsWith("#X");
            return Character.toString(Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10));
        } catch (IllegalArgumentException e) {
            return entity;
        }
    }
}
