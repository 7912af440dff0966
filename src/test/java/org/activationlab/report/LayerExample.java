package org.activationlab.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.activationlab.judge.TokenCredit;
import org.activationlab.judge.TokenGame;
import org.activationlab.meta.Task;
import org.activationlab.pairs.SamplingDesign;

/** Games of layers small enough to check by hand. */
final class LayerExample {

    static final String NEW = "natural pairs, by model and image: new models, new images";
    static final String SEEN = "the run's own pairs, by pair";

    private LayerExample() {}

    /** Two judges' trainings that differ by seed, a meta-network, and one that knows nothing of the prediction. */
    static LayerFacts facts() {
        return new LayerFacts(
                new Provenance("quick", 42, "cpu", "MNIST", false, LocalDate.EPOCH),
                SamplingDesign.NATURAL,
                2,
                List.of(
                        judge(1, credit(Task.CORRECTNESS, 0.50, 0.02, 0.04, 0.06, 0.28, 0)),
                        judge(2, credit(Task.CORRECTNESS, 0.52, 0.02, 0.04, 0.06, 0.30, 0)),
                        meta("LSTM", credit(Task.CORRECTNESS, 0.60, 0.05, 0.08, 0.05, 0, 0.12)),
                        meta("RNN", credit(Task.RATIO, 0.01, 0, 0, 0, 0, 0))),
                List.of("meta-network transformer-ratio-original-seed1 failed in training: constant answers"));
    }

    private static LayerFacts.Training judge(long seed, TokenCredit credit) {
        return new LayerFacts.Training("summaries", true, NEW, seed, credit);
    }

    private static LayerFacts.Training meta(String name, TokenCredit credit) {
        return new LayerFacts.Training(name, false, SEEN, 1, credit);
    }

    /**
     * Each layer brings its own, and whoever has fc1 or fc3 has what both know. Two plays, in which nobody is worth 0.02
     * less and more, so the standard error of that worth is 0.02.
     */
    private static TokenCredit credit(
            Task task, double none, double maxpool2, double fc1, double fc2, double fc3, double both) {
        double[] own = {maxpool2, fc1, fc2, fc3};
        List<List<Double>> plays = new ArrayList<>();
        for (double shift : new double[] {-0.02, 0.02}) {
            List<Double> worths = new ArrayList<>();
            for (int coalition = 0; coalition < 16; coalition++) {
                double worth = none + ((coalition & 0b1010) != 0 ? both : 0);
                for (int player = 0; player < 4; player++) {
                    worth += (coalition & 1 << player) != 0 ? own[player] : 0;
                }
                worths.add(worth + (coalition == 0 ? shift : 0));
            }
            plays.add(worths);
        }
        return new TokenCredit(task, TokenGame.TRACE, 1_200, 40, plays);
    }
}
