package cn.ggzy.chain.act;

import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.Hash;

/** A trust list of certificate authorities with its digest, so that whoever parsed it once need not do it again. */
public record TrustedList(Hash digest, CanonicalJson list) {
    public static TrustedList of(CanonicalJson list) {
        return new TrustedList(list.digest(), list);
    }
}
