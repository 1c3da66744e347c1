package cn.ggzy.ca.gather;

import cn.ggzy.ca.revocation.Told;
import java.net.URI;
import java.util.function.Function;
import java.util.function.Supplier;

/** One thing to ask of one address: how it is fetched, how what comes is looked at, and under which key it is kept. */
record Question(
        String service,
        Asked.What what,
        URI address,
        CacheKey key,
        Supplier<Fetched> fetch,
        Function<byte[], Told> read) {}
