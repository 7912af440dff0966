package org.activationlab.pairs;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Made-up pairs for the file tests, the same for the same arguments. */
final class ExamplePairs {

    static final TraceLayout SMALL =
            new TraceLayout(List.of(new TraceLayout.Part("a", 3, "three"), new TraceLayout.Part("b", 1, "one")));
    static final NoiseSettings NOISE = new NoiseSettings(0.9, 50, 42);

    private ExamplePairs() {}

    static PairFileHeader header(String modelId) {
        return PairFileHeader.of(modelId, "plan-12ab", "made-up digits", "data-34cd", NOISE)
                .withSynthetic(true);
    }

    static List<Pair> pairs(String modelId, int rows, TraceLayout layout) {
        SplittableRandom random = new SplittableRandom(modelId.hashCode());
        List<Pair> pairs = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            int trueDigit = random.nextInt(10);
            int predicted = random.nextInt(3) == 0 ? random.nextInt(10) : trueDigit;
            int[] votes = new int[10];
            for (int draw = 0; draw < NOISE.draws(); draw++) {
                votes[random.nextBoolean() ? predicted : random.nextInt(10)]++;
            }
            float[][] values = new float[layout.parts().size()][];
            for (int part = 0; part < values.length; part++) {
                values[part] = new float[layout.parts().get(part).size()];
                for (int i = 0; i < values[part].length; i++) {
                    values[part][i] = (float) random.nextDouble(-3, 3);
                }
            }
            pairs.add(new Pair(
                    new LabelledPair(new SampledPair(modelId, 7 * row, trueDigit, predicted), VoteHistogram.of(votes)),
                    ActivationTrace.of(layout, values)));
        }
        return pairs;
    }

    static List<LabelledPair> labelled(String modelId, int rows) {
        return pairs(modelId, rows, SMALL).stream().map(Pair::labelled).toList();
    }

    static List<Pair> rows(PairTable table) {
        List<Pair> rows = new ArrayList<>();
        for (int row = 0; row < table.size(); row++) {
            rows.add(table.pair(row));
        }
        return rows;
    }
}
