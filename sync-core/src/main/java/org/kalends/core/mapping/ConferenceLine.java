package org.kalends.core.mapping;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a line of a description can be in an invitation to a conference. Told by shape (links, numbers, rules); words only help where the
 * shape could be anything.
 */
final class ConferenceLine {

    private static final int LONGEST = 4000;
    private static final Pattern UNDERSCORES = Pattern.compile("_{16,}");
    private static final Pattern WAVES = Pattern.compile("-?[:~]{2}[:~-]{16,}");
    private static final Pattern DASHES = Pattern.compile("[-_=*]{3,}");
    private static final Pattern NOTICE = Pattern.compile("-{2,}[= -]?.{10,120}-{2,}");
    private static final Pattern LINK =
            Pattern.compile("<?https?://[^\\s<>]{1,4000}>?|<(?:tel|sip|mailto):[^\\s<>]{1,300}>");
    private static final Pattern PHONE =
            Pattern.compile("^[\\s•*·–-]{0,9}(?:\\([A-Z]{2}\\) )?\\+\\d[\\d\\s().,;#*–-]{6,}|tel:\\+?\\d{5}");
    private static final Pattern DEVICE = Pattern.compile("\\b\\d{5,}@[\\w.-]+|\\b\\d{1,3}(?:\\.\\d{1,3}){3}\\b");
    private static final Pattern NUMBER = Pattern.compile("[^:：\\d]{2,60}[:：]\\s{0,9}\\d[\\d -]{6,40}#?");
    private static final Pattern CODE =
            Pattern.compile("[^:：]{2,40}[:：]\\s{0,9}(?=[^\\s]{0,32}(?:\\d|\\p{Ll}\\p{Lu}|\\p{Lu}{2}))[^\\s:/]{3,32}");
    private static final Pattern PASSWORD = Pattern.compile(
            "[^:：]{0,30}(?:pass|kenn|code|código|codice|contrase|senha|pin\\b|wachtwoord|hasło|heslo|парол|密码|密碼|パス|암호)[^:：]{0,30}[:：]\\s{0,9}\\S{3,32}",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern VENDOR =
            Pattern.compile("\\b(?:zoom|webex|teams|google meet|hangouts|skype)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern JOIN_WORD = Pattern.compile(
            "\\b(?:join|beitreten|teilnehmen|teilzunehmen|rejoindre|participer|unirse|únete|unir|entrar|ingressar|partecipa|deelnemen|dołącz|"
                    + "delta|deltag|liity|připojit|katıl)|присоедин|参加|加入|参与|참가|참여",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern LABELLED = Pattern.compile("[^:：]{1,30}[:：] ?.*");

    private final String text;
    private final boolean joins;
    private final boolean belongs;

    ConferenceLine(String line) {
        this.text = line.replace('\u00A0', ' ').strip();
        this.joins = text.length() <= LONGEST && JoinLinks.joins(text);
        this.belongs = joins || (text.length() <= LONGEST && JoinLinks.belongs(text));
    }

    boolean isBlank() {
        return text.isEmpty();
    }

    /** Returns whether a link in it joins a conference. */
    boolean joins() {
        return joins;
    }

    /** Returns whether it is nothing but a join link with its label. */
    boolean isJoinLine() {
        if (!joins) {
            return false;
        }
        String label = LINK.matcher(text).replaceAll("").strip();
        boolean bracketed = text.contains("<http") && label.length() <= 100;
        return label.length() <= 100
                && (label.isEmpty()
                        || bracketed
                        || label.endsWith(":")
                        || label.endsWith("：")
                        || (label.length() <= 60 && hasWord(label)));
    }

    /** Returns whether it is one of the two ends of Google's section. */
    boolean isWave() {
        return WAVES.matcher(text).matches() && text.contains("~:");
    }

    /** Returns whether it is one of the long rules around Microsoft's section. */
    boolean isUnderscores() {
        return UNDERSCORES.matcher(text).matches();
    }

    boolean isRule() {
        return DASHES.matcher(text).matches();
    }

    /** Returns whether it is a notice between dashes that begins an invitation. */
    boolean isNotice() {
        return text.length() <= 140 && NOTICE.matcher(text).matches();
    }

    /** Returns whether it can only be part of an invitation when one stands above it. */
    boolean isPart() {
        return isJoinLine() || (belongs && !joins && label().length() <= 120) || isNumber() || isPhone() || isDevice();
    }

    boolean isPhone() {
        return text.length() <= 300 && PHONE.matcher(text).find();
    }

    boolean isNumber() {
        return text.length() <= 120 && NUMBER.matcher(text).matches();
    }

    boolean isCode() {
        return text.length() <= 90
                && (PASSWORD.matcher(text).matches() || CODE.matcher(text).matches());
    }

    boolean isPassword() {
        return text.length() <= 90 && PASSWORD.matcher(text).matches();
    }

    /** Returns whether it can stand between two parts. */
    boolean isHeading() {
        return text.length() <= 90 && !joins;
    }

    boolean hasWord() {
        return text.length() <= 120 && hasWord(text);
    }

    boolean saysJoin() {
        return text.length() <= 90 && JOIN_WORD.matcher(text).find();
    }

    /** Returns whether it is the sentence that begins a Zoom invitation. */
    boolean invites() {
        return text.length() <= 200 && text.toLowerCase(Locale.ROOT).contains("zoom") && text.matches(".*[.。:：]");
    }

    boolean isLabelled() {
        return text.length() <= 300 && LABELLED.matcher(text).matches();
    }

    private boolean isDevice() {
        return text.length() <= 200 && DEVICE.matcher(text).find();
    }

    private String label() {
        return LINK.matcher(text).replaceAll("").strip();
    }

    private static boolean hasWord(String text) {
        return VENDOR.matcher(text).find() || JOIN_WORD.matcher(text).find();
    }
}
