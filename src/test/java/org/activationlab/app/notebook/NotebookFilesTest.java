package org.activationlab.app.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What every notebook promises its reader, checked on the files. */
class NotebookFilesTest {

    private static final int MOST_LINES = 14;
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");

    @Test
    void runsOnEveryJavaKernel() throws Exception {
        List<NotebookFile> notebooks = NotebookFile.all();
        assertThat(notebooks).hasSizeGreaterThanOrEqualTo(6);
        for (NotebookFile notebook : notebooks) {
            assertThat(notebook.json().at("/metadata/kernelspec/name").asText())
                    .as(notebook.name())
                    .isEqualTo("java");
            for (NotebookFile.Cell cell : notebook.code()) {
                // Magics, printf and a kernel's own classes differ from kernel to kernel.
                assertThat(cell.source().lines()).as(notebook.name()).noneMatch(line -> line.startsWith("%"));
                assertThat(cell.source())
                        .as(notebook.name())
                        .doesNotContain("printf(", "ijava", "jjava", "rapaio", "app.kernel");
            }
        }
    }

    @Test
    void tellsAQuestionAndKeepsItsCellsShort() throws Exception {
        for (NotebookFile notebook : NotebookFile.all()) {
            List<NotebookFile.Cell> cells = notebook.cells();
            assertThat(cells.get(0).source())
                    .as(notebook.name())
                    .startsWith("# " + notebook.name().substring(0, 2))
                    .contains("**Question.**", "**Answer in a sentence.**", "**Takes**", "**Reads**", "**Writes**");
            assertThat(cells.get(1).source()).as(notebook.name()).startsWith("import static");
            assertThat(cells.get(2).source()).as(notebook.name()).startsWith("// The settings: the only cell to edit.");
            for (NotebookFile.Cell cell : notebook.code()) {
                assertThat(cell.source().lines().count())
                        .as(notebook.name() + ": " + cell.source())
                        .isLessThanOrEqualTo(MOST_LINES);
                assertThat(cell.source().lines().mapToInt(String::length).max().orElse(0))
                        .as(notebook.name() + ": " + cell.source())
                        .isLessThanOrEqualTo(125);
            }
            assertThat(cells.stream().map(NotebookFile.Cell::source))
                    .as(notebook.name())
                    .anyMatch(source -> source.contains("## Does it hold?"))
                    .anyMatch(source -> source.contains("## What we learned"));
        }
    }

    @Test
    void linksToFilesThatAreThere() throws Exception {
        for (NotebookFile notebook : NotebookFile.all()) {
            for (NotebookFile.Cell cell : notebook.cells()) {
                Matcher links = LINK.matcher(cell.kind().equals("markdown") ? cell.source() : "");
                while (links.find()) {
                    assertThat(Files.exists(NotebookFile.FOLDER.resolve(links.group(1))))
                            .as(notebook.name() + " links to " + links.group(1))
                            .isTrue();
                }
            }
        }
    }

    /** The honest study, notebooks 06 to 08, tells of a thousand networks; all others of a run of some minutes. */
    private static String preset(NotebookFile notebook) {
        boolean honestStudy =
                notebook.name().compareTo("06") >= 0 && notebook.name().compareTo("09") < 0;
        return honestStudy ? "Preset standard" : "Preset quick";
    }

    /** What a notebook says of its data in its first line. */
    private static String data(NotebookFile notebook) {
        return notebook.name().startsWith("13")
                ? "SST-2 (sentences): 6,920 training, 872 validation and 1,821 test sentences"
                : "MNIST: 60,000 training and 10,000 test images";
    }

    @Test
    void isCommittedWithTheOutputsOfOneRun() throws Exception {
        for (NotebookFile notebook : NotebookFile.all()) {
            StringBuilder said = new StringBuilder();
            for (NotebookFile.Cell cell : notebook.code()) {
                for (JsonNode output : cell.outputs()) {
                    assertThat(output.path("output_type").asText())
                            .as(notebook.name())
                            .isNotIn("error", "stream");
                    output.at("/data/text~1plain").forEach(line -> said.append(line.asText()));
                    said.append(output.at("/data/text~1plain").asText());
                }
            }
            assertThat(said.toString())
                    .as(notebook.name())
                    .contains(preset(notebook), data(notebook))
                    .doesNotContain("/home/", "/root/", "/tmp/", "not judged at tiny");
        }
    }

    @Test
    void tellsNothingOfTheMachineThatRanIt() throws Exception {
        for (NotebookFile notebook : NotebookFile.all()) {
            // All of it: sources, outputs of every kind, metadata.
            String text = Files.readString(notebook.path());
            for (String place : List.of(
                    "/home/",
                    "/root/",
                    "/tmp/",
                    "/Users/",
                    "/dev/shm",
                    "/mnt/",
                    "/opt/",
                    "/usr/",
                    "/var/",
                    "/etc/",
                    "file:/",
                    "C:\\\\")) {
                assertThat(text.contains(place))
                        .as("%s names a place on a machine: %s", notebook.name(), place)
                        .isFalse();
            }
        }
    }
}
