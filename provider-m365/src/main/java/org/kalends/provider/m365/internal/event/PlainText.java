package org.kalends.provider.m365.internal.event;

import com.microsoft.graph.models.BodyType;
import com.microsoft.graph.models.ItemBody;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kalends.api.model.Description;

/**
 * Texts on their way over the wire. A body goes and comes as plain text and is kept to the letter, trailing blanks included: Exchange
 * rewrites HTML, so that its HTML never compares.
 */
final class PlainText {

    private PlainText() {}

    /** Returns the description that a body holds. What holds nothing but blanks is empty: Exchange fills an empty body with them. */
    static Description read(@Nullable ItemBody body) {
        String content = Optional.ofNullable(body).map(ItemBody::getContent).orElse("");
        String text = body != null && body.getContentType() == BodyType.Html ? HtmlText.of(content) : content;
        return isBlank(text) ? Description.EMPTY : Description.of(text);
    }

    static ItemBody body(Description description) {
        ItemBody body = new ItemBody();
        body.setContentType(BodyType.Text);
        body.setContent(isBlank(description.text()) ? "" : clean(description.text()));
        return body;
    }

    private static boolean isBlank(String text) {
        return text.replace("&nbsp;", "").replace('\u00A0', ' ').isBlank();
    }

    /** Returns a text without what no XML may hold, which is how Exchange keeps it. */
    static String clean(String text) {
        return text.codePoints()
                .filter(point -> point >= ' ' || point == '\t' || point == '\n')
                .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                .filter(point -> point != 0xFFFE && point != 0xFFFF)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
