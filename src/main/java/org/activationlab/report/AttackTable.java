package org.activationlab.report;

import java.util.List;
import org.activationlab.interpret.adversarial.AdversarialExamples;
import org.activationlab.interpret.adversarial.AttackSettings;
import org.activationlab.interpret.adversarial.Norm;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** How many answers several attacks change. */
public final class AttackTable {

    private AttackTable() {}

    /**
     * Makes the table.
     *
     * @param attacks how images were changed
     * @param examples what came out of each attack, in the same order
     * @return a row for each attack: its norm, steps and radius, how many images, the share of changed answers, and the mean
     *     length of the changes in both norms
     * @throws IllegalArgumentException if there is not one outcome for each attack
     */
    public static Table of(List<AttackSettings> attacks, List<AdversarialExamples> examples) {
        if (attacks.size() != examples.size()) {
            throw new IllegalArgumentException(
                    "expected one outcome for each of " + attacks.size() + " attacks, but got " + examples.size());
        }
        StringColumn names = Columns.text("attack");
        StringColumn norms = Columns.text("norm");
        DoubleColumn radii = Columns.number("radius", 3);
        IntColumn images = Columns.count("images");
        DoubleColumn changed = Columns.share("answers changed");
        DoubleColumn largest = Columns.number("mean largest change", 3);
        DoubleColumn lengths = Columns.number("mean L2 length", 2);
        for (int i = 0; i < attacks.size(); i++) {
            AttackSettings attack = attacks.get(i);
            AdversarialExamples own = examples.get(i);
            names.append(attack.steps() == 1 ? "one step" : attack.steps() + " steps");
            norms.append(attack.norm() == Norm.LINF ? "L-infinity" : "L2");
            radii.append(attack.radius());
            images.append(own.count());
            changed.append(own.successes() / (double) own.count());
            largest.append(mean(own, Norm.LINF));
            lengths.append(mean(own, Norm.L2));
        }
        return Table.create("attacks", names, norms, radii, images, changed, largest, lengths);
    }

    private static double mean(AdversarialExamples examples, Norm norm) {
        double sum = 0;
        for (int i = 0; i < examples.count(); i++) {
            sum += examples.distance(norm, i);
        }
        return sum / examples.count();
    }
}
