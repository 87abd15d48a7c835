package org.kalends.core.mapping;

import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts conference blocks out of plain text, whole lines where a block has them, and puts them back. */
final class ConferenceText {

    private static final Pattern WORD = Pattern.compile("[^\\s\\u00A0]++");

    private ConferenceText() {}

    static Cutout cut(String text) {
        BitSet cut = new BitSet();
        List<String> lines = List.of(text.split("\n", -1));
        BitSet blocks = ConferenceBlocks.of(lines);
        int start = 0;
        for (int i = 0; i < lines.size(); i++) {
            int end = Math.min(text.length(), start + lines.get(i).length() + 1);
            if (blocks.get(i)) {
                cut.set(start, end);
            } else {
                links(text, start, start + lines.get(i).length(), cut);
            }
            start = end;
        }
        return Cutout.of(text, cut);
    }

    /** Marks the join links between two places, each with the punctuation around it. */
    static void links(String text, int from, int to, BitSet cut) {
        Matcher words = WORD.matcher(text).region(from, to);
        while (words.find()) {
            String word = words.group();
            if (JoinLinks.joins(word)) {
                int open = word.indexOf("<http");
                int close = word.indexOf('>', open + 1);
                boolean bracketed =
                        open > 0 && close > 0 && !JoinLinks.joins(word.substring(0, open) + word.substring(close + 1));
                cut.set(words.start() + (bracketed ? open : 0), bracketed ? words.start() + close + 1 : words.end());
            }
        }
    }

    static String restore(Cutout own, String edited) {
        StringBuilder text = new StringBuilder();
        int done = 0;
        Iterator<Integer> places = own.places(edited).iterator();
        for (Cutout.Piece piece : own.pieces()) {
            int at = places.next();
            boolean lines = isLines(own.rest(), piece);
            if (lines && at > 0 && at < edited.length() && edited.charAt(at - 1) != '\n') {
                int newline = edited.indexOf('\n', at);
                at = newline < 0 ? edited.length() : newline + 1;
            }
            at = Math.max(at, done);
            text.append(edited, done, at);
            done = at;
            if (lines && text.length() > 0 && text.charAt(text.length() - 1) != '\n') {
                text.append(blankLinesBefore(own.rest(), piece.at()));
            } else if (!lines
                    && text.length() > 0
                    && !isBlank(text.charAt(text.length() - 1))
                    && piece.text().charAt(0) != '<') {
                text.append(' ');
            }
            text.append(piece.text());
            if (lines && done < edited.length() && !piece.text().endsWith("\n")) {
                text.append('\n');
            } else if (!lines
                    && done < edited.length()
                    && !isBlank(edited.charAt(done))
                    && !piece.text().endsWith(">")) {
                text.append(' ');
            }
        }
        return text.append(edited, done, edited.length()).toString();
    }

    private static boolean isBlank(char character) {
        return Character.isWhitespace(character) || character == '\u00A0';
    }

    private static boolean isLines(String rest, Cutout.Piece piece) {
        boolean start = piece.at() == 0 || rest.charAt(piece.at() - 1) == '\n';
        return start && (piece.at() == rest.length() || piece.text().endsWith("\n"));
    }

    /** Returns the line breaks before a block, which servers like to drop when the block is gone. */
    private static String blankLinesBefore(String rest, int at) {
        int from = at;
        while (from > 0 && Character.isWhitespace(rest.charAt(from - 1))) {
            from--;
        }
        String blanks = rest.substring(from, at);
        return blanks.endsWith("\n") ? blanks : "\n";
    }
}
