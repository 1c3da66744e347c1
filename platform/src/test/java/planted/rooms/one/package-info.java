/** A room with something that is nobody else's. */
@ApplicationModule(displayName = "planted.one")
@NullMarked
package planted.rooms.one;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
