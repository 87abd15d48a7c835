package org.kalends.examples.customprovider.folder;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.Person;
import org.kalends.tck.PersonChannel;

/** Somebody with an editor, who saves files and deletes them. */
final class FolderPerson implements PersonChannel {

    private final AtomicInteger created = new AtomicInteger();
    private final Path calendar;

    FolderPerson(Path calendar) {
        this.calendar = calendar;
    }

    @Override
    public EventKey create(CalendarEvent event) {
        int number = created.incrementAndGet();
        EventKey key = new EventKey("event " + number + ".json");
        save(key, said(JsonTables.object().put("uid", number + "@example.org"), event));
        return key;
    }

    @Override
    public void edit(EventKey key, CalendarEvent event) {
        save(key, said(load(key), event));
    }

    @Override
    public void delete(EventKey key) {
        disk(() -> {
            Files.delete(calendar.resolve(key.value()));
            return key;
        });
    }

    @Override
    public boolean decorate(EventKey key) {
        ObjectNode json = load(key);
        json.putObject("reminder").put("minutes", 12.50);
        save(key, json);
        return true;
    }

    @Override
    public Optional<String> decoration(EventKey key) {
        return Optional.ofNullable(load(key).get("reminder")).map(Object::toString);
    }

    @Override
    public boolean spoil(EventKey key) {
        save(key, load(key).put("start", "never"));
        return true;
    }

    private static ObjectNode said(ObjectNode json, CalendarEvent event) {
        JsonWriter.write(json, event, EnumSet.complementOf(EnumSet.of(EventField.ATTENDEES)));
        json.remove("organizer");
        event.organizer().ifPresent(person -> name(json.putObject("organizer"), person));
        ArrayNode guests = json.putArray("attendees");
        event.attendees()
                .forEach(guest -> name(guests.addObject(), guest.person())
                        .put("role", JsonTables.word(guest.role()))
                        .put("response", JsonTables.word(guest.response())));
        event.iCalUid().ifPresent(uid -> json.put("uid", uid));
        return json;
    }

    private static ObjectNode name(ObjectNode json, Person person) {
        person.name().ifPresent(name -> json.put("name", name));
        person.email().ifPresent(email -> json.put("email", email));
        return json;
    }

    private ObjectNode load(EventKey key) {
        return JsonTables.parse(disk(() -> Files.readAllBytes(calendar.resolve(key.value()))));
    }

    private void save(EventKey key, ObjectNode json) {
        disk(() -> Files.write(calendar.resolve(key.value()), JsonTables.print(json)));
    }

    private static <T> T disk(Disk<T> call) {
        try {
            return call.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Disk<T> {
        T run() throws IOException;
    }
}
