package org.kalends.core.mapping;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;

/**
 * Finds the lines of a description that invite to a conference: the sections of Google and Microsoft by their fences, and the lines around
 * any other join link by their shape. Every block holds a join link, so that nothing is left to find once they are cut.
 */
final class ConferenceBlocks {

    private static final int LONGEST_SECTION = 80;

    private final List<ConferenceLine> lines;
    private final BitSet cut = new BitSet();

    private ConferenceBlocks(List<String> lines) {
        this.lines = lines.stream().map(ConferenceLine::new).toList();
    }

    /** Returns which lines belong to blocks. */
    static BitSet of(List<String> lines) {
        ConferenceBlocks blocks = new ConferenceBlocks(lines);
        if (blocks.lines.stream().anyMatch(ConferenceLine::joins)) {
            blocks.sections(ConferenceLine::isWave);
            blocks.sections(ConferenceLine::isUnderscores);
            blocks.loose();
        }
        return blocks.cut;
    }

    private void sections(Predicate<ConferenceLine> fence) {
        List<Integer> fences = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (fence.test(lines.get(i)) && !cut.get(i)) {
                fences.add(i);
            }
        }
        boolean above = false;
        for (int i = 0; i + 1 < fences.size(); i++) {
            int from = fences.get(i);
            int to = fences.get(i + 1);
            boolean whole = to - from <= LONGEST_SECTION
                    && lines.subList(from, to).stream()
                            .anyMatch(above ? line -> line.joins() || line.isPhone() : ConferenceLine::joins);
            if (whole) {
                cut.set(from, to + 1);
            }
            above = whole;
        }
    }

    private void loose() {
        for (int i = 0; i < lines.size(); i++) {
            if (!cut.get(i) && lines.get(i).isJoinLine()) {
                int last = last(i);
                cut.set(first(i), last + 1);
                i = last;
            }
        }
    }

    private int first(int join) {
        int first = join;
        for (int headings = 0; headings < 4; headings++) {
            int above = above(first);
            if (above < 0) {
                return first;
            }
            ConferenceLine line = lines.get(above);
            boolean heading = line.saysJoin() || (above == first - 1 && line.hasWord());
            if (!line.isHeading() || !heading) {
                break;
            }
            first = above;
        }
        return preamble(first);
    }

    /** Returns where the sentence, the topic and the time above a block begin, or a notice does. */
    private int preamble(int first) {
        int above = above(first);
        if (above >= 0 && lines.get(above).isNotice()) {
            return above;
        }
        for (int labels = 0; above >= 0 && labels <= 8; labels++) {
            if (lines.get(above).invites()) {
                return above;
            }
            if (!lines.get(above).isLabelled()) {
                break;
            }
            above = above(above);
        }
        return first;
    }

    private int last(int join) {
        int last = join;
        while (true) {
            int next = below(last);
            if (next < 0) {
                return last;
            }
            ConferenceLine line = lines.get(next);
            boolean code = next <= last + 2
                    && (lines.get(last).isNumber()
                            ? line.isCode()
                            : lines.get(last).isJoinLine() && line.isPassword());
            if (line.isPart() || code) {
                last = next;
                continue;
            }
            int part = afterHeadings(next);
            if (part < 0) {
                return last;
            }
            last = part;
        }
    }

    /** Returns the part that follows one heading, or two of which one is a rule or speaks of joining; -1 when none does. */
    private int afterHeadings(int first) {
        int second = below(first);
        if (second < 0 || !lines.get(first).isHeading()) {
            return -1;
        }
        if (lines.get(second).isPart()) {
            return second;
        }
        ConferenceLine other = lines.get(second);
        boolean conference =
                lines.get(first).isRule() || lines.get(first).hasWord() || other.isRule() || other.hasWord();
        int third = below(second);
        return conference && other.isHeading() && third >= 0 && lines.get(third).isPart() ? third : -1;
    }

    /** Returns the next line above that is not blank, at most two blank ones away; -1 for none. */
    private int above(int line) {
        int above = line - 1;
        while (above >= line - 3 && above >= 0 && lines.get(above).isBlank()) {
            above--;
        }
        return above >= line - 3 && above >= 0 && !cut.get(above) ? above : -1;
    }

    private int below(int line) {
        int below = line + 1;
        while (below <= line + 3 && below < lines.size() && lines.get(below).isBlank()) {
            below++;
        }
        return below <= line + 3 && below < lines.size() && !cut.get(below) ? below : -1;
    }
}
