package cn.ggzy.platform.service.draw.web;

import cn.ggzy.ca.practice.PracticeProvince;
import cn.ggzy.platform.service.draw.Draws;
import cn.ggzy.platform.service.draw.PracticeSeat;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells a trainee which experts were drawn; in production names stay secret and this list is empty. */
@RestController
class PracticeSeatController {
    private final Draws draws;
    private final boolean practice;

    PracticeSeatController(Draws draws, ObjectProvider<PracticeProvince> province) {
        this.draws = draws;
        this.practice = province.getIfAvailable() != null;
    }

    @GetMapping("/api/v1/practice/experts")
    List<PracticeSeat> seats() {
        return practice ? draws.practiceSeats() : List.of();
    }
}
