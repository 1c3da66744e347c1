package cn.ggzy.fabric.embedded.order;

import org.hyperledger.fabric.protos.common.Block;

/** Takes blocks as they leave the orderer; may make it wait. */
public interface BlockSink {
    void accept(Block block) throws InterruptedException;
}
