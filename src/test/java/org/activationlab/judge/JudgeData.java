package org.activationlab.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.activationlab.meta.MetaData;
import org.activationlab.meta.ModelTraits;
import org.activationlab.meta.Split;
import org.activationlab.pairs.ActivationTrace;
import org.activationlab.pairs.LabelledPair;
import org.activationlab.pairs.Pair;
import org.activationlab.pairs.PairTable;
import org.activationlab.pairs.SampledPair;
import org.activationlab.pairs.TraceLayout;
import org.activationlab.pairs.VoteHistogram;

/** Made-up pairs whose logits tell how firm and how right they are, the same for the same arguments. */
final class JudgeData {

    static final int DRAWS = 40;

    private JudgeData() {}

    /** The largest logit, which is the digit's own, is the share of copies that stay; from a half up it is right. */
    static MetaData pairs(int count) {
        SplittableRandom random = new SplittableRandom(23);
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int kept = random.nextInt(DRAWS + 1);
            int digit = random.nextInt(10);
            float[][] values = {new float[256], new float[120], new float[84], new float[10]};
            for (float[] part : values) {
                for (int j = 0; j < part.length; j++) {
                    part[j] = (float) random.nextDouble();
                }
            }
            for (int k = 0; k < 10; k++) {
                values[3][k] -= 2;
            }
            values[3][digit] = 2 * kept / (float) DRAWS;
            int[] votes = new int[10];
            votes[digit] = kept;
            votes[(digit + 1) % 10] = DRAWS - kept;
            int truth = 2 * kept >= DRAWS ? digit : (digit + 3) % 10;
            pairs.add(new Pair(
                    new LabelledPair(new SampledPair("m" + i % 7, i / 7, truth, digit), VoteHistogram.of(votes)),
                    ActivationTrace.of(TraceLayout.LENET_LAST_FOUR, values)));
        }
        return MetaData.of(PairTable.of(TraceLayout.LENET_LAST_FOUR, pairs));
    }

    static Split split(int count) {
        int train = count * 6 / 10;
        int validation = count * 2 / 10;
        return new Split(
                IntStream.range(0, train).toArray(),
                IntStream.range(train, train + validation).toArray(),
                IntStream.range(train + validation, count).toArray());
    }

    static ModelTraits traits(String id) {
        return new ModelTraits(id, "family of " + id, "ADAM", 0.005, 0.05, "XAVIER_UNIFORM");
    }

    static FeatureTable table(JudgeInput input, MetaData data) {
        return FeatureTable.of(
                input, data, IntStream.range(0, data.pairs().size()).toArray(), id -> NetworkProfile.of(traits(id)));
    }
}
