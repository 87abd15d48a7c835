package org.kalends.tck;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;

/** One rule of the kit. The annotated method is its test; the text is what {@code docs/conformance.md} says. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Test
public @interface Rule {

    /** How binding a rule is (RFC 2119). */
    enum Level {
        /** Whoever breaks it does not conform. */
        MUST,
        /** Whoever does not follow it is told so, and still has to give one of the answers that the rule accepts. */
        SHOULD
    }

    /** Returns the number by which the rule is known; never used again for another rule. */
    String id();

    /** Returns how binding it is. */
    Level level() default Level.MUST;

    /** Returns the rule as one English sentence. */
    String text();
}
