package org.kalends.examples.caldavsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The state of the command line: what is begun, found again, and refused. */
class StateFileTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aStateIsBegunAndFoundAgain() throws IOException {
        StateFile.open(state()).close();
        String key = Files.readString(key());

        StateFile.open(state()).close();

        assertThat(Files.readString(key())).isEqualTo(key);
        assertThat(folder.resolve("state.mv.db")).exists();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no POSIX permissions there")
    void onlyTheOwnerReadsTheKey() throws IOException {
        StateFile.open(state()).close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key())))
                .isEqualTo("rw-------");
    }

    @Test
    void aStateWithoutItsKeyIsRefusedAndLeftAlone() throws IOException {
        StateFile.open(state()).close();
        Files.delete(key());

        assertThatThrownBy(() -> StateFile.open(state()))
                .isInstanceOf(StateException.class)
                .hasMessageContaining("state.key: it is missing");
        assertThat(key()).doesNotExist();
    }

    @Test
    void aDamagedKeyIsRefused() throws IOException {
        StateFile.open(state()).close();
        Files.writeString(key(), "not a key");

        assertThatThrownBy(() -> StateFile.open(state()))
                .isInstanceOf(StateException.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void aDamagedDatabaseIsRefused() throws IOException {
        StateFile.open(state()).close();
        Files.writeString(folder.resolve("state.mv.db"), "not a database");

        assertThatThrownBy(() -> StateFile.open(state()))
                .isInstanceOf(StateException.class)
                .hasMessageContaining("cannot be opened");
    }

    private Path state() {
        return folder.resolve("state");
    }

    private Path key() {
        return folder.resolve("state.key");
    }
}
