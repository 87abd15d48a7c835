package org.kalends.tck;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What the kit's classes share: one hook, and the machinery that runs rules.
 *
 * @param <F> the fixture that somebody implements
 * @param <S> what the rules are handed
 */
@ExtendWith(Conformance.class)
@DisplayNameGeneration(RuleNames.class)
abstract class Kit<F extends Fixture, S> {

    /** Returns a fresh fixture; called before each test. */
    protected abstract F fixture() throws Exception;

    /** Returns what the rules are handed. */
    abstract S subject(F fixture);

    /** Returns the type of what the rules are handed. */
    abstract Class<S> subjectType();

    /** Returns the test methods of a kit class, by rule id. */
    static List<Method> rules(Class<?> kit) {
        return Arrays.stream(kit.getMethods())
                .filter(method -> method.isAnnotationPresent(Rule.class))
                .sorted(Comparator.comparing(method -> rule(method).id()))
                .toList();
    }

    /** Returns the rule that a test method stands for. */
    static Rule rule(Method method) {
        Rule rule = method.getAnnotation(Rule.class);
        if (rule == null) {
            throw new IllegalStateException("not a rule: " + method);
        }
        return rule;
    }
}
