/** What signatures on documents of every kind share: trust, named checks, and the picture of a seal. */
@NullMarked
package cn.ggzy.ca.document;

import org.jspecify.annotations.NullMarked;
