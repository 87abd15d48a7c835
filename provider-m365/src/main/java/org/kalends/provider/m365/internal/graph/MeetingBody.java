package org.kalends.provider.m365.internal.graph;

import com.microsoft.graph.models.BodyType;
import com.microsoft.graph.models.Event;
import com.microsoft.graph.models.ItemBody;
import com.microsoft.graph.models.OnlineMeetingInfo;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.provider.FailureKind;

/**
 * Writes the description of an online meeting without losing the block by which people join it: a body without it can switch the
 * meeting off.
 *
 * <p>The block is kept as the service stores it, from the line of underscores in front of the join link. Where that line cannot be
 * found nothing is written.
 */
final class MeetingBody {

    /** The line that Outlook puts in front of the block, in the text and in the HTML. */
    private static final Pattern LINE = Pattern.compile("_{20,}");

    private static final Pattern TAG_BEFORE =
            Pattern.compile("<(?:div|p|span)\\b[^>]*>(?:\\s|<(?:div|p|span)\\b[^>]*>)*$");

    private final WriteContext context;

    private final String id;

    private final CalendarEvent wanted;

    MeetingBody(WriteContext context, String id, CalendarEvent wanted) {
        this.context = context;
        this.id = id;
        this.wanted = wanted;
    }

    /** Looks at the body as it is stored, and goes on with the one to write. */
    Move begin(Function<ItemBody, Move> then) {
        GraphRequest request = context.requests().event(context.calendar(), id).withHtml();
        return Move.ask(request, answer -> {
            if (EventFetcher.gone(answer)) {
                return Move.failed(FailureKind.NOT_FOUND, "changing: it is gone");
            }
            Optional<GraphItem> item = GraphItem.of(answer.orThrow().body());
            return item.flatMap(now -> body(now.event()))
                    .map(then)
                    .orElseGet(() -> Move.failed(
                            FailureKind.UNSUPPORTED,
                            "body: the block of the online meeting cannot be told from the description"));
        });
    }

    private Optional<ItemBody> body(Event now) {
        String html =
                Optional.ofNullable(now.getBody()).map(ItemBody::getContent).orElse("");
        return Optional.ofNullable(now.getOnlineMeeting())
                .map(OnlineMeetingInfo::getJoinUrl)
                .flatMap(link ->
                        block(html, link).flatMap(block -> ownText(link).map(text -> html(markup(text) + block))));
    }

    private static ItemBody html(String markup) {
        ItemBody body = new ItemBody();
        body.setContentType(BodyType.Html);
        body.setContent("<html><body>" + markup + "</body></html>");
        return body;
    }

    /** Returns the block with everything behind it, without the ends of the document. */
    private static Optional<String> block(String html, String link) {
        int join = html.indexOf(link.replace("&", "&amp;"));
        if (join < 0) {
            join = html.indexOf(link);
        }
        Matcher lines = LINE.matcher(html);
        int start = -1;
        while (join >= 0 && lines.find() && lines.start() < join) {
            start = lines.start();
        }
        if (start < 0) {
            return Optional.empty();
        }
        Matcher tag = TAG_BEFORE.matcher(html.substring(0, start));
        int from = tag.find() ? tag.start() : start;
        return Optional.of(html.substring(from).replaceAll("(?i)</(?:body|html)>", ""));
    }

    /** Returns what is written above the block; a text that repeats the block is cut in front of it. */
    private Optional<String> ownText(String link) {
        String text = wanted.description().text();
        int join = text.indexOf(link);
        if (join < 0) {
            return Optional.of(text);
        }
        Matcher lines = LINE.matcher(text);
        int start = -1;
        while (lines.find() && lines.start() < join) {
            start = lines.start();
        }
        return start < 0
                ? Optional.empty()
                : Optional.of(text.substring(0, start).stripTrailing());
    }

    private static String markup(String text) {
        return List.of(text.split("\n", -1)).stream()
                .map(line -> "<div>" + (line.isBlank() ? "<br>" : escaped(line)) + "</div>")
                .collect(Collectors.joining());
    }

    private static String escaped(String line) {
        return line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
