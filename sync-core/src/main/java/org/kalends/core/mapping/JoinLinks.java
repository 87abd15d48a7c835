package org.kalends.core.mapping;

import java.util.regex.Pattern;

/** The addresses by which conference services are known, whatever language their invitations are in. */
final class JoinLinks {

    private static final String TEAMS_JOIN =
            "(?:[\\w-]+\\.){0,3}teams\\.(?:microsoft|live)\\.(?:com|us)/(?:l/meetup-join|meet)/|(?:meet|join)\\.(?:lync|skype)\\.com/";
    private static final String ZOOM_JOIN =
            "(?:[\\w-]+\\.){0,3}zoom(?:gov)?\\.(?:us|com|com\\.cn)/(?:j|my|w|s|wc|meeting|join)/";
    private static final String WEBEX_JOIN =
            "(?:[\\w-]+\\.){1,3}webex\\.com/(?:[\\w./-]{0,80}j\\.php\\?|meet/|join/|m/|wbxmjs/|webappng/|[\\w-]{1,60}/joinservice)";
    private static final String MEET_JOIN =
            "meet\\.google\\.com/(?:lookup/|[a-z]{3,4}-[a-z]{4}-[a-z]{3,4})|g\\.co/meet/";
    private static final Pattern JOIN = Pattern.compile(
            "https?://(?:" + TEAMS_JOIN + "|" + ZOOM_JOIN + "|" + WEBEX_JOIN + "|" + MEET_JOIN + ")",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern HELP = Pattern.compile(
            "https?://(?:aka\\.ms/(?:JoinTeams|Teams)|dialin\\.teams\\.microsoft\\.com|(?:[\\w-]+\\.){0,3}teams\\.(?:microsoft|live)\\.(?:com|us)/"
                    + "|(?:www|support)\\.microsoft\\.com/[\\w/-]{0,60}microsoft-teams|(?:[\\w-]+\\.){0,3}zoom(?:gov)?\\.(?:us|com)/"
                    + "|(?:[\\w-]+\\.){1,3}webex\\.com\\b|tel\\.meet/|meet\\.google\\.com/|support\\.google\\.com/a/users/|collaborationhelp\\.cisco\\.com)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PERCENT_COLON = Pattern.compile("%3A", Pattern.CASE_INSENSITIVE);
    private static final Pattern PERCENT_SLASH = Pattern.compile("%2F", Pattern.CASE_INSENSITIVE);
    private static final Pattern PERCENT_QUERY = Pattern.compile("%3F", Pattern.CASE_INSENSITIVE);

    private JoinLinks() {}

    /** Returns whether a text holds a link that joins a conference, also one inside a link scanner's own. */
    static boolean joins(String text) {
        return JOIN.matcher(plain(text)).find();
    }

    /** Returns whether a text holds a link that belongs to a conference: joining, dialling in, options, help. */
    static boolean belongs(String text) {
        return (JOIN.matcher(plain(text)).find() || HELP.matcher(plain(text)).find());
    }

    private static String plain(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        String plain = PERCENT_COLON.matcher(text).replaceAll(":");
        plain = PERCENT_SLASH.matcher(plain).replaceAll("/");
        return PERCENT_QUERY.matcher(plain).replaceAll("?");
    }
}
