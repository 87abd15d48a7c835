/** Two simulated accounts kept in step over http. */
@org.jspecify.annotations.NullMarked
package org.kalends.examples.pairdrill;
