package org.kalends.provider.google.internal.event;

import java.util.Optional;
import org.kalends.api.model.Sensitivity;

/** The sensitivity that the service cannot say, or may tell as private. */
final class SensitivityFact {

    private SensitivityFact() {}

    static Optional<String> of(Sensitivity sensitivity) {
        return switch (sensitivity) {
            case NORMAL, PRIVATE -> Optional.empty();
            case PERSONAL, CONFIDENTIAL -> Optional.of(sensitivity.name());
        };
    }

    /** Returns the sensitivity that was meant, as long as the event is told about as closed as it was written. */
    static Optional<Sensitivity> meant(String fact, Sensitivity told) {
        if (fact.equals(Sensitivity.PERSONAL.name()) && told == Sensitivity.PRIVATE) {
            return Optional.of(Sensitivity.PERSONAL);
        }
        boolean closed = told == Sensitivity.PRIVATE || told == Sensitivity.CONFIDENTIAL;
        return fact.equals(Sensitivity.CONFIDENTIAL.name()) && closed
                ? Optional.of(Sensitivity.CONFIDENTIAL)
                : Optional.empty();
    }
}
