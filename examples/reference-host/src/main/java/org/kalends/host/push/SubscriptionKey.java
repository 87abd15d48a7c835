package org.kalends.host.push;

import org.kalends.api.model.ProviderId;

/**
 * How a service names a subscription.
 *
 * @param provider the service
 * @param id its name there
 */
record SubscriptionKey(ProviderId provider, String id) {}
