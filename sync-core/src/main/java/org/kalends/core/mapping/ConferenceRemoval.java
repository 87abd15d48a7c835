package org.kalends.core.mapping;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.kalends.api.mapping.EventMapping;
import org.kalends.api.mapping.MappingContext;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.Description;
import org.kalends.api.model.EventField;

/**
 * Cuts what Teams, Zoom, Webex and Google Meet write into descriptions: join links, dial-in numbers, the rules around them. A location that
 * is only a join link is left empty.
 *
 * <p>On the way back the original keeps its own block where it was, because a Graph online meeting that loses its block can be switched off.
 * In a chain it stands before the list of guests, which takes all that follows its separator. Safe for use by several threads.
 */
public final class ConferenceRemoval implements EventMapping {

    private static final Pattern BETWEEN_LINKS = Pattern.compile("[\\s;,|]++");

    @Override
    public CalendarEvent forward(CalendarEvent original, MappingContext context) {
        return Occurrences.forward(
                original,
                event -> event.toBuilder()
                        .description(new Description(
                                ConferenceText.cut(event.description().text()).rest(),
                                event.description()
                                        .html()
                                        .map(html -> ConferenceHtml.cut(html).rest())))
                        .location(shown(event.location()))
                        .build());
    }

    @Override
    public CalendarEvent back(CalendarEvent copy, CalendarEvent original, MappingContext context) {
        return Occurrences.back(
                copy,
                original,
                carriesBack(),
                (edited, own) -> edited.toBuilder()
                        .description(description(edited.description(), own.description()))
                        .location(location(edited.location(), own.location()))
                        .build());
    }

    @Override
    public Set<EventField> carriesBack() {
        return EnumSet.allOf(EventField.class);
    }

    private static String shown(String location) {
        String rest = BETWEEN_LINKS.matcher(location).replaceAll(" ").strip();
        boolean onlyLinks = !rest.isEmpty();
        for (String word : rest.split(" ", -1)) {
            onlyLinks &= word.startsWith("http") && JoinLinks.joins(word);
        }
        return onlyLinks ? "" : location;
    }

    private static String location(String copy, String original) {
        return copy.strip().equals(shown(original).strip()) ? original : copy;
    }

    private static Description description(Description copy, Description original) {
        Cutout text = ConferenceText.cut(original.text());
        Optional<Cutout> html = original.html().map(ConferenceHtml::cut);
        if (Descriptions.holds(copy, new Description(text.rest(), html.map(Cutout::rest)))) {
            return original;
        }
        if (Descriptions.holds(copy, original)) {
            return original;
        }
        String editedText = withoutOwn(copy.text(), text, ConferenceText.cut(copy.text()));
        Optional<String> editedHtml = copy.html()
                .map(edited -> html.map(own -> withoutOwn(edited, own, ConferenceHtml.cut(edited)))
                        .orElse(edited));
        return new Description(ConferenceText.restore(text, editedText), html(editedText, editedHtml, text, html));
    }

    private static Optional<String> html(
            String editedText, Optional<String> editedHtml, Cutout text, Optional<Cutout> html) {
        if (html.isPresent() && !html.get().isEmpty()) {
            return editedHtml
                    .map(edited -> ConferenceHtml.restore(html.get(), edited))
                    .or(() -> Optional.of(ConferenceHtml.behind(editedText, html.get())));
        }
        return editedHtml.map(edited -> text.isEmpty()
                ? edited
                : Descriptions.append(edited, "<div>" + Descriptions.toHtml(text.cut()) + "</div>"));
    }

    /** Returns a copy that still has the original's blocks without them. */
    private static String withoutOwn(String copy, Cutout own, Cutout found) {
        boolean ownBlock = !found.isEmpty()
                && Whitespace.normalText(found.cut())
                        .strip()
                        .equals(Whitespace.normalText(own.cut()).strip());
        return ownBlock ? found.rest() : copy;
    }
}
