package org.kalends.core.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.Description;
import org.kalends.api.model.EventTime;

class ConferenceRemovalTest {

    static final List<JoinBlocks.Block> BLOCKS = JoinBlocks.ALL;

    private static final EventTime TIME =
            new EventTime.Floating(LocalDateTime.of(2026, 3, 2, 9, 0), LocalDateTime.of(2026, 3, 2, 10, 0));

    private final ConferenceRemoval removal = new ConferenceRemoval();

    @ParameterizedTest
    @FieldSource("BLOCKS")
    void aBlockGoesAndTheTextAroundItStaysAsItIs(JoinBlocks.Block block) {
        assertThat(ConferenceText.cut("Agenda  \n1. a\n\n" + block.text() + "\nafter  \n")
                        .rest())
                .isEqualTo("Agenda  \n1. a\n\n\nafter  \n");
        assertThat(ConferenceHtml.cut(
                                "<html><body>\n<p>Agenda <b>x</b></p>" + block.html() + "<p>after</p></body></html>")
                        .rest())
                .startsWith("<html><body>\n<p>Agenda <b>x</b></p>")
                .endsWith("<p>after</p></body></html>")
                .doesNotContain("http", "Meeting ID", "Passcode", "____", "~:~");
    }

    @ParameterizedTest
    @FieldSource("BLOCKS")
    void anEditOfTheCopyLeavesTheBlockOfTheOriginal(JoinBlocks.Block block) {
        CalendarEvent original = event(new Description(
                "Agenda\n\n" + block.text(),
                Optional.of("<html><body><p>Agenda</p>" + block.html() + "</body></html>")));
        CalendarEvent copy = removal.forward(original, MappingLaws.CONTEXT);
        assertThat(copy.description().text()).isEqualTo("Agenda\n\n");

        Description both =
                back(original, new Description("Agenda 2", Optional.of("<html><body><p>Agenda 2</p></body></html>")));
        assertThat(both.text()).isEqualTo("Agenda 2\n\n" + block.text());
        String invitation = block.html().replaceFirst("^<br>\n", "");
        assertThat(both.html()).contains("<html><body><p>Agenda 2</p>" + invitation + "</body></html>");

        Description textOnly = back(original, Description.of("Agenda 3"));
        assertThat(textOnly.text()).isEqualTo("Agenda 3\n\n" + block.text());
        assertThat(textOnly.html().orElseThrow()).contains("Agenda 3").contains(invitation);
    }

    @Test
    void aLocationThatIsOnlyALinkIsLeftEmptyAndKeptOnTheOriginal() {
        CalendarEvent original = CalendarEvent.builder(TIME)
                .location("https://teams.microsoft.com/l/meetup-join/1")
                .build();
        CalendarEvent copy = removal.forward(original, MappingLaws.CONTEXT);
        assertThat(copy.location()).isEmpty();
        assertThat(removal.back(copy, original, MappingLaws.CONTEXT).location()).isEqualTo(original.location());
        CalendarEvent edited = copy.toBuilder().location("Room 4").build();
        assertThat(removal.back(edited, original, MappingLaws.CONTEXT).location())
                .isEqualTo("Room 4");
    }

    @Test
    void wordsAroundALinkInASentenceStay() {
        assertThat(ConferenceText.cut("read this before https://zoom.us/j/1?pwd=2 starts")
                        .rest())
                .isEqualTo("read this before  starts");
        assertThat(ConferenceText.cut("call +1 555 0100 or see https://example.com")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void anElementThatABlockSharesWithOtherTextStaysWhole() {
        assertThat(ConferenceHtml.cut("<p>Agenda</p><b>https://zoom.us/j/1<br>after</b>")
                        .rest())
                .isEqualTo("<p>Agenda</p><b>after</b>");
        assertThat(ConferenceHtml.cut("<b>before<br>https://zoom.us/j/1</b><p>Agenda</p>")
                        .rest())
                .isEqualTo("<b>before<br></b><p>Agenda</p>");
    }

    @Test
    void hostileTextTakesLittleTime() {
        for (String part : List.of(
                "<a \"", "https://", "<div>", "_", " ", "\n", "</p>", "https://zoom.us/j/1\nx\n", "<a href=x>")) {
            String text = part.repeat(300_000 / part.length());
            removal.back(
                    event(new Description(text + "y", Optional.of(text + "z"))),
                    event(new Description(text, Optional.of(text))),
                    MappingLaws.CONTEXT);
        }
    }

    private Description back(CalendarEvent original, Description copy) {
        CalendarEvent edited = removal.forward(original, MappingLaws.CONTEXT).toBuilder()
                .description(copy)
                .build();
        return removal.back(edited, original, MappingLaws.CONTEXT).description();
    }

    private static CalendarEvent event(Description description) {
        return CalendarEvent.builder(TIME).description(description).build();
    }
}
