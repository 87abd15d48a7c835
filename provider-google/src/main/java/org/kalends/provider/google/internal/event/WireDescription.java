package org.kalends.provider.google.internal.event;

import com.google.api.services.calendar.model.Event;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kalends.api.model.Description;
import org.kalends.provider.google.internal.event.Markup.Part;

/**
 * A description on its way over the wire, where one field holds plain text or HTML and does not say which. What looks like HTML is read as
 * HTML, so a plain text that looks like it is written with entities and comes back to the letter.
 */
final class WireDescription {

    /** The service is said to keep 8 kB. */
    private static final int MOST_BYTES = 8000;

    /** What any reader of HTML might take for a part of it. */
    private static final Pattern LOOKS_LIKE_HTML = Pattern.compile("<[A-Za-z/!?]|&#?[A-Za-z0-9]+;");

    private WireDescription() {}

    /** Reads the description of an event. */
    static Description read(Event event) {
        Description told = read(Told.text(event.getDescription()));
        return LongText.whole(told.text(), event).map(Description::of).orElse(told);
    }

    /** Writes a description as HTML where that comes back as it was, else as its text, a long one with its rest beside it. */
    static void write(Description description, Event event) {
        String text = PlainText.clean(description.text());
        Optional<String> html = description
                .html()
                .map(PlainText::clean)
                .filter(HtmlSubset::contains)
                .filter(form -> HtmlText.of(form).equals(text) && bytes(form) <= MOST_BYTES);
        if (html.isPresent()) {
            event.setDescription(html.get());
        } else if (bytes(encoded(text)) <= MOST_BYTES) {
            event.setDescription(encoded(text));
        } else {
            int cut = cut(text);
            event.setDescription(encoded(LongText.write(text.substring(0, cut), text.substring(cut), event)));
        }
    }

    private static Description read(String wire) {
        String html = wire.replace("\r\n", "\n").replace('\r', '\n');
        String text = HtmlText.of(html);
        boolean tagged = Markup.parts(html).stream().anyMatch(part -> !(part instanceof Part.Words));
        if (!tagged) {
            return Description.of(text);
        }
        return text.replace('\u00A0', ' ').isBlank() ? Description.EMPTY : new Description(text, Optional.of(html));
    }

    private static String encoded(String text) {
        return LOOKS_LIKE_HTML.matcher(text).find() ? Entities.encode(text) : text;
    }

    /** Returns where to cut a text that is too long: at the end of a line where there is one in the second half. */
    private static int cut(String text) {
        int left = MOST_BYTES - LongText.signBytes();
        int end = 0;
        while (end < text.length()) {
            int next = text.offsetByCodePoints(end, 1);
            left -= bytes(Entities.encode(text.substring(end, next)));
            if (left < 0) {
                break;
            }
            end = next;
        }
        int line = text.lastIndexOf('\n', end);
        return line > end / 2 ? line : end;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
