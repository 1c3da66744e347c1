/** Validation and commit: signatures, policies, MVCC, phantoms, private data. */
@NullMarked
package cn.ggzy.fabric.embedded.commit;

import org.jspecify.annotations.NullMarked;
