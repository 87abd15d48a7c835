package org.kalends.host.demo;

import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Ends the simulated services after everything that uses them. */
@Component
@Profile("demo")
final class DemoCurtain implements SmartLifecycle {

    private final DemoWorld world;

    private volatile boolean running;

    DemoCurtain(DemoWorld world) {
        this.world = world;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        world.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
