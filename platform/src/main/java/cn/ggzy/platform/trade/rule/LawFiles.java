package cn.ggzy.platform.trade.rule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the law's data files from the class path. */
final class LawFiles {
    private static final JsonMapper JSON = JsonMapper.shared();

    private LawFiles() {}

    static HolidayCalendar holidays() {
        Set<Integer> years = new HashSet<>();
        Set<LocalDate> holidays = new HashSet<>();
        Set<LocalDate> working = new HashSet<>();
        read("/law/holidays.json").path("years").properties().forEach(year -> {
            years.add(Integer.valueOf(year.getKey()));
            year.getValue().path("holidays").forEach(span -> holidays.addAll(days(span)));
            year.getValue().path("workingWeekends").forEach(day -> working.add(LocalDate.parse(day.stringValue())));
        });
        return new HolidayCalendar(Set.copyOf(years), Set.copyOf(holidays), Set.copyOf(working));
    }

    static List<RuleSet> ruleSets() {
        List<RuleSet> all = new ArrayList<>();
        read("/law/rule-sets.json").forEach(node -> all.add(complete(ruleSet(node))));
        return List.copyOf(all);
    }

    private static RuleSet ruleSet(JsonNode node) {
        return new RuleSet(
                node.path("ruleSet").stringValue(),
                node.path("version").intValue(),
                node.path("family").stringValue(),
                node.path("industry").stringValue(),
                node.path("region").stringValue(),
                LocalDate.parse(node.path("from").stringValue()),
                optionalDate(node.path("until")),
                titles(node.path("title")),
                node.path("params"));
    }

    /** A rule set that lacks a period is found at start, not on the day it is needed. */
    private static RuleSet complete(RuleSet set) {
        for (PeriodName name : PeriodName.values()) {
            set.period(name);
        }
        return set;
    }

    private static @Nullable LocalDate optionalDate(JsonNode node) {
        return node.isNull() ? null : LocalDate.parse(node.stringValue());
    }

    private static Map<String, String> titles(JsonNode node) {
        Map<String, String> titles = new LinkedHashMap<>();
        node.properties()
                .forEach(title -> titles.put(title.getKey(), title.getValue().stringValue()));
        return Map.copyOf(titles);
    }

    private static List<LocalDate> days(JsonNode span) {
        LocalDate first = LocalDate.parse(span.path(0).stringValue());
        return first.datesUntil(LocalDate.parse(span.path(1).stringValue()).plusDays(1))
                .toList();
    }

    private static JsonNode read(String resource) {
        try (InputStream in = LawFiles.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing " + resource);
            }
            return JSON.readTree(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
