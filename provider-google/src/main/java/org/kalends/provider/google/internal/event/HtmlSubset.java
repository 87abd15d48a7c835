package org.kalends.provider.google.internal.event;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.kalends.provider.google.internal.event.Markup.Part;

/** Whether HTML uses nothing but what the service is known to keep. */
final class HtmlSubset {

    private static final Set<String> KEPT =
            Set.of("a", "b", "i", "u", "em", "strong", "br", "p", "div", "span", "ul", "ol", "li");

    private HtmlSubset() {}

    static boolean contains(String html) {
        return Markup.parts(html).stream().allMatch(HtmlSubset::isKept);
    }

    private static boolean isKept(Part part) {
        if (part instanceof Part.Tag tag) {
            return KEPT.contains(tag.name())
                    && (tag.attributes().isEmpty()
                            || tag.attributes().equals("/")
                            || (tag.name().equals("a") && isPlainLink(tag.attributes())));
        }
        return part instanceof Part.Words words && words.raw().indexOf('<') < 0;
    }

    private static boolean isPlainLink(String attributes) {
        return attributes.matches("(?i)href=\"[^\"<>]*\"")
                && HtmlText.href(attributes)
                        .map(href -> href.toLowerCase(Locale.ROOT))
                        .filter(href -> Stream.of("https://", "http://", "mailto:", "tel:")
                                .anyMatch(href::startsWith))
                        .isPresent();
    }
}
