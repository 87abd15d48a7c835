package org.kalends.provider.m365.internal.push;

import java.util.Optional;

/**
 * One entry of what arrived: the only things in it that are looked at.
 *
 * @param subscriptionId which subscription it is said to come from
 * @param clientState what is to prove it
 * @param lifecycleEvent what happened to the subscription itself; empty when its calendar changed
 */
record Notice(String subscriptionId, String clientState, Optional<String> lifecycleEvent) {

    @Override
    public String toString() {
        return "Notice[]";
    }
}
