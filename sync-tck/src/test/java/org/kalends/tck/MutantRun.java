package org.kalends.tck;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.lang.reflect.Method;
import java.util.function.UnaryOperator;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs one rule of the kit on one mutant. */
final class MutantRun implements TestExecutionListener {

    private int passed;
    private int failed;
    private String failure = "";

    private MutantRun() {}

    @SuppressWarnings("unchecked")
    static <T> MutantRun of(Class<?> kit, Mutant<T> mutant) {
        Mutated.wrapper = (UnaryOperator<Object>) mutant.wrapper();
        try {
            return of(kit, mutant.rule());
        } finally {
            Mutated.wrapper = UnaryOperator.identity();
        }
    }

    static MutantRun of(Class<?> kit, String id) {
        Method rule = Kit.rules(kit.getSuperclass()).stream()
                .filter(method -> Kit.rule(method).id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no rule " + id));
        MutantRun run = new MutantRun();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectMethod(kit, rule))
                .configurationParameter("kalends.tck.quiet", "true")
                .build();
        LauncherFactory.create().execute(request, run);
        return run;
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        boolean failedBefore = result.getStatus() == TestExecutionResult.Status.FAILED && !test.isTest();
        if (test.isTest() || failedBefore) {
            if (result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
                passed++;
            } else {
                failed++;
                failure = result.getThrowable().map(Throwable::toString).orElse("");
            }
        }
    }

    /** Returns whether the rule was run and failed. */
    boolean caught() {
        return passed == 0 && failed == 1;
    }

    boolean kept() {
        return passed == 1 && failed == 0;
    }

    String failure() {
        return failure;
    }
}
