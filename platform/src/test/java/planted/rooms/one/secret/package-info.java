/** Nobody else's. */
@NullMarked
package planted.rooms.one.secret;

import org.jspecify.annotations.NullMarked;
