package cn.ggzy.client.faults;

import cn.ggzy.client.bid.Stub;

/** What a bidder holds in his hands. */
record Receipt(Stub stub, String txId, String receivedAt) {}
