/** What the simulated services share beneath their surface; not for others. */
@NullMarked
package org.kalends.simulator.internal;

import org.jspecify.annotations.NullMarked;
