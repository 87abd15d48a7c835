package org.kalends.host.library;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A key of stored credentials beside the data file, for demonstrations only: whoever has the folder has both. */
final class DemoKey {

    private static final Pattern FILE = Pattern.compile("jdbc:h2:(?:file:)?([^;]+).*");
    private static final Pattern NO_FILE = Pattern.compile("jdbc:h2:(?:mem|tcp|ssl|zip):.*");
    private static final int BYTES = 32;

    private DemoKey() {}

    /** Returns the keys in the form of the settings; made when there are none yet. */
    static String beside(String databaseUrl, SecureRandom random) {
        String fresh = fresh(random);
        return file(databaseUrl).map(path -> stored(path, fresh)).orElse(fresh);
    }

    private static Optional<Path> file(String databaseUrl) {
        Matcher url = FILE.matcher(databaseUrl);
        if (NO_FILE.matcher(databaseUrl).matches() || !url.matches()) {
            return Optional.empty();
        }
        String name = url.group(1).replaceFirst("^~", Matcher.quoteReplacement(System.getProperty("user.home", "")));
        return Optional.of(Path.of(name + ".keys").toAbsolutePath());
    }

    private static String stored(Path file, String fresh) {
        try {
            Files.createDirectories(Optional.ofNullable(file.getParent()).orElseThrow());
            create(file);
            if (Files.size(file) == 0) {
                Files.writeString(file, fresh, US_ASCII);
            }
            return Files.readString(file, US_ASCII).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the key file beside the data file cannot be used", e);
        }
    }

    private static void create(Path file) throws IOException {
        try {
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } else {
                Files.write(file, new byte[0], StandardOpenOption.CREATE_NEW);
            }
        } catch (FileAlreadyExistsException e) {
            // It was made by an earlier demonstration.
        }
    }

    private static String fresh(SecureRandom random) {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        return "1:" + Base64.getEncoder().encodeToString(secret);
    }
}
