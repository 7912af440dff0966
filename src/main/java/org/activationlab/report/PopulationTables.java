package org.activationlab.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.activationlab.lenet.TrainedModel;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Tables of a population: what was trained, what was kept, and why the rest was not. */
public final class PopulationTables {

    private PopulationTables() {}

    /**
     * Counts models by chosen hyper-parameters, for example optimizer and weight decay.
     *
     * @param models the population, kept and rejected, possibly empty
     * @param by the choices that make a row, in the order of their columns; without any, all models are one row
     * @return a column per choice, then trained, kept, share kept, and median, lowest and highest test accuracy of the
     *     kept (missing where none was kept)
     */
    public static Table by(List<TrainedModel> models, HyperParameter... by) {
        List<Column<?>> columns = new ArrayList<>();
        List<StringColumn> labels = new ArrayList<>();
        for (HyperParameter choice : by) {
            labels.add(Columns.text(choice.title()));
        }
        columns.addAll(labels);
        Counts counts = new Counts();
        for (ModelGroup group : ModelGroup.divide(models, by)) {
            for (int i = 0; i < labels.size(); i++) {
                labels.get(i).append(group.labels().get(i));
            }
            counts.append(group);
        }
        columns.addAll(counts.columns());
        return Table.create("models", columns);
    }

    /**
     * Counts models by each value of each hyper-parameter by itself.
     *
     * @param models the population, kept and rejected, possibly empty
     * @return "choice", "value", then the columns of {@link #by}; every model counts once for each choice
     */
    public static Table byEachValue(List<TrainedModel> models) {
        StringColumn choices = Columns.text("choice");
        StringColumn values = Columns.text("value");
        Counts counts = new Counts();
        for (HyperParameter choice : HyperParameter.values()) {
            // A seed is not chosen for what it does: a row for each would say nothing.
            if (choice == HyperParameter.SEED) {
                continue;
            }
            for (ModelGroup group : ModelGroup.divide(models, choice)) {
                choices.append(choice.title());
                values.append(group.labels().get(0));
                counts.append(group);
            }
        }
        List<Column<?>> columns = new ArrayList<>(List.of(choices, values));
        columns.addAll(counts.columns());
        return Table.create("models", columns);
    }

    /**
     * Counts the rejected models by reason.
     *
     * @param models the population, kept and rejected, possibly empty
     * @return "reason", "models" and "share of trained"; no row if all models were kept
     */
    public static Table rejections(List<TrainedModel> models) {
        Map<String, Integer> counts = new TreeMap<>();
        for (TrainedModel model : models) {
            if (!model.kept()) {
                counts.merge(model.reason(), 1, Integer::sum);
            }
        }
        StringColumn reason = Columns.text("reason");
        IntColumn count = Columns.count("models");
        DoubleColumn share = Columns.share("share of trained");
        counts.forEach((text, number) -> {
            reason.append(text);
            count.append(number);
            share.append((double) number / models.size());
        });
        return Table.create("rejected", reason, count, share);
    }

    /** The columns that every table of models ends with. */
    private static final class Counts {
        private final IntColumn trained = Columns.count("trained");
        private final IntColumn kept = Columns.count("kept");
        private final DoubleColumn share = Columns.share("share kept");
        private final DoubleColumn median = Columns.share("median accuracy");
        private final DoubleColumn lowest = Columns.share("lowest");
        private final DoubleColumn highest = Columns.share("highest");

        void append(ModelGroup group) {
            Spread accuracy = group.keptAccuracy();
            trained.append(group.trained());
            kept.append(group.kept());
            share.append(group.shareKept());
            median.append(accuracy.median());
            lowest.append(accuracy.lowest());
            highest.append(accuracy.highest());
        }

        List<Column<?>> columns() {
            return List.of(trained, kept, share, median, lowest, highest);
        }
    }
}
