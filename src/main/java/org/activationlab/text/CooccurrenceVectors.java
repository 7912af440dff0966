package org.activationlab.text;

import java.util.Arrays;
import java.util.List;
import org.activationlab.interpret.projection.LargestEigenpairs;
import org.activationlab.network.RandomStreams;

/**
 * Word vectors from nothing but which words stand near one another: the left singular vectors of the positive pointwise
 * mutual information of words and their neighbours, each times the root of its singular value.
 *
 * <p>Neighbours are up to {@value #WINDOW} words away and count one over the distance; neighbours' frequencies are raised
 * to the power {@value #SMOOTHING}, which keeps rare ones from looking too telling.
 *
 * <p>Source: O. Levy, Y. Goldberg, I. Dagan, "Improving Distributional Similarity with Lessons Learned from Word
 * Embeddings", 2015.
 */
final class CooccurrenceVectors {

    private static final int WINDOW = 5;
    private static final double SMOOTHING = 0.75;
    /** What a vector may miss by, as a share of the largest singular value's square: these only begin a training. */
    private static final double TOLERANCE = 1e-6;

    /** Room for a distance in the lowest bits of a key. */
    private static final int DISTANCES = 8;

    /** The search starts at the same place for every seed, so that all seeds begin with the same vectors. */
    private static final long SEED = 1;

    private final int words;
    private final int[] ends;
    private final int[] columns;
    private final double[] values;

    private CooccurrenceVectors(EncodedSentences sentences, int words) {
        this.words = words;
        long[] keys = keys(sentences, words);
        Arrays.sort(keys);
        ends = new int[words];
        columns = new int[keys.length];
        values = new double[keys.length];
        int filled = 0;
        long before = -1;
        for (long key : keys) {
            long cell = key / DISTANCES;
            if (cell != before) {
                before = cell;
                columns[filled] = (int) (cell % words);
                filled++;
            }
            values[filled - 1] += 1.0 / (key % DISTANCES);
            ends[(int) (cell / words)] = filled;
        }
        for (int word = 1; word < words; word++) {
            ends[word] = Math.max(ends[word], ends[word - 1]);
        }
        inform();
    }

    /**
     * Computes vectors.
     *
     * @param sentences any
     * @param words numbers in use, padding and the unknown word among them
     * @param width numbers per word, at least 1
     * @return by the word's number; empty for a word without neighbours, and for all if there are too few words
     */
    static float[][] of(EncodedSentences sentences, int words, int width) {
        float[][] vectors = new float[words][0];
        if (words <= width) {
            return vectors;
        }
        CooccurrenceVectors matrix = new CooccurrenceVectors(sentences, words);
        double trace = Arrays.stream(matrix.values).map(value -> value * value).sum();
        if (trace == 0) {
            return vectors;
        }
        List<LargestEigenpairs.Pair> pairs = LargestEigenpairs.of(
                matrix::squared,
                words,
                words,
                trace,
                width,
                TOLERANCE,
                new RandomStreams(SEED).stream("sentences/neighbours"));
        for (int word = 1; word < words; word++) {
            if (matrix.ends[word] == matrix.ends[word - 1]) {
                continue;
            }
            vectors[word] = new float[width];
            for (int i = 0; i < width; i++) {
                // The eigenvalue is the square of the singular value, of which the root is wanted.
                double root = Math.sqrt(Math.sqrt(pairs.get(i).value()));
                vectors[word][i] = (float) (pairs.get(i).vector()[word] * root);
            }
        }
        return vectors;
    }

    /** Row, column and distance of every pair of near words, in one number each. */
    private static long[] keys(EncodedSentences sentences, int words) {
        long[] keys = new long[1024];
        int count = 0;
        for (int s = 0; s < sentences.size(); s++) {
            int[] row = sentences.raw(s);
            for (int i = 0; i < row.length; i++) {
                for (int j = Math.max(0, i - WINDOW); j < i; j++) {
                    if (count + 2 > keys.length) {
                        keys = Arrays.copyOf(keys, Math.multiplyExact(2, keys.length));
                    }
                    keys[count++] = ((long) row[i] * words + row[j]) * DISTANCES + i - j;
                    keys[count++] = ((long) row[j] * words + row[i]) * DISTANCES + i - j;
                }
            }
        }
        return Arrays.copyOf(keys, count);
    }

    /** Makes positive pointwise mutual information of counts. */
    private void inform() {
        double[] sums = new double[words];
        double total = 0;
        for (int word = 0; word < words; word++) {
            for (int i = start(word); i < ends[word]; i++) {
                sums[word] += values[i];
            }
            total += Math.pow(sums[word], SMOOTHING);
        }
        for (int word = 0; word < words; word++) {
            for (int i = start(word); i < ends[word]; i++) {
                // Counts are symmetric, so a column's sum is its row's.
                double expected = sums[word] * Math.pow(sums[columns[i]], SMOOTHING) / total;
                values[i] = Math.max(0, Math.log(values[i] / expected));
            }
        }
    }

    private int start(int word) {
        return word == 0 ? 0 : ends[word - 1];
    }

    /** The matrix times its transpose times a vector. */
    private double[] squared(double[] vector) {
        double[] between = new double[words];
        for (int word = 0; word < words; word++) {
            for (int i = start(word); i < ends[word]; i++) {
                between[columns[i]] += values[i] * vector[word];
            }
        }
        double[] result = new double[words];
        for (int word = 0; word < words; word++) {
            double sum = 0;
            for (int i = start(word); i < ends[word]; i++) {
                sum += values[i] * between[columns[i]];
            }
            result[word] = sum;
        }
        return result;
    }
}
