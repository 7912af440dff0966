package org.activationlab.app.hosted;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of licences names what is really used, in the versions that are really used. */
class DependenciesTest {

    private static final Path PAGE = Path.of("env", "DEPENDENCIES.md");
    private static final Pattern ROW =
            Pattern.compile("\\| ([^ |:]+:[^ |]+) \\| ([^ |]+) \\| ([^|]+) \\| ([^ |]+\\.jar) \\|");

    /** What must be in the licence of everything that is shipped; others are named in the page's last section. */
    private static final Pattern PERMISSIVE = Pattern.compile("Apache-2\\.0|MIT|BSD|Unicode|public domain");

    private static Map<String, Matcher> rows() throws IOException {
        Map<String, Matcher> rows = new TreeMap<>();
        for (String line : Files.readAllLines(PAGE)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                rows.put(row.group(4), row);
            }
        }
        return rows;
    }

    @Test
    void namesEveryJarOfTheClassPathAndNoOther() throws IOException {
        Set<String> used = new TreeSet<>();
        for (String entry : System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator), -1)) {
            String name = String.valueOf(Path.of(entry).getFileName());
            // The test runner brings jars of its own, which the project does not name.
            if (name.endsWith(".jar")
                    && !name.matches("(surefire-|maven-surefire|common-|junit-platform-launcher).*")) {
                used.add(name);
            }
        }
        assertThat(used).hasSizeGreaterThan(50);
        assertThat(rows().keySet())
                .as("run env/dependencies after a change of the pom")
                .containsExactlyInAnyOrderElementsOf(used);
    }

    @Test
    void saysEachVersionAndLicenceAndFlagsWhatIsNotPermissive() throws IOException {
        String text = Files.readString(PAGE);
        String flagged = text.substring(text.indexOf("## Not plainly compatible"));
        rows().forEach((jar, row) -> {
            String artifact = row.group(1).substring(row.group(1).indexOf(':') + 1);
            assertThat(jar).startsWith(artifact + "-").contains("-" + row.group(2));
            if (!PERMISSIVE.matcher(row.group(3)).find()) {
                assertThat(flagged).as(row.group(3)).contains(row.group(1));
            }
        });
        assertThat(text).doesNotContain("not stated");
        assertThat(Arrays.asList(flagged.split("\n", -1))).anyMatch(line -> line.contains("libgomp"));
    }
}
