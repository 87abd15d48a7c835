package org.kalends.provider.icloud.internal.ics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A content line (RFC 5545 section 3.1, parameters also RFC 6868).
 *
 * @param name upper case; empty for a line that is none and is only kept
 * @param params in order
 * @param value as stored, escapes included
 * @param stored the lines of the text it was read from or is written as, folds and CRLFs included
 */
record ContentLine(String name, List<Param> params, String value, String stored) implements IcsNode {

    /**
     * A parameter.
     *
     * @param name upper case
     * @param values decoded, without quotes
     */
    record Param(String name, List<String> values) {
        static Param of(String name, String value) {
            return new Param(name, List.of(value));
        }
    }

    private static final int FOLD_OCTETS = 75;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]+");

    ContentLine {
        params = List.copyOf(params);
    }

    /** Returns a new line whose value is written as it is. */
    static ContentLine of(String name, String value, Param... params) {
        StringBuilder text = new StringBuilder(name);
        for (Param param : params) {
            text.append(';').append(param.name()).append('=');
            for (int i = 0; i < param.values().size(); i++) {
                text.append(i == 0 ? "" : ",").append(encode(param.values().get(i)));
            }
        }
        return new ContentLine(
                name, List.of(params), value, fold(text.append(':').append(value)));
    }

    /** Returns a new line with a TEXT value (RFC 5545 section 3.3.11). */
    static ContentLine text(String name, String text, Param... params) {
        return of(name, IcsText.escape(text), params);
    }

    /** Reads an unfolded line; one that cannot be read has no name. */
    static ContentLine read(String line, String stored) {
        ContentLine read = new LineScanner(line, stored).scan(true);
        return read.name().isEmpty() ? new LineScanner(line, stored).scan(false) : read;
    }

    /** Returns the first value of a parameter. */
    Optional<String> param(String wanted) {
        return params.stream()
                .filter(param -> param.name().equals(wanted))
                .map(param -> param.values().isEmpty() ? "" : param.values().get(0))
                .findFirst();
    }

    /** Returns the value as text. */
    String text() {
        return IcsText.unescape(value);
    }

    /** Returns the value without blanks around it, in upper case: for words that are not text. */
    String word() {
        return value.strip().toUpperCase(Locale.ROOT);
    }

    @Override
    public void appendTo(StringBuilder text) {
        text.append(stored);
    }

    private static String encode(String value) {
        StringBuilder coded = new StringBuilder();
        boolean quote = false;
        for (char c : IcsText.clean(value).toCharArray()) {
            switch (c) {
                case '^' -> coded.append("^^");
                case '"' -> coded.append("^'");
                case '\n' -> coded.append("^n");
                default -> coded.append(c);
            }
            quote |= c == ';' || c == ':' || c == ',';
        }
        return quote ? "\"" + coded + "\"" : coded.toString();
    }

    private static String fold(CharSequence line) {
        StringBuilder folded = new StringBuilder(line.length() + line.length() / 60 + 2);
        int octets = 0;
        int size;
        for (int i = 0; i < line.length(); i += size) {
            int codePoint = Character.codePointAt(line, i);
            size = Character.charCount(codePoint);
            int length = codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
            if (octets + length > FOLD_OCTETS) {
                folded.append("\r\n ");
                octets = 1;
            }
            folded.appendCodePoint(codePoint);
            octets += length;
        }
        return folded.append("\r\n").toString();
    }

    /** Walks over one line. */
    private static final class LineScanner {
        private final String line;
        private final String stored;
        private int at;

        LineScanner(String line, String stored) {
            this.line = line;
            this.stored = stored;
        }

        ContentLine scan(boolean quotes) {
            String name = until(";:");
            if (!NAME.matcher(name).matches() || at >= line.length()) {
                return kept();
            }
            List<Param> params = new ArrayList<>();
            while (at < line.length() && line.charAt(at) == ';') {
                at++;
                String param = until("=;:").strip().toUpperCase(Locale.ROOT);
                List<String> values = new ArrayList<>();
                while (at < line.length() && (line.charAt(at) == '=' || line.charAt(at) == ',')) {
                    at++;
                    values.add(decode(paramValue(quotes)));
                }
                params.add(new Param(param, List.copyOf(values)));
            }
            if (at >= line.length() || line.charAt(at) != ':') {
                return kept();
            }
            return new ContentLine(name.toUpperCase(Locale.ROOT), params, line.substring(at + 1), stored);
        }

        private ContentLine kept() {
            return new ContentLine("", List.of(), line, stored);
        }

        private String paramValue(boolean quotes) {
            if (quotes && at < line.length() && line.charAt(at) == '"') {
                int end = line.indexOf('"', at + 1);
                if (end > 0) {
                    String quoted = line.substring(at + 1, end);
                    at = end + 1;
                    return quoted + until(",;:");
                }
            }
            return until(",;:");
        }

        private String until(String stops) {
            int from = at;
            while (at < line.length() && stops.indexOf(line.charAt(at)) < 0) {
                at++;
            }
            return line.substring(from, at);
        }

        private static String decode(String value) {
            StringBuilder decoded = new StringBuilder(value.length());
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                int code = c == '^' && i + 1 < value.length() ? "^n'".indexOf(value.charAt(i + 1)) : -1;
                decoded.append(code < 0 ? c : "^\n\"".charAt(code));
                i += code < 0 ? 0 : 1;
            }
            return decoded.toString();
        }
    }
}
