package cn.ggzy.platform.core.document.web;

import cn.ggzy.platform.core.document.Document;
import cn.ggzy.platform.core.document.DocumentId;
import cn.ggzy.platform.core.document.Documents;
import cn.ggzy.platform.core.identity.Account;
import cn.ggzy.platform.core.identity.CurrentAccount;
import cn.ggzy.platform.core.identity.Role;
import cn.ggzy.platform.core.shared.RuleViolation;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Documents in and out, as streams. */
@RestController
@RequestMapping("/api/v1/documents")
class DocumentController {
    private final Documents documents;
    private final CurrentAccount current;

    private final long largest;

    DocumentController(
            Documents documents, CurrentAccount current, @Value("${onenet.limits.document:536870912}") long largest) {
        this.documents = documents;
        this.current = current;
        this.largest = largest;
    }

    record Stored(DocumentId id, String digest, long size) {}

    @PostMapping
    ResponseEntity<Stored> store(
            @RequestHeader(name = "X-File-Name", defaultValue = "document") String name, HttpServletRequest request)
            throws IOException {
        Account owner = current.require(Role.AGENCY, Role.TENDERER);
        if (request.getContentLengthLong() > largest) {
            throw new RuleViolation(RuleViolation.Kind.TOO_LARGE, "document.too-large", Map.of("limit", largest));
        }
        Document document = documents.store(decoded(name), request.getInputStream(), owner.id(), largest);
        return ResponseEntity.status(201).body(new Stored(document.id(), document.digest(), document.size()));
    }

    @GetMapping("/{id}")
    ResponseEntity<InputStreamResource> read(@PathVariable String id) {
        Document document = documents.find(new DocumentId(id));
        boolean own = current.find()
                .filter(account -> account.id().equals(document.owner()))
                .isPresent();
        if (!document.open() && !own) {
            throw RuleViolation.unknown("document.unknown", Map.of("id", id));
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .contentLength(document.size())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(document.fileName(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("Digest", "sha-256=" + document.digest())
                .body(new InputStreamResource(documents.read(document.id())));
    }

    /** {@code UTF-8''…} (RFC 5987), or a plain name. */
    private static String decoded(String name) {
        String prefix = "UTF-8''";
        if (!name.regionMatches(true, 0, prefix, 0, prefix.length())) {
            return name;
        }
        try {
            return URLDecoder.decode(name.substring(prefix.length()).replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw RuleViolation.malformed("document.malformed-name", Map.of());
        }
    }
}
