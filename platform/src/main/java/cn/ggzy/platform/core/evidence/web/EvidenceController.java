package cn.ggzy.platform.core.evidence.web;

import cn.ggzy.platform.core.evidence.Evidence;
import cn.ggzy.platform.core.evidence.EvidenceId;
import cn.ggzy.platform.core.evidence.Located;
import cn.ggzy.platform.core.evidence.Proofs;
import cn.ggzy.platform.core.evidence.PublishedLog;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Evidence for everybody: where a fact stands, its proof, and the log's static files. */
@RestController
@RequestMapping("/api/v1")
class EvidenceController {
    private static final String LOG = "/api/v1/log/";

    private final Evidence evidence;
    private final Proofs proofs;
    private final PublishedLog log;

    EvidenceController(Evidence evidence, Proofs proofs, PublishedLog log) {
        this.evidence = evidence;
        this.proofs = proofs;
        this.log = log;
    }

    record Lookup(@NotNull @Pattern(regexp = "[0-9a-f]{64}") String digest) {}

    record Found(List<Located> facts) {}

    @GetMapping("/evidence/{id}")
    Located find(@PathVariable String id) {
        return evidence.find(new EvidenceId(id));
    }

    @GetMapping("/evidence/{id}/proof")
    ResponseEntity<JsonNode> proof(@PathVariable String id) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(id + ".proof.json")
                                .build()
                                .toString())
                .body(proofs.of(new EvidenceId(id)));
    }

    @PostMapping("/evidence/lookup")
    Found lookup(@Valid @RequestBody Lookup lookup) {
        return new Found(evidence.withDigest(lookup.digest()));
    }

    @GetMapping("/log/checkpoint")
    ResponseEntity<byte[]> checkpoint() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/plain;charset=utf-8"))
                .cacheControl(CacheControl.noCache())
                .body(log.file("checkpoint"));
    }

    /** Tiles never change once written. */
    @GetMapping("/log/tile/**")
    ResponseEntity<byte[]> tile(HttpServletRequest request) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .cacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .body(log.file(request.getRequestURI().substring(LOG.length())));
    }
}
