package org.activationlab.app.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a lab's Markdown to its notebooks. */
class LabSourceTest {

    @Test
    void readsCellsInOrder() throws Exception {
        Lab lab = LabSource.read(CourseTests.source());
        assertThat(lab.name()).isEqualTo("lab-0-averages");
        assertThat(lab.title()).isEqualTo("Lab 0 \u00b7 Averages");
        assertThat(lab.points()).isEqualTo(10);
        assertThat(lab.cells())
                .extracting(LabCell::id)
                .containsExactly(
                        "text-1",
                        "given-1",
                        "text-2",
                        "text-3",
                        "mean",
                        "mean-check",
                        "largest",
                        "largest-check",
                        "free-2");
        assertThat(lab.cell("text-3").orElseThrow().source()).contains("an example, no cell");
        assertThat(lab.wrong()).hasSize(2);
        assertThat(lab.wrong().get(0).mistake()).isEqualTo("divides by two whatever the length");
    }

    @Test
    void showsEachReaderWhatIsForHim() throws Exception {
        Lab lab = LabSource.read(CourseTests.source());
        LabCell mean = lab.cell("mean").orElseThrow();
        LabCell check = lab.cell("mean-check").orElseThrow();
        String stub = "double mean(double[] values) {\n"
                + "    throw new UnsupportedOperationException(\"your code here\");\n}";
        assertThat(Edition.STUDENT.of(mean)).isEqualTo(stub);
        assertThat(Edition.GRADING.of(mean)).isEqualTo(stub);
        assertThat(Edition.SOLUTION.of(mean)).contains("sum += value").doesNotContain("BEGIN", "END");
        assertThat(Edition.SOURCE.of(mean)).contains("// BEGIN SOLUTION", "sum += value", "// END SOLUTION");
        assertThat(Edition.STUDENT.of(check)).contains("1 and 3").doesNotContain("2 and 6", "HIDDEN");
        assertThat(Edition.GRADING.of(check)).contains("1 and 3", "2 and 6").doesNotContain("HIDDEN");
        assertThat(Edition.SOURCE.of(check)).contains("// BEGIN HIDDEN TESTS");
    }

    /**
     * What nbgrader 0.9.5 releases from our source version: {@code env/course build} of this lab, then in its nbgrader folder
     * {@code nbgrader generate_assignment lab-0-averages --create}.
     */
    @Test
    void makesTheNotebookThatNbgraderMakes(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("lab.ipynb");
        LabNotebook.write(LabSource.read(CourseTests.source()), Edition.STUDENT, file);
        JsonMapper json = new JsonMapper();
        JsonNode own = json.readTree(file.toFile());
        JsonNode released = json.readTree(LabSourceTest.class.getResource("released-by-nbgrader.ipynb"));
        assertThat(own.path("nbformat")).isEqualTo(released.path("nbformat"));
        assertThat(own.path("cells")).hasSize(9);
        assertThat(own.path("cells")).isEqualTo(released.path("cells"));
        assertThat(own.at("/metadata/kernelspec")).isEqualTo(released.at("/metadata/kernelspec"));
    }

    @Test
    void tellsNbgraderWhatTheSourceHolds(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("lab.ipynb");
        LabNotebook.write(LabSource.read(CourseTests.source()), Edition.SOURCE, file);
        JsonNode cells = new JsonMapper().readTree(file.toFile()).path("cells");
        assertThat(cells.at("/5/metadata/nbgrader").toString())
                .isEqualTo("{\"grade\":true,\"grade_id\":\"mean-check\",\"locked\":true,\"points\":4.0,"
                        + "\"schema_version\":3,\"solution\":false,\"task\":false}");
        assertThat(cells.at("/0/metadata").isEmpty()).isTrue();
    }

    @Test
    void saysWhereALabIsNotWellWritten(@TempDir Path folder) throws Exception {
        Map<String, String> wrong = new LinkedHashMap<>();
        wrong.put("no title\n", "line 1: a lab begins with its title");
        wrong.put("# A\n```java\nint a;\n", "line 2: the cell that begins here has no end");
        wrong.put("# A\n\n```java magic\n```\n", "line 3: expected solution, check, optional, wrong or nothing");
        wrong.put("# A\n```java solution\n```\n", "line 2: expected ```java solution ID");
        wrong.put("# A\n```java solution Mean\n// BEGIN SOLUTION\n// END SOLUTION\n```\n", "lower-case words");
        wrong.put("# A\n```java solution a\nint a;\n```\n", "line 2: solution a has no line BEGIN SOLUTION");
        wrong.put("# A\n```java solution a\n// BEGIN SOLUTION\n```\n", "BEGIN SOLUTION has no END SOLUTION");
        wrong.put("# A\n```java solution a\n// END SOLUTION\n// BEGIN SOLUTION\n```\n", "no BEGIN SOLUTION before it");
        wrong.put("# A\n```java check a nothing\n1.0\n```\n", "points above 0, but nothing came");
        wrong.put("# A\n```java check a -1\n1.0\n```\n", "points above 0, but -1 came");
        wrong.put("# A\n```java check a 1\n```\n```java check a 1\n```\n", "line 4: there are two cells named a");
        wrong.put(
                "# A\n```java\n// BEGIN HIDDEN TESTS\n// END HIDDEN TESTS\n```\n", "no place for a part marked HIDDEN");
        wrong.put("# A\n```java wrong a b it is wrong\n```\n", "names a, but there is no such solution cell");
        for (Map.Entry<String, String> entry : wrong.entrySet()) {
            Path file = Files.writeString(folder.resolve("lab-x.md"), entry.getKey());
            assertThatThrownBy(() -> LabSource.read(file))
                    .as(entry.getKey())
                    .isInstanceOf(LabException.class)
                    .hasMessageContaining("lab-x.md")
                    .hasMessageContaining(entry.getValue());
        }
    }
}
