package org.activationlab.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.activationlab.judge.Estimate;
import org.activationlab.judge.Feature;
import org.activationlab.judge.TokenCredit;
import org.activationlab.meta.AuditMetric;
import org.activationlab.meta.Task;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Tables of what the layers are worth to trained networks, a row per network. */
public final class LayerTables {

    /** Right or wrong first, as in the leak audit. */
    static final List<Task> ORDER = LeakTables.ORDER;

    private LayerTables() {}

    /**
     * Divides what a network gains from the prediction among the layers.
     *
     * @param facts what is known
     * @param task the question
     * @return the score with all numbers in place and with none, the Shapley values, and their sum, each with its standard
     *     error over the permutations in brackets
     */
    public static Table shapley(LayerFacts facts, Task task) {
        Table table = start(facts, task, "shapley");
        StringColumn whole = Columns.text(metric(task).title());
        StringColumn none = Columns.text("of another prediction");
        StringColumn sum = Columns.text("sum");
        for (LayerFacts.Row row : facts.rows(task)) {
            whole.append(Wording.ratio(row.credit().whole()));
            none.append(text(row.credit().none()));
            sum.append(Wording.ratio(sum(row.credit())));
        }
        table.addColumns(whole, none);
        table.addColumns(layers(facts, task, TokenCredit::shapley));
        return table.addColumns(sum);
    }

    /**
     * Tells what is lost without each layer.
     *
     * @param facts what is known
     * @param task the question
     * @return permutation importances, each with its standard error over the permutations in brackets
     */
    public static Table drops(LayerFacts facts, Task task) {
        return start(facts, task, "drops").addColumns(layers(facts, task, TokenCredit::drop));
    }

    /**
     * Tells what each layer brings by itself.
     *
     * @param facts what is known
     * @param task the question
     * @return gains over no layer at all, each with its standard error over the permutations in brackets
     */
    public static Table alone(LayerFacts facts, Task task) {
        return start(facts, task, "alone").addColumns(layers(facts, task, TokenCredit::alone));
    }

    private static Table start(LayerFacts facts, Task task, String name) {
        StringColumn network = Columns.text("network");
        IntColumn seeds = Columns.count("seeds");
        IntColumn pairs = Columns.count("pairs");
        for (LayerFacts.Row row : facts.rows(task)) {
            network.append(title(row));
            seeds.append(row.seeds());
            pairs.append(row.credit().pairs());
        }
        return Table.create(name, network, seeds, pairs);
    }

    private static StringColumn[] layers(
            LayerFacts facts, Task task, BiFunction<TokenCredit, Feature.Source, Estimate> number) {
        List<StringColumn> columns = new ArrayList<>();
        for (Feature.Source player : facts.players()) {
            StringColumn column = Columns.text(player.title());
            for (LayerFacts.Row row : facts.rows(task)) {
                boolean plays = row.credit().players().contains(player);
                column.append(plays ? text(number.apply(row.credit(), player)) : Wording.MISSING);
            }
            columns.add(column);
        }
        return columns.toArray(StringColumn[]::new);
    }

    static AuditMetric metric(Task task) {
        return task == Task.RATIO ? AuditMetric.R2 : AuditMetric.AUROC;
    }

    /** Says what a row is, with the kind in front where the name does not tell. */
    static String title(LayerFacts.Row row) {
        return (row.judge() ? "judge: " : "") + row.network();
    }

    /** What all players together bring. */
    static double sum(TokenCredit credit) {
        return credit.whole() - credit.none().value();
    }

    /** Says 0.612 (0.004); a single permutation has no error. */
    static String text(Estimate estimate) {
        return Wording.ratio(estimate.value())
                + (Double.isFinite(estimate.error()) ? " (" + Wording.ratio(estimate.error()) + ")" : "");
    }
}
