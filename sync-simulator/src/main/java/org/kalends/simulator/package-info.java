/** Calendar services that run on your machine. */
@NullMarked
package org.kalends.simulator;

import org.jspecify.annotations.NullMarked;
