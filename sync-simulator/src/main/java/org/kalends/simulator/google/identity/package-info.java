/** Sign-in with Google on a simulator server. */
@NullMarked
package org.kalends.simulator.google.identity;

import org.jspecify.annotations.NullMarked;
