package org.activationlab.meta;

import java.util.Arrays;
import java.util.Optional;
import org.activationlab.metrics.Auroc;
import org.activationlab.metrics.ClassificationScores;
import org.activationlab.metrics.IsotonicFit;
import org.activationlab.metrics.RegressionScores;
import org.activationlab.metrics.ScoreThreshold;

/** A baseline fitted on training rows, which can be scored on any others. */
final class FittedBaseline {

    private static final String LOGITS = "fc3";
    private static final int DIGITS = 10;

    private final Baseline baseline;
    private final Task task;
    private final MetaData data;
    private final int trainPairs;
    private final Optional<Lookup> table;
    private final Optional<IsotonicFit> curve;
    private final double threshold;

    /**
     * Fits.
     *
     * @param baseline what
     * @param task the question
     * @param data the pairs
     * @param train the rows to fit on, at least one
     */
    FittedBaseline(Baseline baseline, Task task, MetaData data, int[] train) {
        this.baseline = baseline;
        this.task = task;
        this.data = data;
        this.trainPairs = train.length;
        if (!baseline.readsLogits()) {
            table = Optional.of(new Lookup(row -> baseline.key(data.pairs().labels(), row), train, targets(train)));
            curve = Optional.empty();
            threshold = Double.NaN;
        } else if (task == Task.RATIO) {
            table = Optional.empty();
            curve = Optional.of(IsotonicFit.of(confidences(train), data.ratios(train)));
            threshold = Double.NaN;
        } else {
            table = Optional.empty();
            curve = Optional.empty();
            threshold = ScoreThreshold.best(confidences(train), data.correct(train));
        }
    }

    private double[] targets(int[] rows) {
        double[] targets = data.ratios(rows);
        if (task == Task.CORRECTNESS) {
            boolean[] correct = data.correct(rows);
            Arrays.setAll(targets, i -> correct[i] ? 1 : 0);
        }
        return targets;
    }

    private double[] confidences(int[] rows) {
        double[] confidences = new double[rows.length];
        float[] logits = new float[DIGITS];
        for (int i = 0; i < rows.length; i++) {
            data.pairs().copyActivations(LOGITS, rows[i], logits, 0);
            confidences[i] = baseline.confidence(logits);
        }
        return confidences;
    }

    /** Answers rows: a table's means, a curve's ratios, or plain scores of the logits. */
    double[] answers(int[] rows) {
        double[] values = table.map(lookup -> lookup.answers(rows)).orElseGet(() -> confidences(rows));
        return curve.map(fit -> Arrays.stream(values).map(fit::at).toArray()).orElse(values);
    }

    /**
     * Scores.
     *
     * @param test the rows to answer, at least one
     * @return R2 or accuracy, and for correctness the AUROC
     */
    BaselineResult score(int[] test) {
        double[] values = table.map(lookup -> lookup.answers(test)).orElseGet(() -> confidences(test));
        double auroc = Double.NaN;
        double score;
        if (task == Task.RATIO) {
            double[] predicted = curve.map(
                            fit -> Arrays.stream(values).map(fit::at).toArray())
                    .orElse(values);
            score = RegressionScores.r2(data.ratios(test), predicted);
        } else {
            boolean[] truth = data.correct(test);
            boolean[] said = table.isPresent() ? MetaScores.decide(values) : ScoreThreshold.apply(values, threshold);
            score = ClassificationScores.accuracy(truth, said);
            auroc = Auroc.of(values, truth);
        }
        return new BaselineResult(baseline, task, score, auroc, trainPairs, test.length);
    }
}
