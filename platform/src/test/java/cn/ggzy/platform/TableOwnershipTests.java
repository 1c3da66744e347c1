package cn.ggzy.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The walls of the database: a table is named only by the room whose migration made it. */
class TableOwnershipTests {
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern CREATED = Pattern.compile("(?i)create\\s+table\\s+(?:if\\s+not\\s+exists\\s+)?(\\w+)");
    private static final Pattern NAMED =
            Pattern.compile("(?i)\\b(?:from|join|into|update|table|references)\\s+(?!set\\b|select\\b)(\\w+)");

    @Test
    void noRoomsSqlNamesAnotherRoomsTable() throws IOException {
        assertThat(trespasses(RESOURCES)).isEmpty();
        assertThat(owners(RESOURCES)).containsEntry("evidence_fact", "evidence").containsEntry("upload", "document");
    }

    @Test
    void aPlantedJoinIsFound(@TempDir Path planted) throws IOException {
        write(planted, "db/migration/one/V1__one.sql", "create table one_thing (id int);");
        write(planted, "db/migration/two/V2__two.sql", "create table two_thing (id int);");
        write(
                planted,
                "mapper/two/Things.xml",
                "<mapper><select id=\"all\">select t.id from two_thing t join one_thing o on o.id = t.id</select></mapper>");

        assertThat(trespasses(planted)).containsExactly("two names one_thing of one in mapper/two/Things.xml");
    }

    private static List<String> trespasses(Path resources) throws IOException {
        Map<String, String> owners = owners(resources);
        List<String> found = new ArrayList<>();
        for (Path file : files(resources)) {
            String room = room(resources, file);
            Matcher named = NAMED.matcher(text(file));
            while (named.find()) {
                String table = named.group(1).toLowerCase(Locale.ROOT);
                String owner = owners.get(table);
                if (owner != null && !owner.equals(room)) {
                    found.add(room + " names " + table + " of " + owner + " in "
                            + resources.relativize(file).toString());
                }
            }
        }
        return found;
    }

    private static Map<String, String> owners(Path resources) throws IOException {
        Map<String, String> owners = new HashMap<>();
        for (Path file : files(resources)) {
            Matcher created = CREATED.matcher(text(file));
            while (created.find()) {
                owners.put(created.group(1).toLowerCase(Locale.ROOT), room(resources, file));
            }
        }
        return owners;
    }

    private static String room(Path resources, Path file) {
        Path relative = resources.relativize(file);
        return relative.getName(relative.getNameCount() - 2).toString();
    }

    private static List<Path> files(Path resources) throws IOException {
        try (Stream<Path> all = Files.walk(resources)) {
            return all.filter(file -> file.toString().endsWith(".sql")
                            || (file.toString().endsWith(".xml")
                                    && file.toString().contains("mapper")))
                    .sorted()
                    .toList();
        }
    }

    /** Comments speak of many things. */
    private static String text(Path file) throws IOException {
        return Files.readString(file).replaceAll("--[^\n]*", " ").replaceAll("(?s)<!--.*?-->", " ");
    }

    private static void write(Path folder, String path, String content) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, content);
    }
}
