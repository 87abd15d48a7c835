package org.kalends.core.mapping;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the tags of HTML in one pass; whatever is not a whole tag is text. */
final class HtmlTags {

    private static final Set<String> VOID =
            Set.of("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr");

    /**
     * A tag or a comment.
     *
     * @param name in lower case; {@code !} for comments and declarations
     * @param closing whether it ends an element
     * @param start where it begins
     * @param end where it ends, exclusive
     */
    record Tag(String name, boolean closing, int start, int end) {
        boolean opens() {
            return !closing && !name.equals("!") && !VOID.contains(name);
        }
    }

    private HtmlTags() {}

    static List<Tag> of(String html) {
        List<Tag> tags = new ArrayList<>();
        int at = html.indexOf('<');
        while (at >= 0) {
            Optional<Tag> tag = tag(html, at);
            tag.ifPresent(tags::add);
            at = html.indexOf('<', tag.map(Tag::end).orElse(at + 1));
        }
        return tags;
    }

    /** Returns the elements that HTML leaves open, the outermost first. */
    static Deque<Tag> open(List<Tag> tags) {
        Deque<Tag> open = new ArrayDeque<>();
        Map<String, Integer> names = new HashMap<>();
        for (Tag tag : tags) {
            if (tag.opens()) {
                open.addLast(tag);
                names.merge(tag.name(), 1, Integer::sum);
            } else if (tag.closing() && names.getOrDefault(tag.name(), 0) > 0) {
                Tag ended;
                do {
                    ended = open.removeLast();
                    names.merge(ended.name(), -1, Integer::sum);
                } while (!ended.name().equals(tag.name()));
            }
        }
        return open;
    }

    /** Returns the end tags at the end of {@code whole} that end elements which {@code head} leaves open, as they are written there. */
    static String endTags(String head, String whole) {
        Deque<Tag> open = open(of(head));
        List<Tag> tags = of(whole.substring(head.length()));
        int from = whole.length();
        for (int i = tags.size() - 1; i >= 0 && !open.isEmpty(); i--) {
            Tag tag = tags.get(i);
            int start = head.length() + tag.start();
            int end = head.length() + tag.end();
            if (!tag.closing()
                    || !tag.name().equals(open.removeFirst().name())
                    || !whole.substring(end, from).isBlank()) {
                break;
            }
            from = start;
        }
        return from == whole.length() ? "" : whole.substring(from);
    }

    private static Optional<Tag> tag(String html, int start) {
        if (html.startsWith("<!--", start)) {
            int end = html.indexOf("-->", start + 4);
            return Optional.of(new Tag("!", false, start, end < 0 ? html.length() : end + 3));
        }
        boolean closing = html.startsWith("</", start);
        int name = start + (closing ? 2 : 1);
        int end = name;
        while (end < html.length() && (Character.isLetterOrDigit(html.charAt(end)) || html.charAt(end) == ':')) {
            end++;
        }
        boolean declaration = end < html.length() && "!?".indexOf(html.charAt(end)) >= 0;
        if (end == name && !declaration) {
            return Optional.empty();
        }
        int close = end(html, end);
        String word = declaration ? "!" : html.substring(name, end).toLowerCase(Locale.ROOT);
        return close < 0 ? Optional.empty() : Optional.of(new Tag(word, closing, start, close));
    }

    /** Returns where a tag ends; a {@code <} before that, outside quotes, means that it is none. What is never closed takes all. */
    private static int end(String html, int from) {
        char quote = 0;
        for (int i = from; i < html.length(); i++) {
            char c = html.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '>') {
                return i + 1;
            } else if (c == '<') {
                return -1;
            } else if (c == '"' || c == '\'') {
                quote = c;
            }
        }
        return html.length();
    }
}
