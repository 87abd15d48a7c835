package org.kalends.host.library;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether the settings name a client of a calendar service: without one it is off. */
abstract class SwitchedOn implements Condition {

    private final String property;

    SwitchedOn(String property) {
        this.property = property;
    }

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return !context.getEnvironment().getProperty(property, "").isBlank();
    }

    /** Microsoft 365 is on. */
    static final class M365 extends SwitchedOn {
        M365() {
            super("kalends.m365.client-id");
        }
    }

    /** Google is on. */
    static final class Google extends SwitchedOn {
        Google() {
            super("kalends.google.client-id");
        }
    }
}
