/** A Fabric network in one JVM, for development, tests and training: a simulator that says so. */
@NullMarked
package cn.ggzy.fabric.embedded;

import org.jspecify.annotations.NullMarked;
