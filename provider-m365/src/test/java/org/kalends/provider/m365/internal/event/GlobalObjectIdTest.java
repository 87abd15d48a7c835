package org.kalends.provider.m365.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** UIDs inside of Exchange's ids. */
class GlobalObjectIdTest {

    private static final String MASTER =
            "040000008200E00074C5B7101A82E00800000000D5A3A5E6A3C8D901000000000000000010000000C1A3B4D5E6F708192A3B4C5D6E7F8091";

    private static final String OCCURRENCE =
            "040000008200E00074C5B7101A82E00807E80514D5A3A5E6A3C8D901000000000000000010000000C1A3B4D5E6F708192A3B4C5D6E7F8091";

    @Test
    void aSeriesAndItsOccurrencesHaveOneUid() {
        assertThat(GlobalObjectId.uid(MASTER)).isEqualTo(MASTER);
        assertThat(GlobalObjectId.uid(OCCURRENCE)).isEqualTo(MASTER);
        assertThat(GlobalObjectId.uid(OCCURRENCE.toLowerCase(Locale.ROOT))).isEqualTo(MASTER);
        assertThat(GlobalObjectId.spellings(MASTER)).containsExactly(MASTER);
    }

    @Test
    void theDateOfAnOccurrenceIsTold() {
        assertThat(GlobalObjectId.date(OCCURRENCE)).contains(LocalDate.of(2024, 5, 20));
        assertThat(GlobalObjectId.date(MASTER)).isEmpty();
        assertThat(GlobalObjectId.date(OCCURRENCE.replace("07E80514", "07E80D14")))
                .as("month 13")
                .isEmpty();
        assertThat(GlobalObjectId.date("x")).isEmpty();
    }

    @Test
    void theUidOfAnotherProgramIsDecoded() {
        assertThat(GlobalObjectId.uid("040000008200E00074C5B7101A82E0080000000000000000000000000000000000000000"
                        + "2E000000" + "7643616C2D556964" + "01000000"
                        + "38373938313238342D3531393232333334403F3F3F2E636F6D00"))
                .isEqualTo("87981284-51922334@???.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc@google.com", "6F9619FF-8B86-D011-B42D-00CF4FC964FF", "\u05E9\u05DC\u05D5\u05DD", "x"})
    void everyUidIsFoundInBothSpellings(String uid) {
        List<String> spellings = GlobalObjectId.spellings(uid);
        assertThat(spellings)
                .hasSize(2)
                .allMatch(spelling -> GlobalObjectId.uid(spelling).equals(uid));
        assertThat(spellings.get(1)).matches("[0-9A-F]{82,}");
    }

    @Test
    void aForeignUidIsWrappedWithItsSizeAndAZero() {
        assertThat(GlobalObjectId.spellings("x").get(1))
                .isEqualTo("040000008200E00074C5B7101A82E008" + "00000000" + "0".repeat(32) + "0E000000"
                        + "7643616C2D55696401000000" + "7800");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "040000008200E00074C5B7101A82E008", "040000008200E00074C5B7101A82E008zz"})
    void anythingElseIsAUidAsItStands(String uid) {
        assertThat(GlobalObjectId.uid(uid)).isEqualTo(uid);
    }
}
