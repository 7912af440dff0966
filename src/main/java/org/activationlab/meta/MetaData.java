package org.activationlab.meta;

import java.nio.ByteBuffer;
import java.util.stream.IntStream;
import org.activationlab.files.Sha256;
import org.activationlab.pairs.PairTable;
import org.activationlab.pairs.TraceLayout;

/** Pairs as a meta-network learns from them: the four activations, the ratio, and right or wrong. Immutable. */
public final class MetaData {

    private final PairTable pairs;
    private final String fingerprint;

    private MetaData(PairTable pairs, String fingerprint) {
        this.pairs = pairs;
        this.fingerprint = fingerprint;
    }

    /**
     * Takes pairs; they are not copied.
     *
     * @param pairs at least one, with the last four stages of LeNet-5
     * @return the data
     * @throws IllegalArgumentException if there is none, the parts are others, or an activation is not finite
     */
    public static MetaData of(PairTable pairs) {
        if (pairs.size() == 0) {
            throw new IllegalArgumentException("a meta-network needs pairs to learn from, but there are none");
        }
        if (!pairs.layout().equals(TraceLayout.LENET_LAST_FOUR)) {
            throw new IllegalArgumentException("a meta-network reads the parts "
                    + TraceLayout.LENET_LAST_FOUR.names() + ", but the pairs have "
                    + pairs.layout().names());
        }
        Sha256 sum = new Sha256();
        for (TraceLayout.Part part : pairs.layout().parts()) {
            float[] values = pairs.activations(part.name());
            for (int i = 0; i < values.length; i++) {
                if (!Float.isFinite(values[i])) {
                    throw new IllegalArgumentException(part.name() + " of row " + i / part.size() + " (model "
                            + pairs.modelId(i / part.size()) + ") holds " + values[i]
                            + ". Maybe that model diverged: leave it out.");
                }
            }
            byte[] bytes = new byte[values.length * Float.BYTES];
            ByteBuffer.wrap(bytes).asFloatBuffer().put(values);
            sum.add(bytes, 0, bytes.length);
        }
        for (int row = 0; row < pairs.size(); row++) {
            sum.add(pairs.ratio(row).unchanged()).add(pairs.ratio(row).draws()).add(pairs.correct(row) ? 1 : 0);
        }
        return new MetaData(pairs, sum.hex());
    }

    /**
     * Returns the pairs.
     *
     * @return the table this was made from
     */
    public PairTable pairs() {
        return pairs;
    }

    /**
     * Sums the data up.
     *
     * @return the SHA-256 of activations, ratios, and right or wrong, in order
     */
    public String fingerprint() {
        return fingerprint;
    }

    /**
     * Counts the judged networks.
     *
     * @return how many distinct models the pairs are of
     */
    public int models() {
        return (int) IntStream.range(0, pairs.size())
                .mapToObj(pairs::modelId)
                .distinct()
                .count();
    }

    /**
     * Returns the ratios of some rows.
     *
     * @param rows row numbers
     * @return in [0, 1], in the order of the rows
     */
    public double[] ratios(int[] rows) {
        double[] ratios = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            ratios[i] = pairs.ratio(rows[i]).value();
        }
        return ratios;
    }

    /**
     * Says of some rows whether the model was right.
     *
     * @param rows row numbers
     * @return in the order of the rows
     */
    public boolean[] correct(int[] rows) {
        boolean[] correct = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            correct[i] = pairs.correct(rows[i]);
        }
        return correct;
    }
}
