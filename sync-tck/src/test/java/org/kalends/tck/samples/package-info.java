/** What the tests of this project's providers are tried with. */
@NullMarked
package org.kalends.tck.samples;

import org.jspecify.annotations.NullMarked;
