package cn.ggzy.platform.core.document.web;

import cn.ggzy.platform.core.document.Uploads;
import cn.ggzy.platform.core.identity.CurrentAccount;
import cn.ggzy.platform.core.identity.Role;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Sealed bids in pieces. */
@RestController
@RequestMapping("/api/v1")
class UploadController {
    private final Uploads uploads;
    private final CurrentAccount current;

    UploadController(Uploads uploads, CurrentAccount current) {
        this.uploads = uploads;
        this.current = current;
    }

    record Beginning(
            @NotBlank String ticket,
            @Positive long size,
            @NotBlank String root,
            @NotEmpty List<String> pieces) {}

    record Completion(Uploads.Stored stored) {}

    @PostMapping("/tenders/{tender}/lots/{lot}/uploads")
    Uploads.Progress begin(@PathVariable String tender, @PathVariable String lot, @Valid @RequestBody Beginning body) {
        requireBidder();
        return uploads.begin(
                new Uploads.Announcement(tender, lot, body.ticket(), body.size(), body.root(), body.pieces()));
    }

    @PutMapping("/uploads/{upload}/pieces/{piece}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void put(@PathVariable String upload, @PathVariable int piece, HttpServletRequest request) throws IOException {
        requireBidder();
        uploads.put(upload, piece, request.getInputStream());
    }

    @PostMapping("/uploads/{upload}/completion")
    Completion complete(@PathVariable String upload) {
        requireBidder();
        return new Completion(uploads.complete(upload));
    }

    private void requireBidder() {
        current.require(Role.BIDDER);
    }
}
