package org.kalends.examples.pairdrill;

import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;

/** Notes how each test of a pair goes in the table of the whole build. */
final class PairTally implements InvocationInterceptor {

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> test, ReflectiveInvocationContext<Method> call, ExtensionContext context)
            throws Throwable {
        PairTable table = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(PairTable.class))
                .getOrComputeIfAbsent(PairTable.class, key -> new PairTable(), PairTable.class);
        PairUnderTest pair = (PairUnderTest) call.getArguments().get(0);
        Feature feature = call.getExecutable().getAnnotation(Shows.class).value();
        try {
            test.proceed();
            table.passed(pair, feature);
        } catch (TestAbortedException e) {
            table.skipped(pair, feature, String.valueOf(e.getMessage()));
            throw e;
        } catch (Throwable e) {
            table.failed(pair, feature);
            throw e;
        }
    }
}
