package org.kalends.provider.m365.internal.event;

import com.microsoft.graph.models.Event;
import com.microsoft.graph.models.SingleValueLegacyExtendedProperty;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The extended properties of this library on an event. */
public final class OwnProperties {

    private static final String NAMESPACE = "{9ba128f8-c122-4e69-90cf-1333a4414cf5}";

    private OwnProperties() {}

    /** Returns what to ask for with {@code $expand} so that the mark and the facts of an event are told. */
    public static String expand() {
        return Stream.concat(
                        Stream.of(MarkProperty.ID),
                        Arrays.stream(FactsProperty.values()).map(FactsProperty::id))
                .map(id -> "id eq '" + id + "'")
                .collect(Collectors.joining(" or ", "singleValueExtendedProperties($filter=", ")"));
    }

    static String id(String name) {
        return "String " + NAMESPACE + " Name " + name;
    }

    static SingleValueLegacyExtendedProperty property(String id, String value) {
        SingleValueLegacyExtendedProperty property = new SingleValueLegacyExtendedProperty();
        property.setId(id);
        property.setValue(value);
        return property;
    }

    /** Returns the value of a property; the service may spell the id of its namespace in another case. */
    static Optional<String> value(Event event, String id) {
        return Optional.ofNullable(event.getSingleValueExtendedProperties()).orElse(List.of()).stream()
                .filter(Objects::nonNull)
                .filter(property -> id.equalsIgnoreCase(property.getId()))
                .flatMap(property -> Optional.ofNullable(property.getValue()).stream())
                .findFirst();
    }
}
