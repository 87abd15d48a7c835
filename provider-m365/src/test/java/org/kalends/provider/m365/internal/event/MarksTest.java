package org.kalends.provider.m365.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.graph.models.Event;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kalends.api.model.OriginMark;

/** Marks on copies and the names of creations. */
class MarksTest {

    private static final OriginMark MARK = new OriginMark("A-z_0", "p".repeat(64), "o".repeat(64), 17);

    private static final String CALENDAR = "AAkALgAAAAAAHYQDEapmEc2byACqAC-EWg0A/+=";

    @Test
    void aMarkComesBackForItsCalendarOnly() {
        String value = MarkProperty.value(MARK, CALENDAR);
        assertThat(value).startsWith("k1." + MARK.text() + ".").matches("[A-Za-z0-9._-]+");
        assertThat(value.length()).isLessThan(255);
        assertThat(MarkProperty.parse(value, CALENDAR)).contains(MARK);
        assertThat(MarkProperty.parse(value, CALENDAR + "x")).isEmpty();
        assertThat(MarkProperty.parse(value.toLowerCase(Locale.ROOT), CALENDAR)).isEmpty();
        assertThat(MarkProperty.parse(value.toUpperCase(Locale.ROOT), CALENDAR)).isEmpty();
        assertThat(value).startsWith(MarkProperty.prefix(MARK.installation(), MARK.pair()));
        assertThat(value).doesNotStartWith(MarkProperty.prefix(MARK.installation(), "p"));
    }

    @Test
    void anythingElseIsNoMark() {
        String value = MarkProperty.value(MARK, CALENDAR);
        String hash = value.substring(value.lastIndexOf('.'));
        for (String other : List.of(
                "",
                "k1.",
                "k2" + value.substring(2),
                "k1" + hash,
                "k1." + hash,
                MARK.text(),
                value + ".",
                " " + value,
                "k1.a.b.c.007" + hash,
                "k1.a.b.c.x" + hash,
                "k1. a.b.c.1" + hash)) {
            assertThat(MarkProperty.parse(other, CALENDAR)).as(other).isEmpty();
        }
    }

    @Test
    void aMarkIsReadOffAnEventWhateverTheCaseOfItsId() {
        JsonObject property = new JsonObject();
        property.addProperty("id", MarkProperty.ID.toUpperCase(Locale.ROOT));
        property.addProperty("value", MarkProperty.value(MARK, CALENDAR));
        JsonArray properties = new JsonArray();
        properties.add(new JsonObject());
        properties.add(property);
        JsonObject event = new JsonObject();
        event.add("singleValueExtendedProperties", properties);
        assertThat(MarkProperty.read(Wire.event(event.toString()), CALENDAR)).contains(MARK);
        assertThat(MarkProperty.read(new Event(), CALENDAR)).isEmpty();
        assertThat(MarkProperty.of(MARK, CALENDAR).getId()).isEqualTo(MarkProperty.ID);
    }

    @Test
    void whatIsAskedForNamesTheMarkAndEveryFact() {
        String expand = OwnProperties.expand();
        assertThat(expand).startsWith("singleValueExtendedProperties($filter=id eq 'String {");
        assertThat(expand.split(" or ")).hasSize(1 + FactsProperty.values().length);
        assertThat(expand).contains("'" + MarkProperty.ID + "'");
        for (FactsProperty property : FactsProperty.values()) {
            assertThat(expand).contains("'" + property.id() + "'");
        }
    }

    @Test
    void aTransactionIdIsAlwaysTheSameAndAUuidOfVersionEight() {
        String id = TransactionIds.of(MARK);
        assertThat(id).isEqualTo(TransactionIds.of(new OriginMark("A-z_0", "p".repeat(64), "o".repeat(64), 17)));
        assertThat(id).hasSize(36);
        assertThat(UUID.fromString(id).version()).isEqualTo(8);
        assertThat(UUID.fromString(id).variant()).isEqualTo(2);
        assertThat(TransactionIds.of(MARK.nextGeneration())).isNotEqualTo(id);
    }

    @Test
    void ourTransactionIdsAreRecognisedAndNoOthers() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            String id = TransactionIds.of(new OriginMark("kit", "pair", "original-" + i, 0));
            assertThat(TransactionIds.isOurs(id)).isTrue();
            assertThat(TransactionIds.isOurs(id.toUpperCase(Locale.ROOT))).isTrue();
            char last = id.charAt(35) == '0' ? '1' : '0';
            assertThat(TransactionIds.isOurs(id.substring(0, 35) + last)).isFalse();
            assertThat(TransactionIds.isOurs(
                            "0".equals(id.substring(0, 1)) ? "1" + id.substring(1) : "0" + id.substring(1)))
                    .isFalse();
            ids.add(id);
        }
        assertThat(ids).hasSize(1000);
        Random random = new Random(7);
        for (int i = 0; i < 100_000; i++) {
            UUID uuid = new UUID(
                    (random.nextLong() & ~0xF000L) | 0x8000L,
                    (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
            assertThat(TransactionIds.isOurs(uuid.toString())).isFalse();
        }
        assertThat(TransactionIds.isOurs("")).isFalse();
        assertThat(TransactionIds.isOurs("1-1-1-1-1")).isFalse();
    }
}
