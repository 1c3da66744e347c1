/** Planted offender. */
@org.jspecify.annotations.NullMarked
package planted.chain.draw;
