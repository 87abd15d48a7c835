package org.kalends.provider.icloud.internal.ics;

/** The escapes of TEXT values (RFC 5545 section 3.3.11), and the characters that no calendar text may hold. */
final class IcsText {

    private IcsText() {}

    static String escape(String text) {
        return clean(text)
                .replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\n", "\\n");
    }

    static String unescape(String value) {
        if (value.indexOf('\\') < 0) {
            return value;
        }
        StringBuilder text = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c != '\\' || i + 1 == value.length()) {
                text.append(c);
                continue;
            }
            char escaped = value.charAt(++i);
            text.append(escaped == 'n' || escaped == 'N' ? '\n' : escaped);
        }
        return text.toString();
    }

    /**
     * Returns the text with {@code \n} line ends and without what neither RFC 5545 nor the XML around a calendar allows: control
     * characters, halves of surrogate pairs and non-characters.
     */
    static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .codePoints()
                .filter(IcsText::isAllowed)
                .forEach(codePoint -> clean.appendCodePoint(codePoint));
        return clean.toString();
    }

    private static boolean isAllowed(int codePoint) {
        return codePoint == '\t'
                || codePoint == '\n'
                || (codePoint >= 0x20
                        && codePoint != 0x7F
                        && !(codePoint >= 0xD800 && codePoint <= 0xDFFF)
                        && codePoint != 0xFFFE
                        && codePoint != 0xFFFF);
    }
}
