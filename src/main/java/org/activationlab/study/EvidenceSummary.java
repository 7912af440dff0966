package org.activationlab.study;

import java.nio.file.Path;
import java.util.Locale;
import org.activationlab.pairs.LabelTable;
import org.activationlab.pairs.LookupLeak;
import org.activationlab.pairs.PopulationSample;

/**
 * Evidence in a few numbers. A mean of nothing is NaN.
 *
 * @param file the pairs of all models; it does not exist if no model was kept
 * @param models how many models were sampled
 * @param pairs how many pairs there are
 * @param right the share of right pairs
 * @param ratioRight mean noise ratio of the right pairs
 * @param ratioWrong mean noise ratio of the wrong pairs
 * @param meanKl mean over all pairs of the mean divergence, in nats
 * @param neverRight test images that no kept model answers rightly
 * @param neverWrong test images that no kept model answers wrongly
 * @param leak what look-ups by image and by model make of these pairs
 */
public record EvidenceSummary(
        Path file,
        int models,
        int pairs,
        double right,
        double ratioRight,
        double ratioWrong,
        double meanKl,
        int neverRight,
        int neverWrong,
        LookupLeak leak) {

    /** Of a run that kept no model. */
    static EvidenceSummary none(Path file) {
        double nan = Double.NaN;
        return new EvidenceSummary(file, 0, 0, nan, nan, nan, nan, 0, 0, new LookupLeak(nan, nan));
    }

    /** Adds up labels. */
    static EvidenceSummary of(Path file, LabelTable labels, PopulationSample sample) {
        double[] sums = new double[2];
        int[] counts = new int[2];
        double divergence = 0;
        for (int row = 0; row < labels.size(); row++) {
            int kind = labels.correct(row) ? 1 : 0;
            sums[kind] += labels.ratio(row).value();
            counts[kind]++;
            divergence += labels.meanKl(row).orElse(Double.NaN);
        }
        LookupLeak leak = labels.size() == 0 ? new LookupLeak(Double.NaN, Double.NaN) : LookupLeak.of(labels);
        int models = (int) sample.models().stream()
                .filter(model -> !model.images().isEmpty())
                .count();
        return new EvidenceSummary(
                file,
                models,
                labels.size(),
                (double) counts[1] / labels.size(),
                sums[1] / counts[1],
                sums[0] / counts[0],
                divergence / labels.size(),
                sample.neverRight(),
                sample.neverWrong(),
                leak);
    }

    /**
     * Says it in words.
     *
     * @return some lines without a line break at the end
     */
    public String words() {
        return String.format(
                Locale.ROOT,
                "%,d pairs of %,d models, %.1f %% of them right; mean noise ratio %.3f where right, %.3f where wrong;"
                        + " mean divergence %.3f nats%n"
                        + "test images that no model gets right: %,d; that no model gets wrong: %,d%n"
                        + "AUROC of look-ups that see no activation, on the pairs that filled them: by image %.4f, by"
                        + " model %.4f",
                pairs,
                models,
                100 * right,
                ratioRight,
                ratioWrong,
                meanKl,
                neverRight,
                neverWrong,
                leak.byImage(),
                leak.byModel());
    }
}
