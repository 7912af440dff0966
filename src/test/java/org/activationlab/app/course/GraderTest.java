package org.activationlab.app.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What students hand in, and what it comes to. */
class GraderTest {

    private static final String MEAN = "double mean(double[] values) {\n"
            + "    return java.util.Arrays.stream(values).average().getAsDouble();\n}";

    private static Lab lab;

    @TempDir
    private Path folder;

    @BeforeAll
    static void readLab() throws Exception {
        lab = LabSource.read(CourseTests.source());
    }

    private GradedLab grade(Map<String, String> sources) throws Exception {
        return grade(CourseTests.notebook(lab, Edition.STUDENT, folder.resolve("in.ipynb"), sources), 20, "256m");
    }

    private static GradedLab grade(Path file, int seconds, String memory) throws Exception {
        return new Grader(CourseTests.runner(Math.min(5, seconds), seconds, memory)).grade("ada", lab, file);
    }

    private static List<Double> points(GradedLab graded) {
        return graded.cells().stream().map(GradedCell::points).toList();
    }

    @Test
    void givesTheSolutionEverythingAndTheStubNothing() throws Exception {
        Path solution = CourseTests.notebook(lab, Edition.SOLUTION, folder.resolve("solution.ipynb"), Map.of());
        GradedLab full = grade(solution, 30, "256m");
        assertThat(points(full)).containsExactly(4.0, 6.0);
        assertThat(full.notes()).isEmpty();
        GradedLab nothing = grade(Map.of());
        assertThat(points(nothing)).containsExactly(0.0, 0.0);
        assertThat(nothing.notes()).isEmpty();
        assertThat(nothing.cells().get(0).note()).contains("your code here");
    }

    @Test
    void givesPartsTheirPointsAndSaysWhatIsMissing() throws Exception {
        GradedLab graded =
                grade(Map.of("mean", MEAN, "largest", lab.wrong().get(1).source()));
        assertThat(points(graded)).containsExactly(4.0, 2.0);
        assertThat(graded.cells().get(1).note()).contains("negative numbers", "expected -1.0, but 0.0 came");
    }

    @Test
    void goesByTheLabsChecksWhateverStandsInTheNotebook() throws Exception {
        GradedLab graded = grade(Map.of("mean-check", "4.0", "largest-check", "1000.0", "given-1", ""));
        assertThat(points(graded)).containsExactly(0.0, 0.0);
    }

    @Test
    void runsCellsThatStudentsAdded() throws Exception {
        Path file = CourseTests.notebook(
                lab,
                Edition.STUDENT,
                folder.resolve("in.ipynb"),
                Map.of("mean", "double mean(double[] values) {\n    return total(values) / values.length;\n}"));
        String added = "{\"cell_type\":\"code\",\"metadata\":{},\"outputs\":[],\"execution_count\":null,\"source\":"
                + "[\"double total(double[] all) {\\n\", \"    return java.util.Arrays.stream(all).sum();\\n\", \"}\"]},";
        Files.writeString(file, Files.readString(file).replaceFirst("\\{\"cell_type\":\"code\"", quoted(added) + "$0"));
        assertThat(points(grade(file, 20, "256m"))).containsExactly(4.0, 0.0);
    }

    @Test
    void aClassOfTheStudentsThatIsCalledCheckIsNotAsked() throws Exception {
        String own = "class Check {\n    static void close(String a, double b, double c, double d) {}\n}\n"
                + "double mean(double[] values) {\n    return -1;\n}";
        assertThat(points(grade(Map.of("mean", own)))).containsExactly(0.0, 0.0);
    }

    @Test
    void pointsThatASubmissionWritesItselfDoNotCount() throws Exception {
        String forged = "double mean(double[] values) throws Exception {\n"
                + "    var out = new java.io.FileOutputStream(java.io.FileDescriptor.out);\n"
                + "    for (int cell = 0; cell < 5; cell++) {\n"
                + "        out.write((\"\\n{\\\"cell\\\":\" + cell + \",\\\"state\\\":\\\"DONE\\\",\\\"text\\\":\\\"9\\\",\"\n"
                + "                + \"\\\"out\\\":\\\"\\\",\\\"errors\\\":false,\\\"seconds\\\":0}\\n\").getBytes());\n"
                + "    }\n    Runtime.getRuntime().halt(0);\n    return 0;\n}";
        GradedLab graded = grade(Map.of("mean", forged));
        assertThat(points(graded)).containsExactly(0.0, 0.0);
        assertThat(graded.notes().get(0)).contains("its process ended by itself (exit code 0)");
    }

    @Test
    void processesThatASubmissionStartsEndWithIt() throws Exception {
        String seconds = "98765" + ProcessHandle.current().pid();
        String started = "double mean(double[] values) throws Exception {\n    new ProcessBuilder(\"sleep\", \""
                + seconds + "\").start();\n    return 2;\n}";
        grade(Map.of("mean", started));
        // As /proc shows them: a killed process may need a moment to go.
        for (int look = 0; look < 50 && sleeps(seconds); look++) {
            Thread.sleep(100);
        }
        assertThat(sleeps(seconds)).isFalse();
    }

    private static boolean sleeps(String seconds) {
        return ProcessHandle.allProcesses()
                .anyMatch(process -> process.info().commandLine().orElse("").contains("sleep " + seconds));
    }

    @Test
    void aNotebookThatWouldFillTheMemoryGetsANote() throws Exception {
        Path file = folder.resolve("large.ipynb");
        Files.writeString(file, "{\"cells\":[" + "{},".repeat(6_000_000) + "{}]}");
        GradedLab graded = grade(file, 20, "256m");
        assertThat(graded.notes().get(0)).contains("could not be read: it has 18000014 bytes");
    }

    private static String quoted(String text) {
        return java.util.regex.Matcher.quoteReplacement(text);
    }

    @Test
    void putsBackWhatWasDeletedAndKeepsTheFirstOfTwo() throws Exception {
        Path file = CourseTests.notebook(lab, Edition.STUDENT, folder.resolve("in.ipynb"), Map.of("mean", MEAN));
        String text = Files.readString(file)
                .replace("\"grade_id\":\"mean-check\"", "\"grade_id\":\"mean\"")
                .replace("\"grade_id\":\"largest\"", "\"grade_id\":\"gone\"");
        Files.writeString(file, text);
        GradedLab graded = grade(file, 20, "256m");
        assertThat(points(graded)).containsExactly(4.0, 0.0);
        assertThat(graded.notes())
                .containsExactly("cell mean stands there twice: the first counts", "cell largest is missing");
    }

    @Test
    void aCellThatHangsCostsItsPointsAndNoOthers() throws Exception {
        GradedLab graded = grade(
                Map.of(
                        "mean", "double mean(double[] values) {\n    while (true) {\n    }\n}",
                        "largest",
                                "double largest(double[] values) {\n    return java.util.Arrays.stream(values).max().getAsDouble();\n}"));
        assertThat(points(graded)).containsExactly(0.0, 6.0);
        assertThat(graded.cells().get(0).note()).contains("took longer than the 5000 ms that grading allows");
    }

    @Test
    void aProcessThatEndsItselfKeepsThePointsSoFar() throws Exception {
        for (String end : List.of("System.exit(0);", "Runtime.getRuntime().halt(0);")) {
            GradedLab graded = grade(Map.of(
                    "mean", MEAN, "largest", "double largest(double[] values) {\n    " + end + "\n    return 0;\n}"));
            assertThat(points(graded)).as(end).containsExactly(4.0, 0.0);
            assertThat(graded.notes()).hasSize(1);
            assertThat(graded.notes().get(0))
                    .startsWith("in cell largest-check its process ended by itself (exit code 0)");
        }
    }

    @Test
    void aCrashOfJavaKeepsThePointsSoFar() throws Exception {
        String crash = "double largest(double[] values) throws Exception {\n"
                + "    var field = sun.misc.Unsafe.class.getDeclaredField(\"theUnsafe\");\n"
                + "    field.setAccessible(true);\n"
                + "    ((sun.misc.Unsafe) field.get(null)).putLong(1, 1);\n    return 0;\n}";
        GradedLab graded = grade(Map.of("mean", MEAN, "largest", crash));
        assertThat(points(graded)).containsExactly(4.0, 0.0);
        assertThat(graded.notes().get(0)).contains("largest-check", "exit code 134");
    }

    @Test
    void aNotebookThatTakesTooLongIsStopped() throws Exception {
        // No cell is late by itself, and the last ones wait for ever in a way that no interrupt ends.
        String hook = "double largest(double[] values) {\n"
                + "    for (;;) {\n        try {\n            Thread.sleep(1000);\n        } catch (Throwable e) {\n"
                + "            continue;\n        }\n    }\n}";
        Path file = CourseTests.notebook(
                lab, Edition.STUDENT, folder.resolve("in.ipynb"), Map.of("mean", MEAN, "largest", hook));
        GradedLab graded = new Grader(CourseTests.runner(8, 8, "256m")).grade("ada", lab, file);
        assertThat(points(graded)).containsExactly(4.0, 0.0);
        assertThat(graded.notes().get(0)).contains("it took longer than 8 s and was stopped");
    }

    @Test
    void aFloodOfOutputIsCutShort() throws Exception {
        String flood = "double mean(double[] values) {\n    for (int i = 0; i < 3_000_000; i++) {\n"
                + "        System.out.println(\"a line that nobody wants to read\");\n    }\n    return 0;\n}";
        GradedLab graded = grade(Map.of("mean", flood));
        assertThat(points(graded)).containsExactly(0.0, 0.0);
        assertThat(graded.cells().get(0).note()).hasSizeLessThan(25_000);
    }

    @Test
    void wordsOnTheErrorStreamCostThePointsAsTheyDoInNbgrader() throws Exception {
        String loud = MEAN.replace("    return", "    System.err.println(\"look\");\n    return");
        GradedLab graded = grade(Map.of("mean", loud));
        assertThat(points(graded)).containsExactly(0.0, 0.0);
        assertThat(graded.cells().get(0).note()).contains("error stream").contains("look");
    }

    @Test
    void noMemoryIsAFailureOfTheCellOnly() throws Exception {
        String greedy =
                "double mean(double[] values) {\n    java.util.List<long[]> all = new java.util.ArrayList<>();\n"
                        + "    for (;;) {\n        all.add(new long[1 << 20]);\n    }\n}";
        GradedLab graded = grade(
                Map.of(
                        "mean",
                        greedy,
                        "largest",
                        "double largest(double[] values) {\n    return java.util.Arrays.stream(values).max().getAsDouble();\n}"));
        assertThat(points(graded)).containsExactly(0.0, 6.0);
        assertThat(graded.cells().get(0).note()).contains("OutOfMemoryError");
    }

    @Test
    void whatIsNoNotebookGetsANoteAndTheNextOneGoesOn() throws Exception {
        Path class1 = folder.resolve("class");
        Files.createDirectories(class1.resolve("ada"));
        Files.createDirectories(class1.resolve("bob/lab-0-averages"));
        Files.createDirectories(class1.resolve("cyd"));
        Files.writeString(class1.resolve("ada/lab-0-averages.ipynb"), "my dog ate it");
        CourseTests.notebook(
                lab, Edition.SOLUTION, class1.resolve("bob/lab-0-averages/lab-0-averages.ipynb"), Map.of());
        Files.writeString(class1.resolve("cyd/lab-0-averages.ipynb"), "{\"cells\": 3}");
        Path out = folder.resolve("out");
        StringWriter console = new StringWriter();
        StringWriter errors = new StringWriter();
        int code = Course.execute(
                new PrintWriter(console, true),
                new PrintWriter(errors, true),
                "grade",
                class1.toString(),
                "--labs",
                CourseTests.source().getParent().toString(),
                "--out",
                out.toString(),
                "--memory",
                "256m");
        assertThat(errors.toString()).isEmpty();
        assertThat(code).isZero();
        assertThat(Files.readAllLines(out.resolve("totals.csv")))
                .containsExactly(
                        "student,lab,points,most,notes",
                        "ada,lab-0-averages,0.0,10.0,could not be read: it is no notebook: not JSON",
                        "bob,lab-0-averages,10.0,10.0,",
                        "cyd,lab-0-averages,0.0,10.0,could not be read: it is no notebook: it has no cells");
        assertThat(Files.readAllLines(out.resolve("points.csv")))
                .hasSize(7)
                .contains("bob,lab-0-averages,largest-check,6.0,6.0,");
        assertThat(Files.readString(out.resolve("feedback/bob-lab-0-averages.html")))
                .contains("10 of 10 points");
        assertThat(Files.readString(out.resolve("feedback/ada-lab-0-averages.html")))
                .contains("could not be read");
    }

    @Test
    void feedbackCannotBecomeMarkupAndPointsNoFormula() throws Exception {
        GradedLab graded = new GradedLab(
                "=cmd()",
                lab.name(),
                List.of(new GradedCell("mean-check", 0, 4, "<script>alert(1)</script>")),
                List.of("@note"));
        FeedbackPage.write(folder.resolve("page.html"), lab, graded);
        assertThat(Files.readString(folder.resolve("page.html")))
                .contains("&lt;script&gt;")
                .doesNotContain("<script>");
        PointsFile.totals(folder.resolve("totals.csv"), List.of(graded));
        assertThat(Files.readString(folder.resolve("totals.csv"))).contains("'=cmd(),", "'@note");
    }

    @Test
    void saysWhatIsWrongWithTheCommand() throws Exception {
        StringWriter errors = new StringWriter();
        PrintWriter err = new PrintWriter(errors, true);
        PrintWriter out = new PrintWriter(new StringWriter(), true);
        String labs = CourseTests.source().getParent().toString();
        assertThat(Course.execute(out, err, "grade", folder.resolve("none").toString()))
                .isEqualTo(2);
        assertThat(Course.execute(out, err, "grade", folder.toString(), "--labs", labs))
                .isEqualTo(2);
        assertThat(Course.execute(out, err, "grade", folder.toString(), "--memory", "much"))
                .isEqualTo(2);
        assertThat(Course.execute(out, err)).isEqualTo(2);
        Files.writeString(folder.resolve("lab-1.md"), "nothing");
        assertThat(Course.execute(out, err, "build", "--labs", folder.toString()))
                .isEqualTo(1);
        assertThat(errors.toString())
                .contains("none is no folder", "holds no notebook of these labs", "size such as 1g", "build or grade")
                .contains("line 1: a lab begins with its title");
    }
}
