package org.activationlab.pairs;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/** Labelled pairs as columns, of one model or of many. Immutable; arrays are handed out as copies. */
public final class LabelTable {

    private final String[] modelIds;
    private final int[] images;
    private final byte[] trueDigits;
    private final byte[] predictedDigits;
    private final int[] votes;
    private final int[] draws;
    /** NaN where it was not measured. */
    private final double[] meanKls;

    private LabelTable(Builder builder) {
        modelIds = builder.modelIds;
        images = builder.images;
        trueDigits = builder.trueDigits;
        predictedDigits = builder.predictedDigits;
        votes = builder.votes;
        draws = builder.draws;
        meanKls = builder.meanKls;
    }

    /**
     * Makes a table.
     *
     * @param pairs the rows in order, possibly none
     * @return the table
     */
    public static LabelTable of(List<LabelledPair> pairs) {
        Builder builder = new Builder(pairs.size());
        pairs.forEach(builder::add);
        return builder.build();
    }

    /**
     * Puts tables below each other.
     *
     * @param tables in order, possibly none
     * @return a table of all their rows
     */
    public static LabelTable concat(List<LabelTable> tables) {
        Builder builder = new Builder(totalSize(tables));
        tables.forEach(builder::addAll);
        return builder.build();
    }

    /**
     * Gives the number of rows.
     *
     * @return at least 0
     */
    public int size() {
        return images.length;
    }

    /**
     * Gives the model of a row.
     *
     * @param row from 0 to {@code size() - 1}
     * @return its id
     * @throws IndexOutOfBoundsException if there is no such row; so do the other methods that take a row
     */
    public String modelId(int row) {
        return modelIds[row];
    }

    /**
     * Gives the image of a row.
     *
     * @param row from 0 to {@code size() - 1}
     * @return its position in the test set, from 0
     */
    public int image(int row) {
        return images[row];
    }

    /**
     * Gives the label of the image of a row.
     *
     * @param row from 0 to {@code size() - 1}
     * @return 0 to 9
     */
    public int trueDigit(int row) {
        return trueDigits[row];
    }

    /**
     * Gives the model's answer to the clean image of a row.
     *
     * @param row from 0 to {@code size() - 1}
     * @return 0 to 9
     */
    public int predictedDigit(int row) {
        return predictedDigits[row];
    }

    /**
     * Says whether the model was right in a row.
     *
     * @param row from 0 to {@code size() - 1}
     * @return whether both digits agree
     */
    public boolean correct(int row) {
        return trueDigits[row] == predictedDigits[row];
    }

    /**
     * Gives the label of a row.
     *
     * @param row from 0 to {@code size() - 1}
     * @return the noisy copies that kept the predicted digit, of all
     */
    public NoiseRatio ratio(int row) {
        return new NoiseRatio(votes[row * VoteHistogram.DIGITS + predictedDigits[row]], draws[row]);
    }

    /**
     * Gives the votes of a row.
     *
     * @param row from 0 to {@code size() - 1}
     * @return votes per digit
     */
    public VoteHistogram votes(int row) {
        Objects.checkIndex(row, size());
        int from = row * VoteHistogram.DIGITS;
        return VoteHistogram.of(Arrays.copyOfRange(votes, from, from + VoteHistogram.DIGITS));
    }

    /**
     * Gives a row as one value.
     *
     * @param row from 0 to {@code size() - 1}
     * @return prediction and votes
     */
    public LabelledPair labelledPair(int row) {
        return new LabelledPair(
                new SampledPair(modelIds[row], images[row], trueDigits[row], predictedDigits[row]),
                votes(row),
                meanKl(row));
    }

    /**
     * Gives the mean divergence of a row.
     *
     * @param row from 0 to {@code size() - 1}
     * @return in nats, at least 0; empty where it was not measured
     */
    public OptionalDouble meanKl(int row) {
        return Double.isNaN(meanKls[row]) ? OptionalDouble.empty() : OptionalDouble.of(meanKls[row]);
    }

    /**
     * Gives the column of mean divergences.
     *
     * @return (size), in nats, NaN where it was not measured, a copy
     */
    public double[] meanKls() {
        return meanKls.clone();
    }

    /**
     * Gives the column of models.
     *
     * @return one id per row
     */
    public List<String> modelIds() {
        return List.of(modelIds);
    }

    /**
     * Gives the column of images.
     *
     * @return (size), positions in the test set, a copy
     */
    public int[] images() {
        return images.clone();
    }

    /**
     * Gives the column of ratios.
     *
     * @return (size), each in [0, 1], a copy
     */
    public double[] ratios() {
        double[] ratios = new double[size()];
        Arrays.setAll(ratios, row -> ratio(row).value());
        return ratios;
    }

    /**
     * Gives the column of survivors.
     *
     * @return (size), noisy copies that kept the predicted digit, a copy
     */
    public int[] unchanged() {
        int[] unchanged = new int[size()];
        Arrays.setAll(unchanged, row -> ratio(row).unchanged());
        return unchanged;
    }

    /**
     * Gives the column of draws.
     *
     * @return (size), all noisy copies, a copy
     */
    public int[] draws() {
        return draws.clone();
    }

    /**
     * Gives the column of right and wrong.
     *
     * @return (size), true where the model was right, a copy
     */
    public boolean[] correct() {
        boolean[] correct = new boolean[size()];
        for (int row = 0; row < correct.length; row++) {
            correct[row] = correct(row);
        }
        return correct;
    }

    static int totalSize(List<LabelTable> tables) {
        return tables.stream().mapToInt(LabelTable::size).reduce(0, Math::addExact);
    }

    /** Fills the columns of a table whose size is known. */
    static final class Builder {
        private final String[] modelIds;
        private final int[] images;
        private final byte[] trueDigits;
        private final byte[] predictedDigits;
        private final int[] votes;
        private final int[] draws;
        private final double[] meanKls;
        private int filled;

        Builder(int rows) {
            modelIds = new String[rows];
            images = new int[rows];
            trueDigits = new byte[rows];
            predictedDigits = new byte[rows];
            votes = new int[Math.multiplyExact(rows, VoteHistogram.DIGITS)];
            draws = new int[rows];
            meanKls = new double[rows];
        }

        int filled() {
            return filled;
        }

        void add(LabelledPair pair) {
            SampledPair sample = pair.sample();
            String id = sample.modelId();
            // Rows of one model are neighbours: they share one text instead of holding one each.
            modelIds[filled] = filled > 0 && modelIds[filled - 1].equals(id) ? modelIds[filled - 1] : id;
            images[filled] = sample.imageIndex();
            trueDigits[filled] = (byte) sample.trueDigit();
            predictedDigits[filled] = (byte) sample.predictedDigit();
            System.arraycopy(pair.votes().counts(), 0, votes, filled * VoteHistogram.DIGITS, VoteHistogram.DIGITS);
            draws[filled] = pair.votes().total();
            meanKls[filled] = pair.meanKl().orElse(Double.NaN);
            filled++;
        }

        void addAll(LabelTable table) {
            int rows = table.size();
            System.arraycopy(table.modelIds, 0, modelIds, filled, rows);
            System.arraycopy(table.images, 0, images, filled, rows);
            System.arraycopy(table.trueDigits, 0, trueDigits, filled, rows);
            System.arraycopy(table.predictedDigits, 0, predictedDigits, filled, rows);
            System.arraycopy(table.votes, 0, votes, filled * VoteHistogram.DIGITS, table.votes.length);
            System.arraycopy(table.draws, 0, draws, filled, rows);
            System.arraycopy(table.meanKls, 0, meanKls, filled, rows);
            filled += rows;
        }

        /** Hands the arrays over without a copy; the builder must not be used again. */
        LabelTable build() {
            if (filled != images.length) {
                throw new IllegalStateException("expected " + images.length + " rows, but " + filled + " came");
            }
            return new LabelTable(this);
        }
    }
}
