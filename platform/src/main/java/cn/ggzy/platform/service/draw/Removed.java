package cn.ggzy.platform.service.draw;

import static cn.ggzy.chain.canonical.Encoding.enc;
import static cn.ggzy.chain.canonical.Encoding.utf8;

import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.canonical.Hex;
import cn.ggzy.chain.merkle.MerkleTree;
import cn.ggzy.platform.service.expert.ExpertId;

/** An expert kept out of a pool, and why; committed beside the pool, opened only to an auditor. */
record Removed(ExpertId expert, String reason, String salt) {
    Hash leaf(DrawId draw) {
        return MerkleTree.leaf(
                enc(utf8("ggzy-removed-v1"), utf8(draw.value()), utf8(expert.value()), utf8(reason), Hex.decode(salt)));
    }
}
