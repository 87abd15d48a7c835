package org.kalends.provider.google.internal.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.services.calendar.model.Event;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kalends.api.mapping.MappingContext;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.Attendee;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.Description;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.Person;
import org.kalends.api.model.ProviderId;
import org.kalends.api.model.ResponseStatus;
import org.kalends.core.mapping.AttendeeListMapping;

/** Plain text and HTML in one field that does not say which of the two it holds. */
class DescriptionTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final OriginMark MARK = new OriginMark("installation", "pair", "original", 0);

    private static final GoogleWriter WRITER = new GoogleWriter(BERLIN, ZoneSpelling.IANA);

    private static final String MAIL =
            "Von: \u00C4nne <aenne@example.org>\nBetreff: & more; <b>bold</b>\n\n > quoted\n";

    private static CalendarEvent event(Description description) {
        return CalendarEvent.builder(new EventTime.AllDay(LocalDate.of(2027, 3, 2), LocalDate.of(2027, 3, 3)))
                .description(description)
                .build();
    }

    private static JsonObject stored(Description description) {
        return Wire.object(WRITER.create(event(description), MARK));
    }

    private static String written(Description description) {
        return stored(description).get("description").getAsString();
    }

    private static Description told(JsonObject stored) {
        return WireDescription.read(Wire.told(stored, BERLIN));
    }

    private static Description read(String wire) {
        return WireDescription.read(new Event().setDescription(wire));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "plain",
                " a\u00A0b \n\n c \n",
                "AT&T <3 you & me > them",
                "<guest@example.org>",
                "<b>bold</b>",
                "&amp;",
                "&amp;amp; &lt; &#65; &nbsp; &unknown;",
                "<!-- not a comment -->",
                "<br>",
                "a <",
                "</p>",
                "<a href=\"x\">y</a>",
                "x < y; &z",
                "\u05E9\u05DC\u05D5\u05DD \uD83D\uDC69\u200D\uD83D\uDE92\uD83C\uDFFD e\u0301, a;b:c \\n \"q\" 'q' <b>&amp;</b> 100% #1 {x} [y] %20",
                "[\u2026]",
                "text\n[\u2026]"
            })
    void aPlainTextComesBackToTheLetter(String text) {
        assertThat(told(stored(Description.of(text)))).isEqualTo(Description.of(text));
    }

    @Test
    void aTextThatNobodyTakesForHtmlIsWrittenAsItIs() {
        assertThat(written(Description.of("AT&T <3\nyou & me"))).isEqualTo("AT&T <3\nyou & me");
        assertThat(written(Description.of("<b> & co"))).isEqualTo("&lt;b&gt; &amp; co");
    }

    @Test
    void randomTextsComeBackToTheLetter() {
        for (long seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(30); i > 0; i--) {
                text.append("<>&;/!-=\"'abpr #1\nlt".charAt(random.nextInt(20)));
            }
            Description description = Description.of(text.toString());
            assertThat(told(stored(description))).as("seed %d", seed).isEqualTo(description);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>One &amp; two</p><p>three<br>four</p>",
                "<div>One &amp; two</div>three<br/>four",
                "<p>One &amp; two\n<p>three\nfour",
                "<ul>\n<li>One &amp; two</li>\n<li>three</li></ul>\nfour",
                "<style>p{}</style><script>x < y</script><!-- x --><b>One</b> &amp; two<br>three<br>four",
                "<h1>One &#38; two</h1><span style=\"x>y\">three</span><br class='a'>four"
            })
    void htmlIsReadAsItsText(String html) {
        assertThat(read(html)).isEqualTo(new Description("One & two\nthree\nfour", Optional.of(html)));
    }

    @Test
    void blankLinesOfThePageStay() {
        assertThat(read("<p>a</p><p><br></p><p>b</p>").text()).isEqualTo("a\n\nb");
        assertThat(read("a<br><br>b<br>").text()).isEqualTo("a\n\nb\n");
    }

    @Test
    void whereALinkLeadsIsTold() {
        assertThat(read("<a href=\"https://example.org/?a=1&amp;b=2\">the plan</a>!")
                        .text())
                .isEqualTo("the plan (https://example.org/?a=1&b=2)!");
        assertThat(read("<a href='https://example.org/' target=_blank>https://example.org/</a>")
                        .text())
                .isEqualTo("https://example.org/");
        assertThat(read("<a href=mailto:x@example.org>x@example.org</a>").text())
                .isEqualTo("x@example.org");
        assertThat(read("<a name=\"x\">here</a></a>").text()).isEqualTo("here");
    }

    @Test
    void anAddressInAngleBracketsIsNoTag() {
        assertThat(read("Ask <guest@example.org> or <TBC>"))
                .isEqualTo(Description.of("Ask <guest@example.org> or <TBC>"));
        assertThat(read("Ask &lt;guest@example.org&gt;")).isEqualTo(Description.of("Ask <guest@example.org>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<br>", "<p></p>", "<p>&nbsp;</p>", "<html-blob></html-blob>", "<div><br></div>"})
    void tagsAroundNothingAreNothing(String html) {
        assertThat(read(html)).isEqualTo(Description.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p><b>Bold</b> words</p>",
                "<div>Bold <i>words</i></div>",
                "<strong>Bold</strong> <u>words</u>",
                "<a href=\"https://example.org/Bold words\">Bold words</a>"
            })
    void htmlThatTheServiceKeepsIsWrittenAsItIs(String html) {
        Description description = new Description("Bold words", Optional.of(html));
        assertThat(written(description)).isEqualTo(html);
        assertThat(told(stored(description))).isEqualTo(description);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p><b>Bold</b> other words</p>",
                "<p style=\"color:red\">Bold words</p>",
                "<p onclick=\"x()\">Bold words</p>",
                "<script>x()</script>Bold words",
                "<!-- x -->Bold words",
                "<h1>Bold words</h1>",
                "<a href=\"javascript:Bold words\">Bold words</a>",
                "<a href=\"https://example.org/Bold words\" onclick=\"x()\">Bold words</a>",
                "<custom>Bold words</custom>"
            })
    void otherHtmlIsWrittenAsItsText(String html) {
        Description description = new Description("Bold words", Optional.of(html));
        assertThat(written(description)).isEqualTo("Bold words");
    }

    @Test
    void theGuestsBelowADescriptionDoNotCostItItsForm() {
        Person guest = Person.ofEmail("guest@example.org");
        CalendarEvent meeting = CalendarEvent.builder(
                        new EventTime.AllDay(LocalDate.EPOCH, LocalDate.EPOCH.plusDays(1)))
                .description(new Description("Agenda", Optional.of("<b>Agenda</b>")))
                .attendees(List.of(new Attendee(guest, Attendee.Role.REQUIRED, ResponseStatus.ACCEPTED)))
                .build();
        CalendarRef here = new CalendarRef(new ProviderId("google"), new AccountId("a"), "c");

        Description copy = new AttendeeListMapping()
                .forward(meeting, new MappingContext(here, here))
                .description();

        assertThat(copy.html()).isPresent();
        assertThat(told(stored(copy))).isEqualTo(copy);
    }

    @Test
    void whatComesFromOneCalendarOfTheServiceGoesToAnotherAsItIs() {
        String html =
                "<p>One &amp; <b>two</b></p><ul><li>three</li><li><a href=\"https://example.org/\">four</a></li></ul>";
        Description description = read(html);
        assertThat(told(stored(description))).isEqualTo(description);
    }

    @Test
    void aDescriptionOfManyLinesComesBackWhole() {
        String text = "A line, with \u00E4\u20AC\uD83D\uDE00 and more of it.\n"
                .repeat(1_500)
                .strip();
        JsonObject stored = stored(Description.of(text));
        assertThat(stored.get("description").getAsString().getBytes(StandardCharsets.UTF_8).length)
                .isBetween(4000, 8000);
        assertThat(stored.get("description").getAsString()).endsWith("\n[\u2026]");
        assertThat(told(stored)).isEqualTo(Description.of(text));
    }

    @Test
    void aLongTextOfAnyKindComesBackWholeOrIsRefused() {
        int held = 0;
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder(MAIL);
            int length = 7_000 + random.nextInt(20_000);
            while (text.length() < length) {
                text.appendCodePoint("ab &<>;\n\u00E4\u20AC".charAt(random.nextInt(9)));
            }
            Description description = Description.of(text.toString());
            try {
                JsonObject stored = stored(description);
                assertThat(stored.get("description").getAsString().getBytes(StandardCharsets.UTF_8).length)
                        .isLessThanOrEqualTo(8000);
                assertThat(told(stored)).as("seed %d", seed).isEqualTo(description);
                held++;
            } catch (GoogleProblem problem) {
                assertThat(problem).hasMessage("description: is longer than the service keeps");
            }
        }
        assertThat(held).isGreaterThan(200);
    }

    @Test
    void whatDoesNotFitIsRefusedAndNeverCut() {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder();
        while (text.length() < 60_000) {
            text.append((char) ('\u4E00' + random.nextInt(20_000)));
        }
        assertThatThrownBy(() -> stored(Description.of(text.toString())))
                .isInstanceOf(GoogleProblem.class)
                .hasMessage("description: is longer than the service keeps");
    }

    @Test
    void anEditOfTheShownPartKeepsTheRest() {
        String text = "First line.\n" + MAIL.repeat(1_000);
        JsonObject stored = stored(Description.of(text));
        String shown = stored.get("description").getAsString();
        stored.addProperty("description", shown.replace("First", "1st").replace("\n", "<br>") + "<br>");
        assertThat(told(stored)).isEqualTo(Description.of(text.replace("First", "1st")));
    }

    @Test
    void whoeverTakesTheSignAwayTakesTheRestAway() {
        JsonObject stored = stored(Description.of(MAIL.repeat(1_000)));
        stored.addProperty("description", "short");
        assertThat(told(stored)).isEqualTo(Description.of("short"));
    }

    @Test
    void aRestThatIsNotWholeIsNone() {
        JsonObject stored = stored(Description.of(MAIL.repeat(1_000)));
        String shown = told(stored).text().substring(0, 100);
        JsonObject properties = stored.getAsJsonObject("extendedProperties").getAsJsonObject("private");
        for (String key : List.of("kalendsText", "kalendsText1")) {
            JsonObject broken = stored.deepCopy();
            broken.getAsJsonObject("extendedProperties")
                    .getAsJsonObject("private")
                    .remove(key);
            assertThat(properties.has(key)).isTrue();
            assertThat(told(broken).text()).startsWith(shown).endsWith("\n[\u2026]");
        }
        JsonObject other = stored(Description.of(MAIL.repeat(999)))
                .getAsJsonObject("extendedProperties")
                .getAsJsonObject("private");
        assertThat(other.get("kalendsText")).isNotEqualTo(properties.get("kalendsText"));
        properties.add("kalendsText", other.get("kalendsText"));
        assertThat(told(stored).text()).startsWith(shown).endsWith("\n[\u2026]");
    }

    @Test
    void anUpdateLeavesNothingOfALongDescription() {
        JsonObject stored = Wire.patched(
                stored(Description.of(MAIL.repeat(1_000))),
                WRITER.patch(event(Description.EMPTY), Set.of(EventField.DESCRIPTION)));
        assertThat(told(stored)).isEqualTo(Description.EMPTY);
        assertThat(stored.toString()).doesNotContain("kalendsText");
    }

    @Test
    void aLongTextOfOddCharactersIsReadInNoTime() {
        for (String odd : List.of("<", "<a ", "<a \"", "&", "&#", "<!--", "</", "\u2026]", "<p>")) {
            String text = odd.repeat(50_000 / odd.length());
            assertThat(HtmlText.of(text)).isNotNull();
            assertThat(told(stored(Description.of(text)))).isEqualTo(Description.of(text));
        }
    }
}
