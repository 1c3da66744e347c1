package cn.ggzy.bench.deadline;

import cn.ggzy.bench.measure.CpuTime;
import cn.ggzy.bench.measure.Machine;
import cn.ggzy.bench.measure.Times;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** One stretch of like calls, and what it took. */
record Round(String what, List<Outcome> outcomes, long nanos, CpuTime cpu, String load) {
    static Round of(String what, Supplier<List<Outcome>> calls) {
        CpuTime before = CpuTime.now();
        long start = System.nanoTime();
        List<Outcome> outcomes = calls.get();
        return new Round(
                what, outcomes, System.nanoTime() - start, CpuTime.now().since(before), Machine.load());
    }

    long accepted() {
        return outcomes.stream().filter(Outcome::accepted).count();
    }

    double perSecond() {
        return accepted() * 1e9 / nanos;
    }

    double cpuMillisEach() {
        return (double) cpu.ours().toMillis() / accepted();
    }

    Times times() {
        return times(outcomes);
    }

    static Times times(List<Outcome> outcomes) {
        return new Times(
                outcomes.stream().filter(Outcome::accepted).map(Outcome::nanos).toList());
    }

    Map<String, Object> row() {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("what", what);
        row.put("accepted", accepted());
        row.put("perSecond", perSecond());
        row.put("p50ms", times().percentile(50));
        row.put("p99ms", times().percentile(99));
        row.put("cpuMsEach", cpuMillisEach());
        row.put("othersCpuPercent", cpu.othersPercent());
        row.put("load", load);
        return row;
    }
}
