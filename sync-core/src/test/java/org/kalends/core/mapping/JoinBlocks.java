package org.kalends.core.mapping;

import java.util.List;

/** What conference services write into descriptions, as text and as HTML, with invented numbers. */
final class JoinBlocks {

    private static final String RULE = "_".repeat(80);
    private static final String WAVE =
            "-::~:~::~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~:~::~:~::-";
    private static final String TEAMS_URL =
            "https://teams.microsoft.com/l/meetup-join/19%3ameeting_MjA3%40thread.v2/0?context=%7b%22Tid%22%3a%2272f9%22%2c%22Oid%22%3a%22a1%22%7d";

    /**
     * A block.
     *
     * @param name the service and the form
     * @param text as text
     * @param html as HTML
     */
    record Block(String name, String text, String html) {
        @Override
        public String toString() {
            return name;
        }
    }

    static final Block TEAMS = new Block(
            "Teams in English",
            String.join(
                    "\n",
                    RULE,
                    "Microsoft Teams meeting",
                    "Join on your computer, mobile app or room device",
                    "Click here to join the meeting<" + TEAMS_URL + ">",
                    "Meeting ID: 123 456 789 012",
                    "Passcode: abCdEf",
                    "Download Teams<https://www.microsoft.com/en-us/microsoft-teams/download-app> | Join on the"
                            + " web<https://www.microsoft.com/microsoft-teams/join-a-meeting>",
                    "Or call in (audio only)",
                    "+1 323-555-0166,,12345678#<tel:+13235550166,,12345678#>   United States, Los Angeles",
                    "Phone Conference ID: 123 456 78#",
                    "Find a local number<https://dialin.teams.microsoft.com/72f9?id=12345678> | Reset"
                            + " PIN<https://dialin.teams.microsoft.com/usp/pstnconferencing>",
                    "Learn More<https://aka.ms/JoinTeamsMeeting> | Meeting"
                            + " options<https://teams.microsoft.com/meetingOptions/?organizerId=a1>",
                    RULE,
                    ""),
            "<br>\n<div style=\"width:100%\"><span style=\"white-space:nowrap; color:#5F5F5F\">" + RULE
                    + "</span></div>\n"
                    + "<div class=\"me-email-text\" lang=\"en-US\"><div><span>Microsoft Teams meeting</span></div>\n"
                    + "<div><span><b>Join on your computer, mobile app or room device</b></span></div>\n"
                    + "<a class=\"me-email-headline\" href=\"" + TEAMS_URL.replace("&", "&amp;")
                    + "\" target=\"_blank\">Click here to join the meeting</a></div>\n"
                    + "<div><span>Meeting ID:</span> <span>123 456 789 012</span><br>\n"
                    + "<span>Passcode: </span><span>abCdEf</span></div>\n"
                    + "<div><a href=\"tel:+13235550166,,12345678#\">+1 323-555-0166,,12345678#</a> United States, Los"
                    + " Angeles</div>\n"
                    + "<div><a href=\"https://aka.ms/JoinTeamsMeeting\">Learn More</a> | <a"
                    + " href=\"https://teams.microsoft.com/meetingOptions/?organizerId=a1\">Meeting"
                    + " options</a></div>\n"
                    + "<div><span style=\"white-space:nowrap\">" + RULE + "</span></div>");

    static final Block TEAMS_GERMAN = new Block(
            "Teams in German, with a telephone section",
            String.join(
                    "\n",
                    RULE,
                    "Microsoft Teams Benötigen Sie Hilfe?<https://aka.ms/JoinTeamsMeeting?omkt=de-DE>",
                    "Jetzt an der Besprechung teilnehmen<" + TEAMS_URL + ">",
                    "Besprechungs-ID: 212 345 678 90",
                    "Passcode: Ab3xYz",
                    "_".repeat(32),
                    "Per Telefon einwählen",
                    "+49 69 5555 0100,,123456#<tel:+496955550100,,123456#> Germany, Frankfurt am Main",
                    "Lokale Nummer suchen<https://dialin.teams.microsoft.com/abc?id=123456>",
                    "Telefonkonferenz-ID: 123 456 789#",
                    "Für Organisatoren:"
                            + " Besprechungsoptionen<https://teams.microsoft.com/meetingOptions/?organizerId=b2>",
                    RULE,
                    ""),
            "<div>" + RULE + "</div><div><a href=\"" + TEAMS_URL + "\">Jetzt an der Besprechung"
                    + " teilnehmen</a></div><div>Besprechungs-ID: 212 345"
                    + " 678 90</div><div>Passcode:"
                    + " Ab3xYz</div><hr><div>Per Telefon"
                    + " einwählen</div><div><a"
                    + " href=\"tel:+496955550100,,123456#\">+49 69 5555"
                    + " 0100,,123456#</a>"
                    + " Germany</div>"
                    + "<div>" + RULE + "</div>");

    static final Block ZOOM = new Block(
            "Zoom",
            """
            Anna Example is inviting you to a scheduled Zoom meeting.

            Topic: Weekly planning
            Time: Jan 5, 2026 10:00 AM Amsterdam, Berlin, Rome, Stockholm, Vienna

            Join Zoom Meeting
            https://us02web.zoom.us/j/81234567890?pwd=QWxhZGRpbg

            Meeting ID: 812 3456 7890
            Passcode: 123456

            ---

            One tap mobile
            +13015550100,,81234567890#,,,,*123456# US (Washington DC)
            +13055550100,,81234567890#,,,,*123456# US

            ---

            Dial by your location
            • +1 301 555 0100 US (Washington DC)
            • +1 305 555 0100 US

            Meeting ID: 812 3456 7890
            Passcode: 123456

            Find your local number: https://us02web.zoom.us/u/kabcdEF

            Join by SIP
            • 81234567890@zoomcrc.com

            Join by H.323
            • 192.0.2.11 (US West)
            • 192.0.2.12 (US East)
            """,
            "<p>Anna Example is inviting you to a scheduled Zoom meeting.</p><p>Join Zoom Meeting<br><a"
                    + " href=\"https://us02web.zoom.us/j/81234567890?pwd=QWxhZGRpbg\">https://us02web.zoom.us/j/81234567890?pwd=QWxhZGRpbg</a></p><p>Meeting"
                    + " ID: 812 3456 7890<br>Passcode: 123456</p>\n"
                    + "<p>One tap mobile<br>+13015550100,,81234567890#,,,,*123456# US (Washington DC)</p>");

    static final Block WEBEX = new Block(
            "Webex",
            """
            -- Do not delete or change any of the following text. --

            When it's time, join your Webex meeting here.

            More ways to join:

            Join from the meeting link
            https://example.webex.com/example/j.php?MTID=m0123456789abcdef

            Join by meeting number
            Meeting number (access code): 2345 678 9012
            Meeting password: AbCdEf123

            Tap to join from a mobile device (attendees only)
            +49-619-5550-9736,,23456789012## Germany Toll

            Join by phone
            +49-619-5550-9736 Germany Toll
            Global call-in numbers
            https://example.webex.com/example/globalcallin.php?MTID=m0123

            Join from a video system or application
            Dial 23456789012@example.webex.com
            You can also dial 192.0.2.68 and enter your meeting number.

            Need help? Go to https://help.webex.com
            """,
            "<table><tr><td>Join from the meeting link</td></tr><tr><td><a"
                    + " href='https://example.webex.com/example/j.php?MTID=m0123'>Join"
                    + " meeting</a></td></tr><tr><td>Meeting number (access code): 2345 678 9012</td></tr></table>");

    static final Block MEET = new Block(
            "Google Meet",
            String.join(
                    "\n",
                    WAVE,
                    "Join with Google Meet: https://meet.google.com/abc-defg-hij",
                    "Or dial: (NL) +31 20 555 4100 PIN: 123456789#",
                    "More phone numbers: https://tel.meet/abc-defg-hij?pin=1234567890123&hs=7",
                    "",
                    "Learn more about Meet at: https://support.google.com/a/users/answer/9282720",
                    "",
                    "Please do not edit this section.",
                    WAVE,
                    ""),
            WAVE
                    + "<br>Join with Google Meet: <a"
                    + " href=\"https://meet.google.com/abc-defg-hij\">https://meet.google.com/abc-defg-hij</a><br>Or"
                    + " dial: (NL) +31 20 555 4100 PIN: 123456789#<br><br>Please do not edit this section.<br>"
                    + WAVE);

    static final Block BARE = new Block(
            "a bare link",
            "https://zoom.us/j/99988877766\n",
            "<div><a"
                    + " href=\"https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fteams.microsoft.com%2Fl%2Fmeetup-join%2F19&amp;data=05\">Join</a></div>");

    static final List<Block> ALL = List.of(TEAMS, TEAMS_GERMAN, ZOOM, WEBEX, MEET, BARE);

    private JoinBlocks() {}
}
