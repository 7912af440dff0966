package org.activationlab.report;

import java.util.ArrayList;
import java.util.List;
import org.activationlab.lenet.HyperParameters;
import org.activationlab.lenet.Initialization;
import org.activationlab.lenet.Optimizer;
import org.activationlab.lenet.TrainedModel;
import org.activationlab.pairs.LabelTable;
import org.activationlab.pairs.LabelledPair;
import org.activationlab.pairs.SampledPair;
import org.activationlab.pairs.VoteHistogram;

/** A population and its pairs small enough to check by hand. */
final class Population {

    private Population() {}

    /**
     * Six models. SGD without decay: 0.9, 0.8, 0.7 and one of 0.5; Adam without decay: one of exactly 0.6; Adam with
     * decay 0.2: one that diverged.
     */
    static List<TrainedModel> six() {
        return List.of(
                model(Optimizer.ADAM, 0.2, 1, Double.NaN, 0.098),
                model(Optimizer.SGD, 0, 1, 0.3, 0.9),
                model(Optimizer.SGD, 0, 2, 0.3, 0.7),
                model(Optimizer.SGD, 0, 3, 0.3, 0.8),
                model(Optimizer.SGD, 0, 4, 0.3, 0.5),
                model(Optimizer.ADAM, 0, 1, 0.3, 0.6));
    }

    static TrainedModel model(Optimizer optimizer, double decay, int seed, double loss, double accuracy) {
        return epoch(optimizer, decay, seed, 2, loss, accuracy);
    }

    static TrainedModel epoch(Optimizer optimizer, double decay, int seed, int epoch, double loss, double accuracy) {
        HyperParameters how =
                new HyperParameters(optimizer, 0.01, decay, epoch, seed, Initialization.KAIMING_UNIFORM, 64);
        return new TrainedModel(how, loss, loss, accuracy, 1.5);
    }

    /**
     * Seven pairs of two models with ten votes each. Right: a 1.0 (image 0), a 0.8 (image 1), b 0.6 (image 0), b 0.2
     * (image 2). Wrong: a 0.0 (image 3), b 0.5 (image 1), b 0.1 (image 4).
     */
    static LabelTable sevenPairs() {
        return LabelTable.of(List.of(
                pair("a", 0, 7, 7, 10, 7),
                pair("a", 1, 1, 1, 8, 7),
                pair("a", 3, 4, 9, 0, 7),
                pair("b", 0, 7, 7, 6, 3),
                pair("b", 2, 1, 1, 2, 3),
                pair("b", 1, 1, 3, 5, 8),
                pair("b", 4, 4, 9, 1, 3)));
    }

    /** The right ones of {@link #sevenPairs()}. */
    static LabelTable rightPairs() {
        LabelTable all = sevenPairs();
        List<LabelledPair> right = new ArrayList<>();
        for (int row = 0; row < all.size(); row++) {
            if (all.correct(row)) {
                right.add(all.labelledPair(row));
            }
        }
        return LabelTable.of(right);
    }

    static LabelTable noPairs() {
        return LabelTable.of(List.of());
    }

    /** A pair of which {@code unchanged} of ten votes stay and the others go to one digit. */
    private static LabelledPair pair(String model, int image, int truth, int predicted, int unchanged, int other) {
        int[] votes = new int[VoteHistogram.DIGITS];
        votes[predicted] += unchanged;
        votes[other] += 10 - unchanged;
        return new LabelledPair(new SampledPair(model, image, truth, predicted), VoteHistogram.of(votes));
    }
}
