/** A simulated Microsoft Entra: sign-in by authorization code, tokens and their renewal. */
@NullMarked
package org.kalends.simulator.entra;

import org.jspecify.annotations.NullMarked;
