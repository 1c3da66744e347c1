package cn.ggzy.chain.service;

import java.nio.file.Path;

/** Mutual TLS: our PKCS#8 key and certificate, and the roots under which a peer's certificate must be; all PEM files. */
public record Tls(Path key, Path certificate, Path clientRoots) {}
