package org.kalends.core.mapping;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A text, the pieces that were cut out of it, and where they go back to when the rest was edited.
 *
 * @param rest what is left
 * @param pieces what was cut, in order
 */
record Cutout(String rest, List<Piece> pieces) {

    /**
     * What was cut.
     *
     * @param at where in the rest it stood
     * @param text what it says
     */
    record Piece(int at, String text) {}

    Cutout {
        pieces = List.copyOf(pieces);
    }

    /** Returns the text without some of its characters. */
    static Cutout of(String text, BitSet cut) {
        StringBuilder rest = new StringBuilder();
        List<Piece> pieces = new ArrayList<>();
        int kept = 0;
        for (int start = cut.nextSetBit(0); start >= 0; start = cut.nextSetBit(kept)) {
            rest.append(text, kept, start);
            kept = Math.min(text.length(), cut.nextClearBit(start));
            pieces.add(new Piece(rest.length(), text.substring(start, kept)));
        }
        return new Cutout(rest.append(text, kept, text.length()).toString(), pieces);
    }

    boolean isEmpty() {
        return pieces.isEmpty();
    }

    /** Returns all pieces as one text. */
    String cut() {
        StringBuilder all = new StringBuilder();
        pieces.forEach(piece -> all.append(piece.text()));
        return all.toString();
    }

    /**
     * Returns where in an edited rest each piece goes: as far from its end when all behind the piece is as it was, as far from its
     * beginning when all before it is, else behind the edit.
     */
    List<Integer> places(String edited) {
        int most = Math.min(rest.length(), edited.length());
        int behind = 0;
        while (behind < most
                && rest.charAt(rest.length() - 1 - behind) == edited.charAt(edited.length() - 1 - behind)) {
            behind++;
        }
        int before = 0;
        while (before < most - behind && rest.charAt(before) == edited.charAt(before)) {
            before++;
        }
        List<Integer> places = new ArrayList<>();
        for (Piece piece : pieces) {
            int fromEnd = Math.min(rest.length() - piece.at(), behind);
            boolean kept = fromEnd == behind && piece.at() <= before;
            int place = kept ? piece.at() : edited.length() - fromEnd;
            boolean split = place > 0 && place < edited.length() && Character.isLowSurrogate(edited.charAt(place));
            places.add(split ? place + 1 : place);
        }
        return places;
    }
}
