package cn.ggzy.chain.contract;

import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.Members;
import cn.ggzy.chain.ledger.Ledger;

/** One transaction: argument in, state through the ledger, answer out. */
@FunctionalInterface
interface Handler {
    CanonicalJson handle(Members in, Ledger ledger);
}
