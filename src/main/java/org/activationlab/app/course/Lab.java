package org.activationlab.app.course;

import java.util.List;
import java.util.Optional;

/**
 * A lab as its author wrote it.
 *
 * @param name for files, such as "lab-1-train-and-label"
 * @param title the first heading
 * @param cells in their order
 * @param wrong mistakes that its hidden checks must catch
 */
record Lab(String name, String title, List<LabCell> cells, List<WrongSolution> wrong) {

    /** Copies the lists. */
    Lab {
        cells = List.copyOf(cells);
        wrong = List.copyOf(wrong);
    }

    /** All cells of a kind, in their order. */
    List<LabCell> cells(LabCell.Kind kind) {
        return cells.stream().filter(cell -> cell.kind() == kind).toList();
    }

    /** The cell of a name. */
    Optional<LabCell> cell(String id) {
        return cells.stream().filter(cell -> cell.id().equals(id)).findFirst();
    }

    /** What all checks together are worth. */
    double points() {
        return cells.stream().mapToDouble(LabCell::points).sum();
    }
}
