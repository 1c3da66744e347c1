package cn.ggzy.platform.service.draw;

import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.canonical.Hex;
import cn.ggzy.chain.draw.DrawHash;
import cn.ggzy.platform.service.expert.ExpertId;

/**
 * One expert in a pool.
 *
 * @param index from 0, in the order of the expert numbers' octets
 * @param employer pseudonym for this draw alone, so that the employer limit can be replayed without naming anybody
 * @param salt 32 hex digits; without it the leaf says nothing about the person
 */
record PoolMember(int index, ExpertId expert, String specialty, String region, String employer, String salt) {
    Hash leaf(DrawId draw) {
        return DrawHash.leaf(draw.value(), index, expert.value(), specialty, region, Hex.decode(salt));
    }
}
