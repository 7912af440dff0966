package org.activationlab.app.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.activationlab.app.Home;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The labs of the course: what their authors promise, run. */
class LabsTest {

    private static final Path FOLDER = Path.of("notebooks", "course", "labs");
    private static final int MOST_SECONDS = 300;

    static Stream<Lab> labs() throws IOException {
        return LabSource.all(FOLDER).stream();
    }

    @Test
    void fiveLabsOfTwentyPointsEachTellWhatToDo() throws Exception {
        List<Lab> labs = LabSource.all(FOLDER);
        assertThat(labs).hasSize(5);
        for (Lab lab : labs) {
            assertThat(lab.points()).as(lab.name()).isEqualTo(20);
            String text = String.join(
                    "\n",
                    lab.cells(LabCell.Kind.TEXT).stream().map(LabCell::source).toList());
            assertThat(text)
                    .as(lab.name())
                    .contains("What you hand in", "## Step 1", "## A challenge", "## What you learned");
            assertThat(lab.cells(LabCell.Kind.OPTIONAL)).as(lab.name()).isNotEmpty();
            assertThat(lab.cells(LabCell.Kind.SOLUTION)).as(lab.name()).hasSizeGreaterThanOrEqualTo(3);
            List<LabCell> hidden = lab.cells(LabCell.Kind.CHECK).stream()
                    .filter(check -> Region.HIDDEN.in(check.source()))
                    .toList();
            assertThat(hidden).as(lab.name()).hasSizeGreaterThanOrEqualTo(2);
            // Each hidden part is there because of a mistake that the visible one does not see.
            assertThat(lab.wrong().stream().map(WrongSolution::check).distinct())
                    .as(lab.name())
                    .containsExactlyInAnyOrderElementsOf(
                            hidden.stream().map(LabCell::id).toList());
        }
    }

    /** A cell of a run and what must come of it. */
    private record Step(String what, String source, Expected expected, double most) {
        enum Expected {
            NOTHING_SPECIAL,
            DONE,
            ALL_POINTS,
            FEWER_POINTS
        }
    }

    /**
     * The solution gets all points. Then each mistake takes the solution's place: the visible part of its check lets it pass,
     * the hidden part does not.
     */
    @ParameterizedTest
    @MethodSource("labs")
    void theSolutionGetsAllPointsAndHiddenChecksCatchMistakes(Lab lab) throws Exception {
        requireMnist();
        List<Step> steps = new ArrayList<>();
        for (LabCell cell : code(lab)) {
            boolean check = cell.kind() == LabCell.Kind.CHECK;
            steps.add(new Step(
                    cell.id(),
                    Edition.SOLUTION.of(cell),
                    check ? Step.Expected.ALL_POINTS : Step.Expected.DONE,
                    cell.points()));
            for (WrongSolution wrong : lab.wrong()) {
                if (wrong.check().equals(cell.id())) {
                    String what = cell.id() + " with the mistake: " + wrong.mistake();
                    LabCell right = lab.cell(wrong.solution()).orElseThrow();
                    steps.add(new Step(what, wrong.source(), Step.Expected.DONE, 0));
                    steps.add(new Step("visible part of " + what, Edition.STUDENT.of(cell), Step.Expected.DONE, 0));
                    steps.add(new Step(what, Edition.GRADING.of(cell), Step.Expected.FEWER_POINTS, cell.points()));
                    steps.add(new Step(right.id(), Edition.SOLUTION.of(right), Step.Expected.NOTHING_SPECIAL, 0));
                }
            }
        }
        RunSubmission.Outcome outcome = CourseTests.runner(60, MOST_SECONDS, "1g")
                .run(steps.stream().map(Step::source).toList());
        assertThat(outcome.end()).as(lab.name()).isEmpty();
        for (int i = 0; i < steps.size(); i++) {
            compare(lab.name(), steps.get(i), outcome.reports().get(i));
        }
    }

    private static void compare(String lab, Step step, CellReport report) {
        String what = lab + ", " + step.what() + ": " + report.text() + report.out();
        switch (step.expected()) {
            case NOTHING_SPECIAL -> {}
            case DONE -> assertThat(report.state()).as(what).isEqualTo(CellReport.State.DONE);
            case ALL_POINTS -> {
                assertThat(report.text()).as(what).isEqualTo(Double.toString(step.most()));
                assertThat(report.errors()).as(what).isFalse();
            }
            case FEWER_POINTS -> {
                boolean caught =
                        report.state() == CellReport.State.FAILED || Double.parseDouble(report.text()) < step.most();
                assertThat(caught).as(what).isTrue();
            }
        }
    }

    /** In the student's notebook only checks fail while nothing is filled in, and say why: given cells never do. */
    @ParameterizedTest
    @MethodSource("labs")
    void theStubGetsNothingAndNothingElseFails(Lab lab) throws Exception {
        requireMnist();
        List<LabCell> cells = code(lab);
        RunSubmission.Outcome outcome = CourseTests.runner(60, MOST_SECONDS, "1g")
                .run(cells.stream().map(Edition.STUDENT::of).toList());
        assertThat(outcome.end()).isEmpty();
        for (int i = 0; i < cells.size(); i++) {
            CellReport report = outcome.reports().get(i);
            boolean check = cells.get(i).kind() == LabCell.Kind.CHECK;
            String what = lab.name() + ", " + cells.get(i).id() + ": " + report.text();
            assertThat(report.state()).as(what).isEqualTo(check ? CellReport.State.FAILED : CellReport.State.DONE);
            assertThat(report.errors()).as(report.out()).isFalse();
            if (check) {
                assertThat(report.text()).as(what).contains("your code here");
            }
        }
    }

    private static List<LabCell> code(Lab lab) {
        return lab.cells().stream()
                .filter(cell -> cell.kind() != LabCell.Kind.TEXT)
                .toList();
    }

    private static void requireMnist() {
        String named = System.getenv("ACTIVATION_LAB_DATA");
        Path cache = Home.dataCache().resolve("mnist");
        assumeThat(named != null && Files.isDirectory(Path.of(named, "mnist")) || Files.isDirectory(cache))
                .as("MNIST, which the labs' networks were trained on")
                .isTrue();
    }
}
