/** Definitions of chaincodes, and the peer's side of the conversation with one. */
@NullMarked
package cn.ggzy.fabric.embedded.chaincode;

import org.jspecify.annotations.NullMarked;
