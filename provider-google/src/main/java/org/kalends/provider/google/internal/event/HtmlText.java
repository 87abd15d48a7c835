package org.kalends.provider.google.internal.event;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kalends.provider.google.internal.event.Markup.Part;

/** The plain text of a description in HTML. Line ends count, as they do in the web page, and blanks are kept. */
final class HtmlText {

    private static final Set<String> BLOCKS = Set.of(
            "p", "div", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "table", "blockquote", "pre", "hr");

    private static final Set<String> UNSEEN = Set.of("style", "script", "head", "title");

    private static final Pattern HREF =
            Pattern.compile("(?i)(?:^|\\s)href\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'>]+))");

    private static final Pattern LINE_END = Pattern.compile("\\A[ \\t]*+(?:\\n[ \\t]*+)++");

    private final StringBuilder text = new StringBuilder();

    /** Whether a line ends here, should anything follow. */
    private boolean lineEnds;

    private boolean afterBlock;

    private String unseen = "";

    private String href = "";

    private int label;

    private HtmlText() {}

    static String of(String html) {
        HtmlText reader = new HtmlText();
        for (Part part : Markup.parts(html)) {
            reader.take(part);
        }
        return reader.text.toString();
    }

    private void take(Part part) {
        if (part instanceof Part.Tag tag) {
            tag(tag);
        } else if (part instanceof Part.Words words && unseen.isEmpty()) {
            words(words.raw());
        }
    }

    private void tag(Part.Tag tag) {
        if (!unseen.isEmpty()) {
            unseen = tag.closing() && tag.name().equals(unseen) ? "" : unseen;
        } else if (UNSEEN.contains(tag.name())) {
            unseen = tag.closing() ? "" : tag.name();
        } else if (tag.name().equals("br")) {
            endLine();
            text.append('\n');
        } else if (tag.name().equals("a")) {
            link(tag);
        } else if (BLOCKS.contains(tag.name())) {
            lineEnds = text.length() > 0;
            afterBlock = true;
        }
    }

    /** A line end behind a block is there to make the source readable. */
    private void words(String raw) {
        String words = afterBlock ? LINE_END.matcher(raw).replaceFirst("") : raw;
        if (!words.isEmpty()) {
            endLine();
            text.append(Entities.decode(words));
        }
    }

    private void endLine() {
        if (lineEnds && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
        lineEnds = false;
        afterBlock = false;
    }

    /** Where a link leads is told behind its label, unless the label says it. */
    private void link(Part.Tag tag) {
        if (!tag.closing()) {
            href = href(tag.attributes()).orElse("");
            label = text.length();
            return;
        }
        String shown = text.substring(Math.min(label, text.length())).strip();
        if (!href.isEmpty() && !shown.isEmpty() && !href.contains(shown)) {
            text.append(" (").append(href).append(')');
        }
        href = "";
    }

    /** Returns where a link leads. */
    static Optional<String> href(String attributes) {
        Matcher matcher = HREF.matcher(attributes);
        if (!matcher.find()) {
            return Optional.empty();
        }
        for (int group = 1; group <= 3; group++) {
            if (matcher.group(group) != null) {
                return Optional.of(Entities.decode(matcher.group(group)));
            }
        }
        return Optional.empty();
    }
}
