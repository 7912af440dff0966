package org.activationlab.judge;

import java.util.Arrays;
import java.util.List;

/**
 * Something that answers a question about pairs: a judge, trained with several seeds, or what a judge must beat. Holds
 * its answers to the pairs of one part of a split. Immutable; arrays are copied in and out.
 */
public final class Contender {

    /** What a contender is allowed to see. */
    public enum Kind {
        /** Which image, which model: no activation. */
        LOOK_UP("look-up"),
        /** The logits, by a formula. */
        LOGITS("logits"),
        /** The trace and the network's reference images, by a formula. */
        REFERENCE("reference images"),
        /** The logits and the network's answers to noisy reference images, by a model fitted per network. */
        NOISE_MODEL("noise model of the network"),
        /** The activations as they are, by a network of the original study, trained on other networks. */
        ORIGINAL("network of the original"),
        /** Noisy copies of the image itself. */
        MONTE_CARLO("noisy copies"),
        /** What its input names, by a network trained on other networks. */
        JUDGE("judge");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        /**
         * Names the kind for a reader.
         *
         * @return a few words
         */
        public String title() {
            return title;
        }
    }

    private final String name;
    private final Kind kind;
    private final int passes;
    private final boolean probability;
    private final double[][] answers;

    /**
     * Takes answers.
     *
     * @param name for a reader
     * @param kind what it sees
     * @param passes forward passes of the judged network that an answer costs, that of the clean image included; passes
     *     made once per network do not count
     * @param probability whether an answer about right and wrong is a probability
     * @param answers one array per seed, one without seeds; of equal lengths; copied
     * @throws IllegalArgumentException if there is no array, or their lengths differ
     */
    public Contender(String name, Kind kind, int passes, boolean probability, List<double[]> answers) {
        if (answers.isEmpty()
                || answers.stream().mapToInt(a -> a.length).distinct().count() != 1) {
            throw new IllegalArgumentException(name + " needs answers of equal lengths for at least one seed, but got "
                    + answers.stream().map(a -> a.length).toList());
        }
        this.name = name;
        this.kind = kind;
        this.passes = passes;
        this.probability = probability;
        this.answers = answers.stream().map(double[]::clone).toArray(double[][]::new);
    }

    /**
     * Names the contender.
     *
     * @return a few words
     */
    public String name() {
        return name;
    }

    /**
     * Says what it sees.
     *
     * @return its kind
     */
    public Kind kind() {
        return kind;
    }

    /**
     * Gives the cost of an answer.
     *
     * @return forward passes of the judged network, at least 1
     */
    public int passes() {
        return passes;
    }

    /**
     * Says whether an answer about right and wrong is a probability.
     *
     * @return false for a score without a scale
     */
    public boolean probability() {
        return probability;
    }

    /**
     * Gives the answers.
     *
     * @return one array per seed, copies
     */
    public List<double[]> answers() {
        return Arrays.stream(answers).map(double[]::clone).toList();
    }

    /**
     * Chooses pairs.
     *
     * @param places of the chosen answers, from 0
     * @return the contender with these answers alone
     */
    public Contender at(int[] places) {
        return new Contender(
                name,
                kind,
                passes,
                probability,
                Arrays.stream(answers)
                        .map(all -> Arrays.stream(places)
                                .mapToDouble(place -> all[place])
                                .toArray())
                        .toList());
    }
}
