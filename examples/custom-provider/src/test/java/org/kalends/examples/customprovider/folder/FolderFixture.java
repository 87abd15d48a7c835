package org.kalends.examples.customprovider.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.provider.CalendarProvider;
import org.kalends.tck.PersonChannel;
import org.kalends.tck.ProviderFixture;

/** Two calendars in a temporary folder: one to work with, and one that can only be read. */
final class FolderFixture implements ProviderFixture {

    private static final AccountId ACCOUNT = new AccountId("me");

    private final Path root = Files.createTempDirectory("kalends-folder");
    private final Path state = root.resolve("state");
    private final PersonChannel person = new FolderPerson(Files.createDirectories(root.resolve("me/work")));
    private final CalendarProvider provider =
            new FolderProvider(FolderConfig.of(Map.of(ACCOUNT, root.resolve("me")), state));

    FolderFixture() throws IOException {
        Path holidays = Files.createDirectories(root.resolve("me/holidays"));
        Files.writeString(holidays.resolve(".calendar.json"), "{\"name\": \"Holidays\", \"readOnly\": true}");
    }

    @Override
    public String name() {
        return "folder provider";
    }

    @Override
    public CalendarProvider provider() {
        return provider;
    }

    @Override
    public CalendarRef calendar() {
        return new CalendarRef(provider.id(), ACCOUNT, "work");
    }

    @Override
    public Optional<CalendarRef> readOnlyCalendar() {
        return Optional.of(new CalendarRef(provider.id(), ACCOUNT, "holidays"));
    }

    @Override
    public PersonChannel person() {
        return person;
    }

    @Override
    public boolean expireCursors() {
        delete(state);
        return true;
    }

    @Override
    public void close() {
        delete(root);
    }

    private static void delete(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            List<Path> leavesFirst = paths.sorted(Comparator.reverseOrder()).toList();
            for (Path path : leavesFirst) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new IllegalStateException("a temporary folder cannot be deleted", e);
        }
    }
}
