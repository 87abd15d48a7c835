package org.kalends.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hands sources to a compiler with the very options of the build, and sees what the build would say about them. */
class NullAwayBitesTest {

    @TempDir
    private Path folder;

    @Test
    void aDereferenceOfSomethingNullableDoesNotCompile() throws Exception {
        Compilation compilation = compile("""
                package org.kalends.snippet;

                import org.jspecify.annotations.NullMarked;
                import org.jspecify.annotations.Nullable;

                @NullMarked
                class Snippet {
                    int length(@Nullable String title) {
                        return title.length();
                    }
                }
                """);

        assertThat(compilation.exitCode()).isNotZero();
        assertThat(compilation.output()).contains("Snippet.java:9: error: [NullAway] dereferenced expression");
    }

    @Test
    void aClassThatDoesNotSayHowItTreatsNullDoesNotCompile() throws Exception {
        Compilation compilation = compile("""
                package org.kalends.snippet;

                class Snippet {
                    int length(String title) {
                        return title.length();
                    }
                }
                """);

        assertThat(compilation.exitCode()).isNotZero();
        assertThat(compilation.output()).contains("error: [RequireExplicitNullMarking]");
    }

    @Test
    void theSameDereferenceAfterACheckCompiles() throws Exception {
        Compilation compilation = compile("""
                package org.kalends.snippet;

                import org.jspecify.annotations.NullMarked;
                import org.jspecify.annotations.Nullable;

                @NullMarked
                class Snippet {
                    int length(@Nullable String title) {
                        return title == null ? 0 : title.length();
                    }
                }
                """);

        assertThat(compilation.output()).doesNotContain("Snippet.java");
        assertThat(compilation.exitCode()).isZero();
    }

    private Compilation compile(String source) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("Snippet.java"), source);
        String classPath = System.getProperty("java.class.path");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "javac").toString());
        for (String flag : Files.readAllLines(Path.of(buildProperty("kalends.javac.flags")))) {
            command.add("-J" + flag);
        }
        command.addAll(List.of("-J-Duser.language=en", "-J-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("--release", "17", "-XDcompilePolicy=simple", "-proc:none"));
        command.addAll(List.of("--should-stop=ifError=FLOW", buildProperty("kalends.errorprone")));
        command.addAll(List.of("-classpath", classPath, "-processorpath", classPath));
        command.addAll(List.of("-d", folder.resolve("classes").toString(), file.toString()));

        Process javac = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(javac.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Compilation(javac.waitFor(), output);
    }

    private static String buildProperty(String name) {
        String value = System.getProperty(name);
        assertThat(value).as("%s, handed over by the pom", name).isNotNull();
        return value;
    }

    private record Compilation(int exitCode, String output) {}
}
