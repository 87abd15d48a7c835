package org.kalends.tck;

import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGenerator;

/** Shows a rule's test as its id, level and text. */
final class RuleNames extends DisplayNameGenerator.Standard {

    @Override
    public String generateDisplayNameForMethod(List<Class<?>> enclosing, Class<?> testClass, Method method) {
        Rule rule = method.getAnnotation(Rule.class);
        return rule == null
                ? super.generateDisplayNameForMethod(enclosing, testClass, method)
                : rule.id() + " " + rule.level() + ": " + rule.text();
    }
}
