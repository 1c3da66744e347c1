package cn.ggzy.platform.practice.web;

import cn.ggzy.ca.practice.PracticeKey;
import cn.ggzy.ca.practice.PracticeProvince;
import cn.ggzy.platform.core.shared.Ids;
import cn.ggzy.platform.core.shared.RuleViolation;
import cn.ggzy.platform.practice.PracticeMode;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The practice keys, for everybody who practises; does not exist in production. */
@RestController
@RequestMapping("/api/v1/practice")
@PracticeMode
class PracticeController {
    private final PracticeProvince province;

    PracticeController(PracticeProvince province) {
        this.province = province;
    }

    record PracticeAccount(String role, String name, String organisation, String file) {}

    @GetMapping("/accounts")
    List<PracticeAccount> accounts() {
        return province.cast().entrySet().stream()
                .map(player -> new PracticeAccount(
                        player.getValue().role(),
                        player.getValue().name(),
                        player.getValue().organisation(),
                        player.getKey()))
                .toList();
    }

    @GetMapping("/keys/{file}")
    ResponseEntity<String> key(@PathVariable String file) {
        PracticeKey key = province.find(Ids.checked(file))
                .orElseThrow(() -> RuleViolation.unknown("practice.unknown-key", Map.of("file", file)));
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(key.toJson());
    }
}
