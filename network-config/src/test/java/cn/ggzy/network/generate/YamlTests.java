package cn.ggzy.network.generate;

import static cn.ggzy.network.generate.Yaml.map;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class YamlTests {

    @Test
    void nestsMapsAndLists() {
        assertThat(Yaml.write(map("a", map("b", List.of("c", map("d", 1, "e", true))))))
                .isEqualTo("a:\n  b:\n    - c\n    - d: 1\n      e: true\n");
    }

    @Test
    void quotesWhatCouldBeMisread() {
        assertThat(Yaml.write(map("a", "no", "b", "1", "c", "x: y", "d", "", "e", "省")))
                .isEqualTo("a: \"no\"\nb: \"1\"\nc: \"x: y\"\nd: \"\"\ne: \"省\"\n");
    }

    @Test
    void writesEmptyMapsAndListsInOneLine() {
        assertThat(Yaml.write(map("a", map(), "b", List.of()))).isEqualTo("a: {}\nb: []\n");
    }
}
