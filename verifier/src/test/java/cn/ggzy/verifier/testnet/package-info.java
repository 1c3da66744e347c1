/** A little Fabric made by hand: organisations, endorsed transactions and blocks, right or wrong as a test wants them. */
@NullMarked
package cn.ggzy.verifier.testnet;

import org.jspecify.annotations.NullMarked;
