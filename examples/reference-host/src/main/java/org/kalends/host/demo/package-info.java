/** The demonstration: simulated services with sample calendars in the same process, and a panel to edit them as a person would. */
@NullMarked
package org.kalends.host.demo;

import org.jspecify.annotations.NullMarked;
