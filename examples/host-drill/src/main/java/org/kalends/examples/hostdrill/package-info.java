/** Two reference hosts on one database, behind one address, under load and killed at random. */
@NullMarked
package org.kalends.examples.hostdrill;

import org.jspecify.annotations.NullMarked;
