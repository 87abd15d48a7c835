package org.kalends.core.mapping;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** Cuts conference blocks out of HTML so that what is left is as well-formed as before, and puts them back. */
final class ConferenceHtml {

    private static final Set<String> FRAME = Set.of("html", "body", "head");

    private final String html;
    private final List<HtmlTags.Tag> tags;
    private final BitSet cut = new BitSet();

    private ConferenceHtml(String html) {
        this.html = html;
        this.tags = HtmlTags.of(html);
    }

    static Cutout cut(String html) {
        ConferenceHtml cutter = new ConferenceHtml(html);
        cutter.cut();
        return Cutout.of(html, cutter.cut);
    }

    /** Returns plain text as HTML with the blocks of an original behind it, each on a line of its own. */
    static String behind(String text, Cutout own) {
        StringBuilder html = new StringBuilder("<div>" + Descriptions.toHtml(text) + "</div>");
        for (Cutout.Piece piece : own.pieces()) {
            html.append(piece.text().startsWith("<") ? "\n" : "<br>\n").append(piece.text());
        }
        return html.toString();
    }

    static String restore(Cutout own, String edited) {
        List<HtmlTags.Tag> tags = HtmlTags.of(edited);
        int last = Descriptions.endOfBody(edited);
        StringBuilder html = new StringBuilder();
        int done = 0;
        Iterator<Integer> places = own.places(edited).iterator();
        for (Cutout.Piece piece : own.pieces()) {
            int place = places.next();
            int at = tags.stream()
                    .filter(tag -> tag.start() < place && place < tag.end())
                    .findFirst()
                    .map(HtmlTags.Tag::start)
                    .orElse(place);
            at = Math.max(done, Math.min(at, last));
            html.append(edited, done, at).append(piece.text());
            done = at;
        }
        return html.append(edited, done, edited.length()).toString();
    }

    private void cut() {
        HtmlLines seen = new HtmlLines(html, tags);
        List<HtmlLines.Line> lines = seen.lines();
        BitSet blocks =
                ConferenceBlocks.of(lines.stream().map(HtmlLines.Line::text).toList());
        for (int first = blocks.nextSetBit(0); first >= 0; first = blocks.nextSetBit(first)) {
            int next = blocks.nextClearBit(first);
            cut(lines.get(first).start(), lines.get(next - 1).end());
            first = next;
        }
        for (HtmlLines.Link link : seen.links()) {
            if (JoinLinks.joins(link.href())) {
                int start = link.open().start();
                int end = link.close().end();
                boolean untouched = cut.nextSetBit(start) < 0 || cut.nextSetBit(start) >= end;
                cut.set(start, untouched ? end : link.open().end());
                cut.set(untouched ? start : link.close().start(), end);
            }
        }
        int text = 0;
        for (HtmlTags.Tag tag : tags) {
            bareLinks(text, tag.start());
            text = tag.end();
        }
        bareLinks(text, html.length());
    }

    private void bareLinks(int from, int to) {
        if (from < to && cut.nextClearBit(from) < to) {
            ConferenceText.links(html, from, to, cut);
        }
    }

    /** Marks a stretch, with the elements around it that would be empty, and without tags whose other half stays. */
    private void cut(int from, int to) {
        int start = from;
        int end = to;
        Deque<HtmlTags.Tag> opened = new ArrayDeque<>();
        Deque<HtmlTags.Tag> closed = new ArrayDeque<>();
        int first = 0;
        while (first < tags.size() && tags.get(first).start() < from) {
            first++;
        }
        int after = first;
        while (after < tags.size() && tags.get(after).end() <= to) {
            HtmlTags.Tag tag = tags.get(after++);
            if (tag.opens()) {
                opened.addLast(tag);
            } else if (tag.closing()) {
                if (!opened.isEmpty() && opened.getLast().name().equals(tag.name())) {
                    opened.removeLast();
                } else {
                    closed.addLast(tag);
                }
            }
        }
        int before = first - 1;
        while (!closed.isEmpty()
                && opens(before, start)
                && tags.get(before).name().equals(closed.getFirst().name())) {
            closed.removeFirst();
            start = tags.get(before--).start();
        }
        while (!opened.isEmpty()
                && closes(after, end)
                && tags.get(after).name().equals(opened.getLast().name())) {
            opened.removeLast();
            end = tags.get(after++).end();
        }
        while (opened.isEmpty()
                && closed.isEmpty()
                && opens(before, start)
                && closes(after, end)
                && tags.get(before).name().equals(tags.get(after).name())
                && !FRAME.contains(tags.get(before).name())) {
            start = tags.get(before--).start();
            end = tags.get(after++).end();
        }
        cut.set(start, end);
        opened.forEach(tag -> cut.clear(tag.start(), tag.end()));
        closed.forEach(tag -> cut.clear(tag.start(), tag.end()));
    }

    private boolean opens(int tag, int start) {
        return tag >= 0
                && tags.get(tag).opens()
                && html.substring(tags.get(tag).end(), start).isBlank();
    }

    private boolean closes(int tag, int end) {
        return tag < tags.size()
                && tags.get(tag).closing()
                && html.substring(end, tags.get(tag).start()).isBlank();
    }
}
