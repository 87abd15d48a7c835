/** Several nodes on one database, killed and stopped at random. */
@NullMarked
package org.kalends.examples.cluster;

import org.jspecify.annotations.NullMarked;
