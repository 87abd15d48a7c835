package org.kalends.examples.pairdrill;

/** A remote on a simulated service, which does what it is told to do wrong. */
interface SimulatedRemote extends HttpRemote {

    /** Returns where the service runs. */
    Station<?> station();

    @Override
    Habits<?> habits();

    @Override
    default boolean strike(Fault fault) {
        return habits().strike(fault);
    }

    @Override
    default void calm() {
        habits().calm();
    }

    @Override
    default boolean forgets() {
        return true;
    }

    @Override
    default String sent() {
        return station().wire();
    }
}
