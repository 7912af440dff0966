package org.activationlab.app.course;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Grades a submission by nbgrader's rules, without nbgrader. */
final class Grader {

    private final RunSubmission runner;

    /** @param runner runs the cells */
    Grader(RunSubmission runner) {
        this.runner = runner;
    }

    /**
     * Grades one.
     *
     * @param student whose it is
     * @param lab what it should be
     * @param file what was handed in
     * @return its points, whatever it does: one that is no notebook gets none and a note
     * @throws IOException if no process can be started or the disk fails
     * @throws InterruptedException if the thread is interrupted
     */
    GradedLab grade(String student, Lab lab, Path file) throws IOException, InterruptedException {
        Submission submission;
        try {
            submission = Submission.read(file, lab);
        } catch (IOException e) {
            String note = "could not be read: " + e.getMessage();
            List<GradedCell> none = lab.cells(LabCell.Kind.CHECK).stream()
                    .map(check -> new GradedCell(check.id(), 0, check.points(), "not run"))
                    .toList();
            return new GradedLab(student, lab.name(), none, List.of(note));
        }
        return grade(student, lab, submission);
    }

    private GradedLab grade(String student, Lab lab, Submission submission) throws IOException, InterruptedException {
        List<HandedCell> cells = submission.cells();
        RunSubmission.Outcome outcome =
                runner.run(cells.stream().map(HandedCell::source).toList());
        List<String> notes = new ArrayList<>(submission.notes());
        Map<String, CellReport> byId = new HashMap<>();
        for (CellReport report : outcome.reports()) {
            HandedCell cell = cells.get(report.cell());
            String name = cell.ofLab() ? cell.id() : "number " + (report.cell() + 1);
            byId.put(cell.id(), report);
            if (!outcome.end().isEmpty() && report.state() == CellReport.State.BEGUN) {
                notes.add("in cell " + name + " " + outcome.end());
            }
        }
        if (!outcome.end().isEmpty() && notes.stream().noneMatch(note -> note.endsWith(outcome.end()))) {
            notes.add(outcome.end());
        }
        List<GradedCell> graded = lab.cells(LabCell.Kind.CHECK).stream()
                .map(check -> graded(check, byId.get(check.id())))
                .toList();
        return new GradedLab(student, lab.name(), graded, notes);
    }

    private static GradedCell graded(LabCell check, @Nullable CellReport report) {
        double most = check.points();
        if (report == null || report.state() == CellReport.State.BEGUN) {
            return new GradedCell(check.id(), 0, most, "not run to its end");
        }
        if (report.state() == CellReport.State.FAILED) {
            // The kernel's words for a cell that was stopped name its own setting.
            return new GradedCell(check.id(), 0, most, report.text().replace("IJAVA_TIMEOUT", "grading"));
        }
        if (report.errors()) {
            return new GradedCell(check.id(), 0, most, "it printed on the error stream: " + report.out());
        }
        double points = points(report.text(), most);
        return new GradedCell(check.id(), points, most, points < most ? report.out() : "");
    }

    /** A number from 0 on is the points; anything else, and nothing, is all of them, as in nbgrader. */
    private static double points(String value, double most) {
        try {
            double points = Double.parseDouble(value);
            return points >= 0 ? Math.min(points, most) : most;
        } catch (NumberFormatException e) {
            return most;
        }
    }
}
