package org.activationlab.meta;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.activationlab.metrics.ConformalCoverage;
import org.activationlab.metrics.ConformalLowerBound;
import org.activationlab.metrics.DrawnBound;

/**
 * A judge's expected ratios, turned into lower bounds on groups of models that neither trained nor chose it, and tried on
 * further groups. It serves any judge of the ratio; the cost of a bound is that of the judge, beside the {@link DrawnBound}
 * of asking the network itself.
 *
 * <p>What is guaranteed: if the new group of siblings and the calibration groups are exchangeable, as random draws from
 * one grid are, then with probability 1 - delta at least, over the choice of the groups, the bound holds for the share 1 -
 * delta of the new group's pairs. What is not: nothing is said about a single pair, or about models trained in a way that
 * the calibration groups were not; and pairs of a group stand for it only as its sampled pairs do. Calibration and trial
 * images differ here, so that images, too, are new; the images of one trial are shared by all its groups, so the coverage
 * of different groups moves together. The truth is a ratio that was counted from some draws, and the bound is one of such
 * ratios.
 *
 * @param bound what is subtracted, calibrated with delta
 * @param coverage how often it held on the trial groups
 * @param meanPredicted the judge's mean expected ratio on the trial pairs
 * @param meanTruth their mean true ratio
 * @param meanBound their mean bound, one below 0 counting as 0
 * @param aboveHalf the share of trial pairs whose bound lies above 1/2
 * @param drawn what {@link #DRAWS} noisy copies would give on the trial pairs, at the same delta
 * @param groups each trial group, in the order in which groups first appear
 */
public record ConformalTrial(
        ConformalLowerBound bound,
        ConformalCoverage coverage,
        double meanPredicted,
        double meanTruth,
        double meanBound,
        double aboveHalf,
        DrawnBound drawn,
        List<GroupCoverage> groups) {

    /** The usual allowed share of groups, and of pairs of a group. */
    public static final double USUAL_DELTA = 0.1;

    /** What is allowed where the groups are too few for the usual share. */
    public static final double LARGER_DELTA = 0.2;

    /** How many noisy copies the comparison draws. */
    public static final int DRAWS = 20;

    /** Copies the groups. */
    public ConformalTrial {
        groups = List.copyOf(groups);
    }

    /**
     * What a judge said of some pairs. Immutable; arrays are copied in.
     */
    public static final class Answers {

        private final double[] predicted;
        private final double[] truth;
        private final List<String> groups;
        private final int[] numbers;

        /**
         * Takes answers.
         *
         * @param predicted the expected ratio of each pair, finite
         * @param truth the true ratio of each pair, in [0, 1], in the same order
         * @param groups the key of the group of sibling models of each pair
         * @throws IllegalArgumentException if the lengths differ or there is no pair
         */
        public Answers(double[] predicted, double[] truth, List<String> groups) {
            if (predicted.length == 0 || predicted.length != truth.length || predicted.length != groups.size()) {
                throw new IllegalArgumentException("expected as many predicted ratios, true ratios and groups, at least"
                        + " one, but got " + predicted.length + ", " + truth.length + " and " + groups.size());
            }
            this.predicted = predicted.clone();
            this.truth = truth.clone();
            this.groups = List.copyOf(groups);
            ScoredPairs.Numbers names = new ScoredPairs.Numbers();
            numbers = groups.stream().mapToInt(names::of).toArray();
        }
    }

    /**
     * Calibrates and tries.
     *
     * @param calibration pairs of groups that neither trained nor chose the judge
     * @param trial pairs of other groups
     * @param delta the allowed share of groups, and of pairs of a group, strictly between 0 and 1
     * @return the bound and how it did; with fewer than (1 - delta) / delta calibration groups it abstains
     * @throws IllegalArgumentException if a group is on both sides, a value is not finite, or delta is out of its range
     */
    public static ConformalTrial of(Answers calibration, Answers trial, double delta) {
        Set<String> calibrating = Set.copyOf(calibration.groups);
        trial.groups.stream().filter(calibrating::contains).findFirst().ifPresent(group -> {
            throw new IllegalArgumentException(
                    "group " + group + " is used to calibrate and to try; a bound is tried on"
                            + " groups that it was not calibrated on");
        });
        ConformalLowerBound bound =
                ConformalLowerBound.calibrate(calibration.predicted, calibration.truth, calibration.numbers, delta);
        double[] bounds = Arrays.stream(trial.predicted).map(bound::at).toArray();
        return new ConformalTrial(
                bound,
                bound.coverage(trial.predicted, trial.truth, trial.numbers),
                mean(trial.predicted),
                mean(trial.truth),
                mean(Arrays.stream(bounds).map(x -> Math.max(x, 0)).toArray()),
                mean(Arrays.stream(bounds).map(x -> x > 0.5 ? 1 : 0).toArray()),
                DrawnBound.of(trial.truth, DRAWS, delta),
                groups(trial, bound));
    }

    /**
     * Calibrates and tries with the usual delta, or with {@link #LARGER_DELTA} if there are at least 4 calibration groups
     * but fewer than the 9 that the usual delta needs.
     *
     * @param calibration pairs of groups that neither trained nor chose the judge
     * @param trial pairs of other groups
     * @return the bound and how it did; {@link ConformalLowerBound#delta} says which delta was taken
     * @throws IllegalArgumentException if a group is on both sides, or a value is not finite
     */
    public static ConformalTrial of(Answers calibration, Answers trial) {
        ConformalTrial usual = of(calibration, trial, USUAL_DELTA);
        return usual.bound.abstains() ? of(calibration, trial, LARGER_DELTA) : usual;
    }

    private static List<GroupCoverage> groups(Answers trial, ConformalLowerBound bound) {
        Map<String, double[]> sums = new LinkedHashMap<>();
        for (int row = 0; row < trial.truth.length; row++) {
            double[] own = sums.computeIfAbsent(trial.groups.get(row), key -> new double[4]);
            own[0]++;
            // As the coverage counts: the difference itself, without a rounded bound between.
            own[1] += trial.predicted[row] - trial.truth[row] <= bound.subtracted() ? 1 : 0;
            own[2] += trial.predicted[row];
            own[3] += trial.truth[row];
        }
        return sums.entrySet().stream()
                .map(entry -> {
                    double[] own = entry.getValue();
                    return new GroupCoverage(
                            entry.getKey(), (int) own[0], own[1] / own[0], own[2] / own[0], own[3] / own[0]);
                })
                .toList();
    }

    private static double mean(double... values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }
}
