package org.activationlab.judge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.activationlab.meta.MetaData;
import org.activationlab.meta.Task;
import org.activationlab.metrics.Auroc;
import org.activationlab.metrics.RegressionScores;

/**
 * Which layer knows? A game whose players are the parts of a trace. A coalition is worth the score that a trained network
 * reaches on test pairs when the numbers of all players outside it are those of another pair, the same one for all of
 * them: what is taken away is the information, while each part keeps numbers that a network really made. The network is
 * not trained again.
 *
 * <p>Numbers of which no player is made stay as they are. So what is known of the judged network ({@link
 * Feature.Source#NETWORK}) stays, unless it is named as a fifth player; with {@link Donors.Rule#SAME_NETWORK} that player
 * adds nothing, because the donor's numbers are its own.
 *
 * <p>The worth of nobody is not that of a constant answer: the network then answers about another prediction. Under
 * {@code SAME_NETWORK} such answers still tell networks apart. R2 may be below 0, since confident answers about the wrong
 * prediction are worse than the mean. A mixed trace is one that no network ever made, and a trained network may answer
 * oddly to it; that is a limit of every such measurement.
 *
 * <p>Sources: Lloyd S. Shapley, "A Value for n-Person Games", 1953; Leo Breiman, "Random Forests", 2001 (permutation
 * importance); Ian Covert, Scott Lundberg, Su-In Lee, "Understanding Global Feature Contributions With Additive Importance
 * Measures", 2020 (the score as the worth).
 */
public final class TokenGame {

    /** The parts of a trace, in its order: the players where nothing else is wanted. */
    public static final List<Feature.Source> TRACE =
            List.of(Feature.Source.MAXPOOL2, Feature.Source.FC1, Feature.Source.FC2, Feature.Source.FC3);

    private TokenGame() {}

    /** A trained network that answers about predictions of which some numbers are another's. */
    @FunctionalInterface
    public interface Reader {

        /**
         * Answers.
         *
         * @param own whose numbers are those of the rows; all others are those of the donors
         * @param rows the pairs asked about
         * @param donors for each row the pair that gives
         * @return the expected ratio, or the probability of right, in the order of the rows; must be finite
         */
        double[] answers(Set<Feature.Source> own, int[] rows, int[] donors);
    }

    /**
     * Lets every coalition play, once per permutation of the donors; that of all players plays only once, for it needs no
     * donor.
     *
     * @param reader the trained network
     * @param players each once, at least one
     * @param task what it answers: the ratio is scored by R2, right or wrong by AUROC
     * @param data where the truth stands
     * @param donors the test pairs and who gives to them
     * @return the worth of every coalition
     * @throws IllegalArgumentException if an answer is not finite, or players are missing or named twice
     */
    public static TokenCredit play(
            Reader reader, List<Feature.Source> players, Task task, MetaData data, Donors donors) {
        if (players.isEmpty() || players.stream().distinct().count() != players.size()) {
            throw new IllegalArgumentException("expected players, each once, but got " + players);
        }
        int[] rows = donors.rows();
        int all = (1 << players.size()) - 1;
        double whole = worth(reader, own(players, all), task, data, rows, rows);
        List<List<Double>> plays = new ArrayList<>();
        for (int permutation = 0; permutation < donors.permutations(); permutation++) {
            List<Double> worths = new ArrayList<>();
            for (int coalition = 0; coalition < all; coalition++) {
                worths.add(worth(reader, own(players, coalition), task, data, rows, donors.of(permutation)));
            }
            worths.add(whole);
            plays.add(worths);
        }
        int networks = Arrays.stream(rows)
                .mapToObj(data.pairs()::modelId)
                .collect(Collectors.toSet())
                .size();
        return new TokenCredit(task, players, rows.length, networks, plays);
    }

    /** Everything but the players outside the coalition. */
    private static Set<Feature.Source> own(List<Feature.Source> players, int coalition) {
        Set<Feature.Source> own = EnumSet.allOf(Feature.Source.class);
        for (int i = 0; i < players.size(); i++) {
            if ((coalition & 1 << i) == 0) {
                own.remove(players.get(i));
            }
        }
        return own;
    }

    private static double worth(
            Reader reader, Set<Feature.Source> own, Task task, MetaData data, int[] rows, int[] donors) {
        double[] answers = reader.answers(own, rows, donors);
        for (int i = 0; i < answers.length; i++) {
            if (!Double.isFinite(answers[i])) {
                throw new IllegalArgumentException("the answer about row " + rows[i] + " is " + answers[i]
                        + ", but a score needs finite answers. Maybe the network's training diverged: leave it out.");
            }
        }
        return task == Task.RATIO
                ? RegressionScores.r2(data.ratios(rows), answers)
                : Auroc.of(answers, data.correct(rows));
    }
}
