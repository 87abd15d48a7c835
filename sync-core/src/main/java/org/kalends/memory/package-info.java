/**
 * Everything the engine needs, in memory: a provider with calendars that a program can edit as a person would, stores and a queue.
 *
 * <p>For tests of hosts and providers, for demonstrations and for a first look. Nothing here survives the process. The provider
 * is strict, as the strictest remote services are, and can be told to misbehave through
 * {@link org.kalends.memory.InMemoryFaults}. All types are safe for use by several threads.
 */
@NullMarked
package org.kalends.memory;

import org.jspecify.annotations.NullMarked;
