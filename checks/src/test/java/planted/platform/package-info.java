/** Planted offender. */
@org.jspecify.annotations.NullMarked
package planted.platform;
