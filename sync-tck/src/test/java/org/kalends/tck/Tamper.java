package org.kalends.tck;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/** Breaks one method of an implementation and leaves the others alone. */
final class Tamper {

    private Tamper() {}

    /** What a broken method does. */
    @FunctionalInterface
    interface Flaw {
        Object answer(Call call) throws Throwable;
    }

    /**
     * One call of a broken method.
     *
     * @param target the implementation that keeps all rules
     * @param method the method
     * @param args what it was called with
     */
    record Call(Object target, Method method, List<Object> args) {

        /** Returns an argument as whatever the caller knows it to be. */
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        <A> A arg(int index) {
            return (A) args.get(index);
        }

        Call with(int index, Object value) {
            List<Object> changed = new ArrayList<>(args);
            changed.set(index, value);
            return new Call(target, method, changed);
        }

        /** Carries the call out and returns the answer as whatever the caller knows it to be. */
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        <R> R proceed() throws Throwable {
            try {
                return (R) method.invoke(target, args.toArray());
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }

    /** Returns the implementation with a flaw in all methods of a name; {@code *} for every method. */
    static <T> T with(Class<T> spi, T original, String name, Flaw flaw) {
        return spi.cast(Proxy.newProxyInstance(spi.getClassLoader(), new Class<?>[] {spi}, (proxy, method, args) -> {
            Call call = new Call(original, method, args == null ? List.of() : List.of(args));
            boolean broken = name.equals("*") || method.getName().equals(name);
            return broken ? flaw.answer(call) : call.proceed();
        }));
    }
}
