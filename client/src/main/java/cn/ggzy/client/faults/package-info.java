/** Bidders who go on while the system is killed under them, and who check afterwards that every receipt still holds. */
@NullMarked
package cn.ggzy.client.faults;

import org.jspecify.annotations.NullMarked;
