package org.activationlab.meta;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.activationlab.metrics.CertifiedRadius;
import org.activationlab.pairs.LabelTable;
import org.activationlab.pairs.NoiseSettings;
import org.activationlab.pairs.NoiseSharing;

/**
 * What the votes of noisy copies certify: for each pair an L2 radius within which the vote of the noise-smoothed network
 * provably keeps the class, by {@link CertifiedRadius}.
 *
 * <p>Each statement is wrong with probability alpha at most, over the noise of its own pair. The class is the network's
 * answer to the clean image, fixed before any copy is drawn, so no draws are spent on choosing it. A certificate is about
 * the smoothed vote, not about the answer without noise; a wrong answer can have a large radius too. It
 * takes a fixed number of draws and fresh noise for every pair, so that the errors of different pairs are independent.
 *
 * <p>Source: J. Cohen, E. Rosenfeld, Z. Kolter, "Certified adversarial robustness via randomized smoothing", 2019, section
 * 3.2, and section 4 for certified accuracy.
 */
public final class Certificates {

    /** The usual allowed probability that a certificate is wrong. */
    public static final double USUAL_ALPHA = 0.001;

    private final LabelTable pairs;
    private final NoiseSettings noise;
    private final double alpha;
    private final double[] radii;

    private Certificates(LabelTable pairs, NoiseSettings noise, double alpha, double[] radii) {
        this.pairs = pairs;
        this.noise = noise;
        this.alpha = alpha;
        this.radii = radii;
    }

    /**
     * Certifies pairs.
     *
     * @param pairs the labelled pairs, at least one
     * @param noise how they were labelled
     * @param alpha the probability that one certificate is wrong, strictly between 0 and 1, for example 0.001
     * @return the certificates
     * @throws IllegalArgumentException if there is no pair, alpha is out of its range, or the noise is shared between pairs
     *     or its draws can end early
     */
    public static Certificates of(LabelTable pairs, NoiseSettings noise, double alpha) {
        if (noise.sharing() != NoiseSharing.PER_PAIR || noise.adaptive()) {
            throw new IllegalArgumentException("certificates need noise of its own for every pair and a fixed number of"
                    + " draws, but the noise is " + noise + ". Draw evidence with 'activation-lab evidence'.");
        }
        if (pairs.size() == 0) {
            throw new IllegalArgumentException("there is no pair to certify");
        }
        Map<Integer, Double> known = new HashMap<>();
        double[] radii = new double[pairs.size()];
        int[] unchanged = pairs.unchanged();
        for (int row = 0; row < radii.length; row++) {
            radii[row] = known.computeIfAbsent(
                    unchanged[row],
                    k -> CertifiedRadius.of(k, noise.draws(), noise.scale(), alpha)
                            .orElse(Double.NaN));
        }
        return new Certificates(pairs, noise, alpha, radii);
    }

    /**
     * Says how the pairs were labelled.
     *
     * @return scale and draws
     */
    public NoiseSettings noise() {
        return noise;
    }

    /**
     * Says how often one certificate may be wrong.
     *
     * @return a probability
     */
    public double alpha() {
        return alpha;
    }

    /**
     * Gives the largest radius that so many draws can certify: that of a vote without a dissenter.
     *
     * @return in units of pixel value; 0 if even that certifies nothing
     */
    public double largestRadius() {
        return CertifiedRadius.of(noise.draws(), noise.draws(), noise.scale(), alpha)
                .orElse(0);
    }

    /**
     * Puts all pairs together.
     *
     * @return one group of the name "all models"
     */
    public CertifiedPairs all() {
        return group("all models", IntStream.range(0, radii.length).toArray());
    }

    /**
     * Gives each model's pairs.
     *
     * @return one group per model, named by its id, in the order in which models first appear
     */
    public List<CertifiedPairs> models() {
        Map<String, List<Integer>> rows = new LinkedHashMap<>();
        for (int row = 0; row < radii.length; row++) {
            rows.computeIfAbsent(pairs.modelId(row), id -> new ArrayList<>()).add(row);
        }
        List<CertifiedPairs> groups = new ArrayList<>();
        rows.forEach((id, own) ->
                groups.add(group(id, own.stream().mapToInt(Integer::intValue).toArray())));
        return groups;
    }

    /**
     * Puts pairs together by a setting of their models' training.
     *
     * @param trait the setting
     * @param models the traits of at least every model of the pairs
     * @return one group per value, numbers by size, names by alphabet
     * @throws IllegalArgumentException if a model has no traits
     */
    public List<CertifiedPairs> by(Trait trait, Collection<ModelTraits> models) {
        Map<String, String> values = new HashMap<>();
        models.forEach(model -> values.put(model.modelId(), trait.of(model)));
        Comparator<String> order = trait == Trait.LEARNING_RATE || trait == Trait.WEIGHT_DECAY
                ? Comparator.comparingDouble(Double::parseDouble)
                : Comparator.naturalOrder();
        Map<String, List<Integer>> rows = new TreeMap<>(order);
        for (int row = 0; row < radii.length; row++) {
            String value = values.get(pairs.modelId(row));
            if (value == null) {
                throw new IllegalArgumentException("a group needs the traits of every model, but " + pairs.modelId(row)
                        + " has none. Give those of the whole population.");
            }
            rows.computeIfAbsent(value, key -> new ArrayList<>()).add(row);
        }
        List<CertifiedPairs> groups = new ArrayList<>();
        rows.forEach((value, own) ->
                groups.add(group(value, own.stream().mapToInt(Integer::intValue).toArray())));
        return groups;
    }

    private CertifiedPairs group(String name, int[] rows) {
        boolean[] correct = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            correct[i] = pairs.correct(rows[i]);
        }
        return new CertifiedPairs(
                name,
                (int) Arrays.stream(rows).mapToObj(pairs::modelId).distinct().count(),
                Arrays.stream(rows).mapToDouble(row -> radii[row]).toArray(),
                correct,
                Arrays.stream(rows)
                        .mapToDouble(row -> pairs.ratio(row).value())
                        .average()
                        .orElse(Double.NaN));
    }
}
