package cn.ggzy.fabric.embedded.order;

import com.google.protobuf.ByteString;

/** An envelope that was let in. */
record Ordered(String txId, ByteString envelope) {}
