/** The pages for people: rendered on the server, improved by htmx, and useful without any script. */
@NullMarked
package org.kalends.host.page;

import org.jspecify.annotations.NullMarked;
