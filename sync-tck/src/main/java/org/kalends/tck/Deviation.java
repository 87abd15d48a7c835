package org.kalends.tck;

import java.util.Objects;

/**
 * A rule that an implementation cannot keep, and what it is held to instead.
 *
 * <p>The rule is still run. It has to fail, otherwise the deviation is out of date and fails the test; then {@code instead} is run
 * on a fresh fixture and has to pass.
 *
 * @param rule the id of the rule
 * @param reason why it cannot be kept, for the result line
 * @param instead asserts the exact behaviour that is accepted in place of the rule
 */
public record Deviation(String rule, String reason, Check instead) {

    /** An assertion. */
    @FunctionalInterface
    public interface Check {
        /** Throws when the behaviour is another one. */
        void run() throws Exception;
    }

    /** Checks that a reason is given. */
    public Deviation {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(instead, "instead");
        if (reason.isBlank()) {
            throw new IllegalArgumentException("deviation: a reason is needed");
        }
    }
}
