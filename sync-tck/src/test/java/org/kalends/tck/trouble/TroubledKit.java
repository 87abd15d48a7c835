package org.kalends.tck.trouble;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.kalends.tck.CalendarProviderTck;
import org.kalends.tck.ProviderFixture;

/** The whole kit, run from inside a test, on whatever fixture the test opens. One run at a time. */
public class TroubledKit extends CalendarProviderTck {

    private static Supplier<ProviderFixture> opening = () -> {
        throw new IllegalStateException("run by another test only");
    };

    /** Runs the kit and returns the rules that failed, with why. */
    public static List<String> failures(Supplier<ProviderFixture> fixtures) {
        opening = fixtures;
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(TroubledKit.class))
                .configurationParameter("kalends.tck.quiet", "true")
                .build();
        List<String> failed = new ArrayList<>();
        LauncherFactory.create().execute(request, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                    failed.add(test.getDisplayName() + " "
                            + result.getThrowable().map(String::valueOf).orElse(""));
                }
            }
        });
        return failed;
    }

    @Override
    protected ProviderFixture fixture() {
        return opening.get();
    }
}
