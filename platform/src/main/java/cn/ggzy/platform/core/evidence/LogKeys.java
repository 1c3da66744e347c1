package cn.ggzy.platform.core.evidence;

import cn.ggzy.chain.tlog.KeyType;
import cn.ggzy.chain.tlog.NoteSigner;
import cn.ggzy.platform.core.evidence.tlog.NoteKeyFiles;
import cn.ggzy.platform.core.evidence.tlog.TileFiles;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The log's name, its key and its folder. */
@Configuration(proxyBeanMethods = false)
class LogKeys {
    @Bean
    NoteSigner logSigner(@Value("${onenet.data}/keys") Path folder, @Value("${onenet.log.origin}") String origin) {
        return NoteKeyFiles.openOrCreate(folder, "log", origin, KeyType.ED25519);
    }

    @Bean
    TileFiles tiles(@Value("${onenet.data}/log") Path folder) {
        return new TileFiles(folder);
    }
}
