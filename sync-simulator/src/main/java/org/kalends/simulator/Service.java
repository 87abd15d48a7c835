package org.kalends.simulator;

/** One simulated service on a {@link SimulatorServer}. Called by several threads at once. */
@FunctionalInterface
public interface Service {

    /** Returns the answer to a request. */
    Reply answer(Request request);
}
