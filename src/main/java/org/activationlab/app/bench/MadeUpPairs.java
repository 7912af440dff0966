package org.activationlab.app.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.activationlab.meta.MetaData;
import org.activationlab.pairs.ActivationTrace;
import org.activationlab.pairs.LabelledPair;
import org.activationlab.pairs.Pair;
import org.activationlab.pairs.PairTable;
import org.activationlab.pairs.SampledPair;
import org.activationlab.pairs.TraceLayout;
import org.activationlab.pairs.VoteHistogram;

/** Pairs of the right shapes with random activations: for the speed of a meta-network they are as good as any. */
final class MadeUpPairs {

    private static final int DRAWS = 1_000;
    private static final long SEED = 5;

    private MadeUpPairs() {}

    /**
     * Makes pairs.
     *
     * @param count how many
     * @return activations in [0, 1), ratios over all of [0, 1], about half of the predictions right
     */
    static MetaData of(int count) {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Pair> pairs = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            int unchanged = random.nextInt(DRAWS + 1);
            LabelledPair labelled = new LabelledPair(
                    new SampledPair("made-up", row, random.nextInt(2), 0),
                    VoteHistogram.of(unchanged, DRAWS - unchanged, 0, 0, 0, 0, 0, 0, 0, 0));
            pairs.add(new Pair(labelled, trace(random)));
        }
        return MetaData.of(PairTable.of(TraceLayout.LENET_LAST_FOUR, pairs));
    }

    private static ActivationTrace trace(SplittableRandom random) {
        List<float[]> parts = new ArrayList<>();
        for (TraceLayout.Part part : TraceLayout.LENET_LAST_FOUR.parts()) {
            float[] values = new float[part.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) random.nextDouble();
            }
            parts.add(values);
        }
        return ActivationTrace.of(TraceLayout.LENET_LAST_FOUR, parts.toArray(float[][]::new));
    }
}
