/**
 * The conformance kit: what every provider, store and mapping of Kalends is held to.
 *
 * <p>Extend the class that is named after the SPI, implement its one hook {@code fixture()}, and run it with JUnit. Each test is a
 * numbered rule; {@code docs/conformance.md} lists them all.
 */
@NullMarked
package org.kalends.tck;

import org.jspecify.annotations.NullMarked;
