package org.kalends.core.mapping;

import java.util.EnumSet;
import java.util.Set;
import org.kalends.api.mapping.EventMapping;
import org.kalends.api.mapping.MappingContext;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;

/**
 * Puts words in front of the titles of copies, once; titles that begin with them stay as they are. Safe for use by several threads.
 *
 * <p>On the way back the words are taken off. A title from which somebody removed them returns as it is.
 */
public final class TitlePrefixMapping implements EventMapping {

    private final String prefix;

    /**
     * Creates the mapping.
     *
     * @param prefix the words, with the blank that shall follow them
     */
    public TitlePrefixMapping(String prefix) {
        this.prefix = prefix.replaceAll("\\R", " ");
    }

    @Override
    public CalendarEvent forward(CalendarEvent original, MappingContext context) {
        return Occurrences.forward(
                original,
                event -> event.toBuilder().title(prefixed(event.title())).build());
    }

    @Override
    public CalendarEvent back(CalendarEvent copy, CalendarEvent original, MappingContext context) {
        return Occurrences.back(
                copy,
                original,
                carriesBack(),
                (edited, own) -> edited.toBuilder()
                        .title(title(edited.title(), own.title()))
                        .build());
    }

    @Override
    public Set<EventField> carriesBack() {
        return EnumSet.allOf(EventField.class);
    }

    private String prefixed(String title) {
        return title.startsWith(prefix) ? title : prefix + title;
    }

    private String title(String edited, String own) {
        if (edited.strip().equals(prefixed(own).strip())) {
            return own;
        }
        if (own.startsWith(prefix)) {
            return edited;
        }
        if (edited.strip().equals(prefix.strip())) {
            return "";
        }
        String rest = edited.startsWith(prefix) ? edited.substring(prefix.length()) : edited;
        return prefixed(rest).equals(edited) ? rest : edited;
    }
}
