/** The kit for providers, run once more for each thing that goes wrong at a service. For the tests of this project's providers. */
@NullMarked
package org.kalends.tck.trouble;

import org.jspecify.annotations.NullMarked;
