/** Doorbells: what services post when a calendar has changed. */
@NullMarked
package org.kalends.host.webhook;

import org.jspecify.annotations.NullMarked;
