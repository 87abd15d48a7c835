package org.kalends.tck;

import java.util.function.UnaryOperator;

/**
 * A deliberately broken implementation.
 *
 * @param rule the rule that has to catch it
 * @param flaw what is wrong with it
 * @param wrapper breaks an implementation that keeps all rules
 */
record Mutant<T>(String rule, String flaw, UnaryOperator<T> wrapper) {}
