/** Events of Google Calendar to canonical events and back: pure, without http, clock or randomness. */
@NullMarked
package org.kalends.provider.google.internal.event;

import org.jspecify.annotations.NullMarked;
