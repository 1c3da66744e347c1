package cn.ggzy.platform.trade.rule.web;

import cn.ggzy.platform.trade.rule.RuleSet;
import cn.ggzy.platform.trade.rule.RuleSets;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The rules for everybody to read. */
@RestController
@RequestMapping("/api/v1/rule-sets")
class RuleSetController {
    private final RuleSets ruleSets;

    RuleSetController(RuleSets ruleSets) {
        this.ruleSets = ruleSets;
    }

    @GetMapping
    List<RuleSet> list() {
        return ruleSets.all();
    }
}
