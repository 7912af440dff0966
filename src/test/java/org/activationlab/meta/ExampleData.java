package org.activationlab.meta;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.activationlab.pairs.ActivationTrace;
import org.activationlab.pairs.LabelledPair;
import org.activationlab.pairs.Pair;
import org.activationlab.pairs.PairTable;
import org.activationlab.pairs.SampledPair;
import org.activationlab.pairs.TraceLayout;
import org.activationlab.pairs.VoteHistogram;

/** Made-up pairs whose label shows in their activations, the same for the same arguments. */
final class ExampleData {

    private static final int DRAWS = 50;

    private ExampleData() {}

    /** One pair: model, image, true and predicted digit, unchanged copies of 50, and its activations. */
    static Pair pair(String model, int image, int trueDigit, int predicted, int unchanged, float[][] values) {
        int[] votes = new int[10];
        votes[predicted] = unchanged;
        votes[(predicted + 1) % 10] = DRAWS - unchanged;
        return new Pair(
                new LabelledPair(new SampledPair(model, image, trueDigit, predicted), VoteHistogram.of(votes)),
                ActivationTrace.of(TraceLayout.LENET_LAST_FOUR, values));
    }

    static PairTable table(List<Pair> pairs) {
        return PairTable.of(TraceLayout.LENET_LAST_FOUR, pairs);
    }

    /** Pairs of ten models; a hidden number moves activations, ratio and whether the answer is right. */
    static MetaData learnable(int count) {
        SplittableRandom random = new SplittableRandom(17);
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double hidden = random.nextDouble();
            float[][] values = zeros();
            for (float[] part : values) {
                for (int j = 0; j < part.length; j++) {
                    part[j] = (float) (random.nextDouble() + (j % 2 == 0 ? hidden : -hidden));
                }
            }
            int predicted = random.nextInt(10);
            int truth = hidden > 0.5 ? predicted : (predicted + 3) % 10;
            pairs.add(pair("m" + i % 10, i / 10, truth, predicted, (int) Math.round(DRAWS * hidden), values));
        }
        return MetaData.of(table(pairs));
    }

    static float[][] zeros() {
        return new float[][] {new float[256], new float[120], new float[84], new float[10]};
    }
}
