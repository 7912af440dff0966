package org.activationlab.report;

import java.util.List;
import org.activationlab.metrics.ClassAverages;
import org.activationlab.metrics.ConfusionMatrix;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** A confusion matrix as tables: true classes on rows, predicted ones on columns. */
public final class ConfusionTables {

    private ConfusionTables() {}

    /**
     * Counts.
     *
     * @param matrix any
     * @param names of its classes
     * @return a row per true class, a column per predicted class
     * @throws IllegalArgumentException if there are not as many names as classes
     */
    public static Table counts(ConfusionMatrix matrix, List<String> names) {
        requireNames(matrix, names);
        Table table = Table.create("confusion matrix, counts", rows(names));
        for (int predicted = 0; predicted < names.size(); predicted++) {
            IntColumn column = Columns.count("predicted " + names.get(predicted));
            for (int truth = 0; truth < names.size(); truth++) {
                column.append(Math.toIntExact(matrix.count(truth, predicted)));
            }
            table.addColumns(column);
        }
        return table;
    }

    /**
     * Shares out each true class.
     *
     * @param matrix any
     * @param names of its classes
     * @return a row per true class, a column per predicted class; each row of a class that occurs sums to 100 %
     * @throws IllegalArgumentException if there are not as many names as classes
     */
    public static Table shares(ConfusionMatrix matrix, List<String> names) {
        requireNames(matrix, names);
        Table table = Table.create("confusion matrix, shares of the true class", rows(names));
        for (int predicted = 0; predicted < names.size(); predicted++) {
            DoubleColumn column = Columns.share("predicted " + names.get(predicted));
            for (int truth = 0; truth < names.size(); truth++) {
                column.append(matrix.share(truth, predicted));
            }
            table.addColumns(column);
        }
        return table;
    }

    /**
     * Scores each class.
     *
     * @param matrix any
     * @param names of its classes
     * @return a row per class: how often it is true and how often predicted, precision, recall and F1; then their plain mean
     *     and the mean weighted by how often each class is true
     * @throws IllegalArgumentException if there are not as many names as classes
     */
    public static Table scores(ConfusionMatrix matrix, List<String> names) {
        requireNames(matrix, names);
        StringColumn classes = Columns.text("class");
        IntColumn support = Columns.count("true");
        IntColumn answers = Columns.count("predicted");
        DoubleColumn precision = Columns.share("precision");
        DoubleColumn recall = Columns.share("recall");
        DoubleColumn f1 = Columns.share("F1");
        int rows = 0;
        for (int label = 0; label < names.size(); label++) {
            classes.append(names.get(label));
            support.append(Math.toIntExact(matrix.support(label)));
            answers.append(Math.toIntExact(matrix.answers(label)));
            precision.append(matrix.precision(label));
            recall.append(matrix.recall(label));
            f1.append(matrix.f1(label));
            rows += Math.toIntExact(matrix.support(label));
        }
        for (ClassAverages averages : List.of(matrix.macro(), matrix.weighted())) {
            classes.append(classes.size() == names.size() ? "mean" : "weighted mean");
            support.append(rows);
            answers.append(rows);
            precision.append(averages.precision());
            recall.append(averages.recall());
            f1.append(averages.f1());
        }
        return Table.create("scores by class", classes, support, answers, precision, recall, f1);
    }

    private static StringColumn rows(List<String> names) {
        StringColumn truth = Columns.text("true class");
        names.forEach(truth::append);
        return truth;
    }

    static void requireNames(ConfusionMatrix matrix, List<String> names) {
        if (names.size() != matrix.classes()) {
            throw new IllegalArgumentException(
                    "expected a name for each of " + matrix.classes() + " classes, but got " + names.size());
        }
    }
}
