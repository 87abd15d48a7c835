package org.kalends.examples.customprovider.folder;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** One calendar. What its name does not say stands in a hidden file in it, {@code .calendar.json}. */
final class CalendarFolder {

    private static final String SETTINGS = ".calendar.json";

    private final FolderGateway gateway;
    private final Path path;

    CalendarFolder(FolderGateway gateway, Path path) {
        this.gateway = gateway;
        this.path = path;
    }

    /** Returns name, zone, colour and whether the calendar can only be read, as far as somebody has written them down. */
    ObjectNode settings() {
        return gateway.read(path.resolve(SETTINGS)).map(EventFile::json).orElseGet(JsonTables::object);
    }

    boolean isWritable() {
        return Files.isWritable(path) && !settings().path("readOnly").asBoolean();
    }

    /** Returns all events and series, by name. */
    List<EventFile> files() {
        return gateway.names(path, CalendarFolder::isEvent).stream()
                .flatMap(name -> gateway.read(path.resolve(name)).stream())
                .toList();
    }

    /** Returns one event or series; empty when there is none. */
    Optional<EventFile> file(String name) {
        return gateway.inside(path, name).filter(CalendarFolder::isEvent).flatMap(gateway::read);
    }

    /** Writes an event or a series and returns what the folder now holds. */
    EventFile write(String name, byte[] content) {
        return gateway.write(path.resolve(name), content);
    }

    void delete(EventFile file) {
        gateway.delete(path.resolve(file.key().value()));
    }

    /** Runs something while no other thread writes into the calendar or reads its changes. */
    <T> T alone(Supplier<T> work) {
        return gateway.alone(path, work);
    }

    private static boolean isEvent(Path file) {
        return file.toString().endsWith(".json") && Files.isRegularFile(file);
    }
}
