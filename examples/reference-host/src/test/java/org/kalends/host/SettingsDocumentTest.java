package org.kalends.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.kalends.host.settings.HostSettings;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The document lists the settings that there are, with the defaults that they have. */
class SettingsDocumentTest {

    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `(kalends\\.[a-z0-9.-]+)` \\| (?:`([^`]*)`|[^|]*) \\|");

    @Test
    void namesEachSettingWithItsDefault() throws IOException {
        String document = Files.readString(Path.of("../../docs/reference-host.md"));
        Map<String, String> told = new TreeMap<>();
        Matcher row = ROW.matcher(document);
        while (row.find()) {
            told.put(row.group(1), Optional.ofNullable(row.group(2)).orElse(""));
        }

        assertThat(told).isEqualTo(settings("kalends.", HostSettings.class));
    }

    private static Map<String, String> settings(String prefix, Class<?> type) {
        Map<String, String> settings = new TreeMap<>();
        for (RecordComponent setting : type.getRecordComponents()) {
            String name = prefix + kebab(setting.getName());
            if (setting.getType().isRecord()) {
                settings.putAll(settings(name + ".", setting.getType()));
            } else {
                settings.put(name, standard(type, setting.getName()));
            }
        }
        return settings;
    }

    private static String standard(Class<?> type, String component) {
        return Arrays.stream(type.getDeclaredConstructors())
                .flatMap(constructor -> Arrays.stream(constructor.getParameters()))
                .filter(parameter -> parameter.getName().equals(component))
                .flatMap(parameter -> Optional.ofNullable(parameter.getAnnotation(DefaultValue.class)).stream())
                .map(value -> String.join(",", value.value()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(component + " has no default"));
    }

    private static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
