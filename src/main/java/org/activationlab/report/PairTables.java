package org.activationlab.report;

import java.util.List;
import java.util.stream.IntStream;
import org.activationlab.pairs.LabelTable;
import org.activationlab.pairs.VoteHistogram;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Tables of labelled pairs: how many there are, how much noise they survive, and where noise sends the models. */
public final class PairTables {

    private static final int RATIO_DECIMALS = 3;

    private PairTables() {}

    /**
     * Counts the pairs.
     *
     * @param pairs the evidence, possibly empty
     * @return a row each for right, wrong and all predictions: pairs, share of pairs, models, distinct images. Models and
     *     images can occur in both outcomes, so their numbers need not add up
     */
    public static Table counts(LabelTable pairs) {
        StringColumn outcome = Columns.text("prediction");
        IntColumn count = Columns.count("pairs");
        DoubleColumn share = Columns.share("share of pairs");
        IntColumn models = Columns.count("models");
        IntColumn images = Columns.count("distinct images");
        for (Outcome one : Outcome.values()) {
            int number = one.count(pairs);
            outcome.append(one.title());
            count.append(number);
            share.append((double) number / pairs.size());
            models.append(one.models(pairs));
            images.append(one.distinctImages(pairs));
        }
        return Table.create("pairs", outcome, count, share, models, images);
    }

    /**
     * Describes the noise ratios.
     *
     * @param pairs the evidence, possibly empty
     * @return a row each for right, wrong and all predictions: pairs, mean, lower quartile, median, upper quartile
     */
    public static Table ratios(LabelTable pairs) {
        StringColumn outcome = Columns.text("prediction");
        IntColumn count = Columns.count("pairs");
        DoubleColumn mean = Columns.number("mean ratio", RATIO_DECIMALS);
        DoubleColumn lower = Columns.number("lower quartile", RATIO_DECIMALS);
        DoubleColumn median = Columns.number("median", RATIO_DECIMALS);
        DoubleColumn upper = Columns.number("upper quartile", RATIO_DECIMALS);
        for (Outcome one : Outcome.values()) {
            Spread spread = one.ratios(pairs);
            outcome.append(one.title());
            count.append(spread.count());
            mean.append(spread.mean());
            lower.append(spread.lowerQuartile());
            median.append(spread.median());
            upper.append(spread.upperQuartile());
        }
        return Table.create("noise ratios", outcome, count, mean, lower, median, upper);
    }

    /**
     * Describes the noise ratios by the true digit.
     *
     * @param pairs the evidence, possibly empty
     * @return ten rows: pairs, mean and median ratio of the right and of the wrong predictions
     */
    public static Table byTrueDigit(LabelTable pairs) {
        StringColumn digits = Columns.text("true digit");
        IntColumn right = Columns.count("right pairs");
        DoubleColumn rightMean = Columns.number("mean ratio, right", RATIO_DECIMALS);
        DoubleColumn rightMedian = Columns.number("median, right", RATIO_DECIMALS);
        IntColumn wrong = Columns.count("wrong pairs");
        DoubleColumn wrongMean = Columns.number("mean ratio, wrong", RATIO_DECIMALS);
        DoubleColumn wrongMedian = Columns.number("median, wrong", RATIO_DECIMALS);
        for (int digit = 0; digit < VoteHistogram.DIGITS; digit++) {
            Spread ofRight = ratios(pairs, Outcome.RIGHT, digit);
            Spread ofWrong = ratios(pairs, Outcome.WRONG, digit);
            digits.append(Integer.toString(digit));
            right.append(ofRight.count());
            rightMean.append(ofRight.mean());
            rightMedian.append(ofRight.median());
            wrong.append(ofWrong.count());
            wrongMean.append(ofWrong.mean());
            wrongMedian.append(ofWrong.median());
        }
        return Table.create(
                "noise ratios by digit", digits, right, rightMean, rightMedian, wrong, wrongMean, wrongMedian);
    }

    /**
     * Says where noise sends a network. A model's favourite is the digit with the most votes over all its pairs.
     *
     * @param pairs the evidence, possibly empty
     * @return a row per digit: how many models favour it, their share of all models, and the mean, over those models, of
     *     the favourite's share of the votes; then a row for all models
     */
    public static Table favouriteDigits(LabelTable pairs) {
        List<FavouriteDigit> favourites = FavouriteDigit.of(pairs);
        StringColumn digits = Columns.text("favourite digit");
        IntColumn models = Columns.count("models");
        DoubleColumn share = Columns.share("share of models");
        DoubleColumn votes = Columns.share("mean share of votes");
        IntStream.rangeClosed(0, VoteHistogram.DIGITS).forEach(row -> {
            boolean all = row == VoteHistogram.DIGITS;
            List<FavouriteDigit> own = favourites.stream()
                    .filter(favourite -> all || favourite.digit() == row)
                    .toList();
            digits.append(all ? "all" : Integer.toString(row));
            models.append(own.size());
            share.append((double) own.size() / favourites.size());
            votes.append(
                    own.stream().mapToDouble(FavouriteDigit::share).average().orElse(Double.NaN));
        });
        return Table.create("favourite digits", digits, models, share, votes);
    }

    /**
     * Counts the cells that ran short.
     *
     * @param cells the counts of the sampling
     * @return a row each for right and wrong predictions: cells, short cells and their share
     */
    public static Table shortCells(ShortCells cells) {
        StringColumn outcome = Columns.text("prediction");
        IntColumn all = Columns.count("cells");
        IntColumn lacking = Columns.count("short cells");
        DoubleColumn share = Columns.share("share short");
        for (Outcome one : new Outcome[] {Outcome.RIGHT, Outcome.WRONG}) {
            int number = one == Outcome.RIGHT ? cells.right() : cells.wrong();
            outcome.append(one.title());
            all.append(cells.cells());
            lacking.append(number);
            share.append((double) number / cells.cells());
        }
        return Table.create("short cells", outcome, all, lacking, share);
    }

    private static Spread ratios(LabelTable pairs, Outcome outcome, int trueDigit) {
        return Spread.of(outcome.rows(pairs)
                .filter(row -> pairs.trueDigit(row) == trueDigit)
                .mapToDouble(row -> pairs.ratio(row).value())
                .toArray());
    }
}
