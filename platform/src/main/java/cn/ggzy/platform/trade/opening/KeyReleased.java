package cn.ggzy.platform.trade.opening;

import cn.ggzy.platform.trade.bid.BidId;

/** A doorbell for the decryption. */
record KeyReleased(BidId bid) {}
