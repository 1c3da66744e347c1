package cn.ggzy.platform.supervision.monitor.web;

import cn.ggzy.platform.core.identity.CurrentAccount;
import cn.ggzy.platform.core.identity.Role;
import cn.ggzy.platform.supervision.monitor.Comparison;
import cn.ggzy.platform.supervision.monitor.Comparisons;
import cn.ggzy.platform.supervision.monitor.Timelines;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The supervisor's views. */
@RestController
@RequestMapping("/api/v1/monitor")
class MonitorController {
    private final Timelines timelines;
    private final Comparisons comparisons;
    private final CurrentAccount account;

    MonitorController(Timelines timelines, Comparisons comparisons, CurrentAccount account) {
        this.timelines = timelines;
        this.comparisons = comparisons;
        this.account = account;
    }

    @GetMapping("/tenders/{tender}/timeline")
    List<Timelines.Entry> timeline(@PathVariable String tender) {
        account.require(Role.SUPERVISOR);
        return timelines.of(tender);
    }

    @GetMapping("/comparisons")
    List<Comparison> newest() {
        account.require(Role.SUPERVISOR);
        return comparisons.newest();
    }

    @PostMapping("/comparisons")
    @ResponseStatus(HttpStatus.CREATED)
    Comparison run() {
        account.require(Role.SUPERVISOR);
        return comparisons.run();
    }
}
