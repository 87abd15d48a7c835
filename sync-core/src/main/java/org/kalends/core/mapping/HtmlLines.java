package org.kalends.core.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** HTML as the lines that a person sees, each with its place in the source; a link reads as its words and its address in brackets. */
final class HtmlLines {

    private static final Set<String> INLINE = Set.of(
            "a", "abbr", "b", "big", "cite", "code", "em", "font", "i", "img", "ins", "del", "kbd", "mark", "o:p", "s",
            "small", "span", "strong", "sub", "sup", "tt", "u", "var", "wbr", "!");
    private static final Set<String> UNSEEN = Set.of("head", "style", "script", "title");
    private static final Pattern HREF = Pattern.compile(
            "\\shref\\s{0,9}=\\s{0,9}(?:\"([^\"]*+)\"|'([^']*+)'|([^\\s\"'>]++))", Pattern.CASE_INSENSITIVE);
    private static final Pattern BLANKS = Pattern.compile("[\\s&&[^\\u00A0]]++");

    /**
     * A line.
     *
     * @param text what a person reads
     * @param start where it begins in the source
     * @param end where it ends, exclusive
     */
    record Line(String text, int start, int end) {}

    /**
     * A link.
     *
     * @param href its address
     * @param open the tag that begins it
     * @param close the tag that ends it
     */
    record Link(String href, HtmlTags.Tag open, HtmlTags.Tag close) {}

    private final String html;
    private final List<Line> lines = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private final StringBuilder current = new StringBuilder();
    private int start;

    HtmlLines(String html, List<HtmlTags.Tag> tags) {
        this.html = html;
        Optional<HtmlTags.Tag> link = Optional.empty();
        String unseen = "";
        int at = 0;
        for (HtmlTags.Tag tag : tags) {
            if (unseen.isEmpty()) {
                current.append(
                        BLANKS.matcher(decoded(html.substring(at, tag.start()))).replaceAll(" "));
            }
            at = tag.end();
            if (!unseen.isEmpty()) {
                unseen = tag.closing() && tag.name().equals(unseen) ? "" : unseen;
                start = tag.end();
            } else if (tag.opens() && UNSEEN.contains(tag.name())) {
                breakAt(tag.start(), tag.end(), false);
                unseen = tag.name();
            } else if (tag.name().equals("a")) {
                if (tag.closing() && link.isPresent()) {
                    close(link.get(), tag);
                }
                link = tag.closing() ? Optional.empty() : Optional.of(tag);
            } else if (tag.name().equals("hr")) {
                breakAt(tag.start(), tag.end(), false);
                lines.add(new Line("_".repeat(32), tag.start(), tag.end()));
            } else if (tag.name().equals("br")) {
                breakAt(tag.end(), tag.end(), true);
            } else if (!INLINE.contains(tag.name())) {
                breakAt(tag.start(), tag.end(), false);
            }
        }
        if (unseen.isEmpty()) {
            current.append(BLANKS.matcher(decoded(html.substring(at))).replaceAll(" "));
        }
        breakAt(html.length(), html.length(), false);
    }

    List<Line> lines() {
        return lines;
    }

    List<Link> links() {
        return links;
    }

    private void close(HtmlTags.Tag open, HtmlTags.Tag close) {
        Matcher matcher = HREF.matcher(html).region(open.start(), open.end());
        if (matcher.find()) {
            String quoted = Optional.ofNullable(matcher.group(1))
                    .or(() -> Optional.ofNullable(matcher.group(2)))
                    .orElse("");
            String href = decoded(Optional.ofNullable(matcher.group(3)).orElse(quoted));
            links.add(new Link(href, open, close));
            if (!endsWith(href)) {
                current.append('<').append(href).append('>');
            }
        }
    }

    private boolean endsWith(String words) {
        String tail = current.substring(Math.max(0, current.length() - words.length() - 1));
        return tail.strip().endsWith(words);
    }

    private void breakAt(int end, int next, boolean always) {
        String text = current.toString();
        if (always || !text.strip().isEmpty()) {
            lines.add(new Line(text, start, end));
        }
        current.setLength(0);
        start = next;
    }

    private static String decoded(String text) {
        return text.indexOf('&') < 0
                ? text
                : text.replace("&nbsp;", "\u00A0")
                        .replace("&#160;", "\u00A0")
                        .replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&quot;", "\"")
                        .replace("&#43;", "+")
                        .replace("&#39;", "'")
                        .replace("&amp;", "&");
    }
}
