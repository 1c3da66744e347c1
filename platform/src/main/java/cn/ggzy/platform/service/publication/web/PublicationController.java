package cn.ggzy.platform.service.publication.web;

import cn.ggzy.platform.core.shared.Page;
import cn.ggzy.platform.service.publication.Publication;
import cn.ggzy.platform.service.publication.Publications;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Publications for everybody. */
@RestController
@RequestMapping("/api/v1/publications")
class PublicationController {
    private final Publications publications;

    PublicationController(Publications publications) {
        this.publications = publications;
    }

    @GetMapping
    Page<Publication> list(
            @RequestParam(required = false) @Nullable String tender, @RequestParam(defaultValue = "1") int page) {
        return publications.list(tender, page);
    }
}
