/** A room that reaches past the other one's door. */
@ApplicationModule(displayName = "planted.two")
@NullMarked
package planted.rooms.two;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
