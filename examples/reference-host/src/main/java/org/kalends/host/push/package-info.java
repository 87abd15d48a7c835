/** Subscriptions to doorbells: made, renewed and ended. */
@NullMarked
package org.kalends.host.push;

import org.jspecify.annotations.NullMarked;
