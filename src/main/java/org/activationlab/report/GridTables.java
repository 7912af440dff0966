package org.activationlab.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.activationlab.lenet.GridSample;
import org.activationlab.lenet.HyperParameters;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Tables of what a population is drawn from. */
public final class GridTables {

    private GridTables() {}

    /**
     * Lists the values of each hyper-parameter and how many trainings are drawn from them.
     *
     * @param samples the parts of a population, at least one
     * @return "choice", then a column for each part, named by its optimizers; the last rows count the trainings of the
     *     whole product, those drawn, and the networks that they give
     */
    public static Table of(List<GridSample> samples) {
        StringColumn choices = Columns.text("choice");
        for (HyperParameter choice : HyperParameter.values()) {
            choices.append(choice.title());
        }
        choices.append("trainings in the product").append("trainings drawn").append("networks");
        List<Column<?>> columns = new ArrayList<>(List.of(choices));
        for (GridSample sample : samples) {
            StringColumn values = Columns.text("part " + columns.size() + ": "
                    + labels(HyperParameter.OPTIMIZER, sample).replace(", ", " and "));
            for (HyperParameter choice : HyperParameter.values()) {
                values.append(labels(choice, sample));
            }
            values.append(Wording.format(0).format(sample.grid().trainingCount()))
                    .append(Wording.format(0)
                            .format(sample.trainings() == 0 ? sample.grid().trainingCount() : sample.trainings()))
                    .append(Wording.format(0).format(sample.models().size()));
            columns.add(values);
        }
        return Table.create("What the networks are drawn from", columns);
    }

    private static String labels(HyperParameter choice, GridSample sample) {
        List<HyperParameters> models = sample.grid().models();
        return models.stream()
                .sorted(choice.order())
                .map(choice::label)
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
