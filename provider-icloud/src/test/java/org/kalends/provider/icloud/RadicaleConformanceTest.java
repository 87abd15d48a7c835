package org.kalends.provider.icloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.kalends.tck.CalendarProviderTck;
import org.kalends.tck.ProviderFixture;

/** The whole kit against Radicale. */
class RadicaleConformanceTest extends CalendarProviderTck {

    @BeforeAll
    static void skipWithoutServer() {
        CalDavServer.running("radicale");
    }

    @Override
    protected ProviderFixture fixture() {
        return new Fixture(CalDavServer.running("radicale"));
    }

    /** Radicale keeps the tokens that it knows as files. */
    private static final class Fixture extends CalDavFixture {

        Fixture(CalDavServer server) {
            super(server);
        }

        @Override
        public boolean expireCursors() {
            Path tokens =
                    server().folder().resolve("collections/collection-root" + path() + ".Radicale.cache/sync-token");
            try (Stream<Path> files = Files.walk(tokens)) {
                List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
                for (Path file : all) {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return true;
        }
    }
}
