package org.kalends.examples.customprovider.folder;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The only place that touches the disk. Names are plain: none leads out of its folder. */
final class FolderGateway {

    private static final String ASIDE = ".kalends.part";

    private final Map<Path, Object> locks = new ConcurrentHashMap<>();

    /** Runs something while no other thread runs anything for the same folder. */
    <T> T alone(Path folder, Supplier<T> work) {
        synchronized (locks.computeIfAbsent(folder, path -> new Object())) {
            return work.get();
        }
    }

    /** Returns the sorted names in a folder that are not hidden. */
    List<String> names(Path folder, Predicate<Path> wanted) {
        return done(() -> {
            try (Stream<Path> paths = Files.list(folder)) {
                return paths.filter(wanted)
                        .map(FolderGateway::name)
                        .filter(name -> !name.startsWith("."))
                        .sorted()
                        .toList();
            }
        });
    }

    /** Returns what a plain name leads to in a folder; empty when the name is not plain. */
    Optional<Path> inside(Path folder, String name) {
        try {
            Path path = folder.resolve(name);
            boolean plain = folder.equals(path.getParent()) && name(path).equals(name) && !name.startsWith(".");
            return plain ? Optional.of(path) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Returns an event as it is now; empty when there is no such file. */
    Optional<EventFile> read(Path file) {
        return bytes(file).flatMap(content -> modifiedAt(file).map(time -> new EventFile(name(file), content, time)));
    }

    /** Returns the bytes of a file; empty when there is none. */
    Optional<byte[]> bytes(Path file) {
        return ifThere(() -> Files.readAllBytes(file));
    }

    private static Optional<Instant> modifiedAt(Path file) {
        return ifThere(() -> Files.getLastModifiedTime(file).toInstant());
    }

    /** Makes a folder unless it is there. */
    void make(Path folder) {
        done(() -> Files.createDirectories(folder));
    }

    /** Writes aside and moves, so that nobody ever meets half a file; returns what is now there. */
    EventFile write(Path file, byte[] content) {
        Path folder = Objects.requireNonNull(file.getParent(), "every file lies in a folder");
        return alone(folder, () -> done(() -> replace(file, folder.resolve(ASIDE), content)));
    }

    private static EventFile replace(Path file, Path aside, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(aside, CREATE, TRUNCATE_EXISTING, WRITE)) {
            ByteBuffer left = ByteBuffer.wrap(content);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
        Instant time = Files.getLastModifiedTime(aside).toInstant();
        Files.move(aside, file, ATOMIC_MOVE);
        return new EventFile(name(file), content, time);
    }

    /** Deletes a file; one that is gone already is no error. */
    void delete(Path file) {
        done(() -> Files.deleteIfExists(file));
    }

    private static String name(Path path) {
        return Objects.toString(path.getFileName());
    }

    private static <T> Optional<T> ifThere(Disk<T> call) {
        return done(() -> {
            try {
                return Optional.of(call.run());
            } catch (NoSuchFileException e) {
                return Optional.empty();
            }
        });
    }

    private static <T> T done(Disk<T> call) {
        try {
            return call.run();
        } catch (UncheckedIOException e) {
            throw FolderErrors.of(Objects.requireNonNull(e.getCause(), "it always has one"));
        } catch (IOException e) {
            throw FolderErrors.of(e);
        }
    }

    /** One call to the disk. */
    @FunctionalInterface
    private interface Disk<T> {
        T run() throws IOException;
    }
}
