/** The contracts on Fabric: the adapter to the chaincode shim, and the process that serves them to a peer. */
@NullMarked
package cn.ggzy.chain.service;

import org.jspecify.annotations.NullMarked;
