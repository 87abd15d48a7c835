package org.kalends.tck;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestWatcher;
import org.opentest4j.TestAbortedException;

/**
 * Runs rules: opens a fixture for each, applies deviations and SHOULD, counts, and prints one result line for each implementation.
 *
 * <p>The configuration parameter {@code kalends.tck.quiet=true} keeps the line back.
 */
final class Conformance
        implements BeforeAllCallback,
                AfterAllCallback,
                AfterEachCallback,
                ParameterResolver,
                InvocationInterceptor,
                TestWatcher {

    private static final ExtensionContext.Namespace SPACE = ExtensionContext.Namespace.create(Conformance.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        Class<?> kit = context.getRequiredTestClass();
        overridden(kit).ifPresent(rule -> {
            throw new IllegalStateException(
                    "a rule cannot be overridden: " + rule + "; name a Deviation in the fixture instead");
        });
        context.getStore(SPACE).put(Tally.class, new Tally(kit.getSimpleName()));
    }

    private static Optional<String> overridden(Class<?> kit) {
        Class<?> parent = kit.getSuperclass();
        if (parent == null || parent.equals(Kit.class)) {
            return Optional.empty();
        }
        Set<String> rules = Kit.rules(parent).stream().map(Method::getName).collect(Collectors.toSet());
        return Arrays.stream(kit.getDeclaredMethods())
                .map(Method::getName)
                .filter(rules::contains)
                .findFirst()
                .or(() -> overridden(parent));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        boolean quiet = context.getConfigurationParameter("kalends.tck.quiet", Boolean::parseBoolean)
                .orElse(false);
        if (!quiet) {
            System.out.println(tally(context).line());
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType().equals(kit(context).subjectType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return Objects.requireNonNull(open(kit(context), context), "subject");
    }

    private static <F extends Fixture, S> S open(Kit<F, S> kit, ExtensionContext context) {
        try {
            F fixture = kit.fixture();
            context.getStore(SPACE).put(Fixture.class, fixture);
            tally(context).names(fixture.name());
            return kit.subject(fixture);
        } catch (Exception e) {
            throw new IllegalStateException("the fixture could not be opened", e);
        }
    }

    private static Optional<Fixture> opened(ExtensionContext context) {
        return Optional.ofNullable(context.getStore(SPACE).get(Fixture.class, Fixture.class));
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        Fixture fixture = context.getStore(SPACE).remove(Fixture.class, Fixture.class);
        if (fixture != null) {
            fixture.close();
        }
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        Rule rule = method.getExecutable().getAnnotation(Rule.class);
        if (rule == null) {
            invocation.proceed();
            return;
        }
        Optional<Deviation> deviation = deviation(rule, context);
        if (deviation.isEmpty()) {
            keep(rule, invocation, context);
        } else {
            deviate(rule, deviation.get(), invocation, context);
        }
    }

    private static void keep(Rule rule, Invocation<Void> invocation, ExtensionContext context) throws Throwable {
        try {
            invocation.proceed();
        } catch (Verdict.NotFollowed e) {
            if (rule.level() == Rule.Level.MUST) {
                throw new AssertionError(rule.id() + ": " + e.getMessage(), e);
            }
            tally(context).notFollowed(rule, String.valueOf(e.getMessage()));
        }
    }

    private void deviate(Rule rule, Deviation deviation, Invocation<Void> invocation, ExtensionContext context)
            throws Throwable {
        boolean kept;
        try {
            invocation.proceed();
            kept = true;
        } catch (TestAbortedException e) {
            kept = true;
        } catch (Exception | AssertionError e) {
            kept = false;
        }
        if (kept) {
            throw new AssertionError(rule.id() + " is kept: its deviation (" + deviation.reason() + ") is not needed");
        }
        afterEach(context);
        open(kit(context), context);
        deviation(rule, context)
                .orElseThrow(() -> new AssertionError(rule.id() + ": the next fixture no longer names the deviation"))
                .instead()
                .run();
        tally(context).deviates(rule, deviation.reason());
    }

    private static Optional<Deviation> deviation(Rule rule, ExtensionContext context) {
        List<Deviation> named = opened(context).map(Fixture::deviations).orElse(List.of());
        Set<String> known = Kit.rules(context.getRequiredTestClass()).stream()
                .map(method -> Kit.rule(method).id())
                .collect(Collectors.toSet());
        named.forEach(deviation -> {
            if (!known.contains(deviation.rule())) {
                throw new AssertionError("a deviation names the unknown rule " + deviation.rule());
            }
        });
        return named.stream()
                .filter(deviation -> deviation.rule().equals(rule.id()))
                .findFirst();
    }

    @Override
    public void testSuccessful(ExtensionContext context) {
        rule(context).ifPresent(rule -> tally(context).passed(rule));
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        rule(context).ifPresent(rule -> tally(context).failed(rule));
    }

    @Override
    public void testAborted(ExtensionContext context, Throwable cause) {
        rule(context).ifPresent(rule -> tally(context).notExercised(rule, String.valueOf(cause.getMessage())));
    }

    private static Optional<Rule> rule(ExtensionContext context) {
        return context.getTestMethod().map(method -> method.getAnnotation(Rule.class));
    }

    private static Kit<?, ?> kit(ExtensionContext context) {
        return (Kit<?, ?>) context.getRequiredTestInstance();
    }

    private static Tally tally(ExtensionContext context) {
        return Objects.requireNonNull(context.getStore(SPACE).get(Tally.class, Tally.class), "tally");
    }
}
