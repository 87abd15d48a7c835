package org.kalends.store.jdbc.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.sql.SQLException;
import org.kalends.api.store.StoreException;

/** The text of what is stored and not searched by. Properties that a newer version added are passed over. */
final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
            .build();

    private Json() {}

    /**
     * Reads the parts of a row.
     *
     * @param <T> what they become
     */
    @FunctionalInterface
    interface Parts<T> {
        /** Returns what the parts say. */
        T read() throws SQLException, JsonProcessingException;
    }

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("json: " + value.getClass().getName() + " cannot be written", e);
        }
    }

    static <T> T read(String text, Class<T> type) throws JsonProcessingException {
        return MAPPER.readValue(text, type);
    }

    /** Returns what a row says; a corrupt one is named by its key. What a parser says of it may quote it, and is not told. */
    static <T> T row(String key, Parts<T> parts) throws SQLException {
        try {
            return parts.read();
        } catch (JsonProcessingException | RuntimeException e) {
            Throwable reason = new IllegalStateException(e.getClass().getName());
            throw new StoreException(
                    "store: the row of " + key
                            + " is corrupt or of a newer version: restore it from a backup, or delete it",
                    reason);
        }
    }
}
