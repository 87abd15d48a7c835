/** What goes wrong in the hands of a user, and what to do about it. */
@NullMarked
package org.kalends.host.problem;

import org.jspecify.annotations.NullMarked;
