/** Keeps two real CalDAV servers in step while the process is killed again and again, and checks that nothing got lost or doubled. */
@NullMarked
package org.kalends.examples.drill;

import org.jspecify.annotations.NullMarked;
