package org.activationlab.report;

import static org.activationlab.report.PopulationTablesTest.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.activationlab.pairs.LabelTable;
import org.activationlab.pairs.RunningRatio;
import org.activationlab.pairs.SweptRatios;
import org.activationlab.pairs.VoteHistogram;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import tech.tablesaw.api.Table;

class NoiseFiguresTest {

    private static final VoteHistogram VOTES = VoteHistogram.of(0, 5, 0, 81, 0, 0, 0, 0, 14, 0);

    private static XYSeries series(XYChart chart, String name) {
        return chart.getSeriesCollection().stream()
                .filter(series -> series.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Keeps its digit in the first draws only. */
    private static RunningRatio kept(int first, int draws) {
        int[] digits = new int[draws];
        Arrays.fill(digits, 0, first, 4);
        return RunningRatio.of(4, digits);
    }

    /** Keeps its digit in every draw whose number has this remainder by ten, from 0, or a smaller one. */
    private static RunningRatio tenths(int kept) {
        int[] digits = new int[1000];
        Arrays.setAll(digits, draw -> draw % 10 < kept ? 4 : 0);
        return RunningRatio.of(4, digits);
    }

    @Test
    void drawsABarForEachDigit() throws IOException {
        XYChart chart = VoteFigure.chart(VOTES, 8, 3);

        assertThat(series(chart, "predicted digit 3").getXData())
                .containsExactly(new double[] {2.62, 2.62, 3.38}, within(1e-9));
        assertThat(series(chart, "predicted digit 3").getYData()).containsExactly(0, 81, 0);
        assertThat(series(chart, "true digit 8").getYData()).containsExactly(0, 14, 0);
        assertThat(series(chart, "other digits").getYData()).hasSize(24).contains(5);
        Figure figure = VoteFigure.of(VOTES, 8, 3);
        // Wilson's formula by hand: z = 1.95996, middle 0.79853, half width 0.07632.
        assertThat(figure.finding())
                .isEqualTo(
                        "81 of 100 noisy copies keep the predicted digit 3: ratio 0.810, 95 % interval 0.722 to 0.875; "
                                + "the true digit 8 gets 14");
        assertThat(figure.alternative()).contains("3 (81, predicted), 4 (0)").endsWith("8 (14, true) and 9 (0).");
        assertThat(FigurePixels.count(figure, HouseStyle.BLUE))
                .isGreaterThan(5 * FigurePixels.count(figure, HouseStyle.GREEN));
        assertThat(FigurePixels.count(figure, HouseStyle.GREEN)).isGreaterThan(1000);
    }

    @Test
    void marksARightPredictionOnce() throws IOException {
        XYChart chart = VoteFigure.chart(VOTES, 3, 3);
        assertThat(chart.getSeriesCollection()).hasSize(2);
        assertThat(series(chart, "predicted and true digit 3").getYData()).containsExactly(0, 81, 0);
        Figure all = VoteFigure.of(VoteHistogram.of(0, 1000, 0, 0, 0, 0, 0, 0, 0, 0), 1, 1);
        assertThat(all.finding()).startsWith("1,000 of 1,000 noisy copies keep").endsWith("; the prediction is right");
        assertThat(FigurePixels.hasWhiteEdge(all)).isTrue();
        assertThat(VoteFigure.of(VoteHistogram.of(1, 0, 0, 0, 0, 0, 0, 0, 0, 0), 0, 9)
                        .finding())
                .startsWith("0 of 1 noisy copy keeps the predicted digit 9: ratio 0.000");
        assertThatThrownBy(() -> VoteFigure.of(VoteHistogram.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0), 0, 9))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void drawsRunningRatiosSpreadOverTheRanking() {
        List<RunningRatio> pairs = new ArrayList<>();
        for (int i = 0; i <= 10; i++) {
            pairs.add(tenths(i));
        }
        Collections.shuffle(pairs, new Random(3));

        List<RunningRatio> shown = RunningRatioFigure.shown(pairs);

        // The ranks 1, 3, 5, 7 and 9 of 0 to 10 from above.
        assertThat(shown.stream().map(pair -> pair.last().value())).containsExactly(0.9, 0.7, 0.5, 0.3, 0.1);
        XYSeries highest = series(RunningRatioFigure.ratios(shown), "rank 90 %: ratio 0.900");
        assertThat(highest.getXData()[0]).isEqualTo(1);
        assertThat(highest.getYData()[0]).isEqualTo(0.9);
        assertThat(highest.getXData()[highest.getXData().length - 1]).isCloseTo(3, within(1e-12));
        // Eleven draws keep nine of the first ten and the eleventh.
        assertThat(highest.getXData()[1]).isEqualTo(Math.log10(11));
        assertThat(highest.getYData()[1]).isEqualTo(10 / 11.0);
    }

    @Test
    void saysHowFarTheRatioMissesAfterAHundredDraws() throws IOException {
        // After 100 draws ratio 1, after 1,000 ratio 0.4: a miss of 0.6; one of 20 pairs never changes. The law, in
        // SciPy 1.17.1: s * norm.isf((1 - (q - 0.05) / 0.95) / 2), s = sqrt(0.4 * 0.6 * 0.009), q = 0.5 and 0.95.
        List<RunningRatio> pairs = new ArrayList<>(Collections.nCopies(19, kept(400, 1000)));
        pairs.add(kept(1000, 1000));
        Figure figure = RunningRatioFigure.of(pairs);

        assertThat(figure.finding())
                .isEqualTo(
                        "After 100 draws the ratio still misses that of 1,000 by 0.600 in the median and by 0.600 or "
                                + "more in one pair of twenty; the binomial law expects 0.029 and 0.090");
        assertThat(figure.alternative())
                .contains("after 300 draws half miss by less than 0.600 and 95 % by less than 0.600.");
        assertThat(FigurePixels.count(figure, HouseStyle.BLUE)).isGreaterThan(100);
        assertThat(FigurePixels.hasWhiteEdge(figure)).isTrue();
        XYChart misses = RunningRatioFigure.misses(pairs);
        assertThat(series(misses, "half of the pairs miss by less").getYData()[0])
                .isCloseTo(0.6, within(1e-12));
        assertThat(series(misses, "\"converged\" in the original study").getXData())
                .containsExactly(2, 2);
    }

    @Test
    void drawsRunningRatiosOfFewPairsAndDraws() {
        assertThat(RunningRatioFigure.of(List.of(kept(1, 2), kept(0, 2))).finding())
                .startsWith("After 1 draw the ratio still misses that of 2 by 0.250 in the median of 2 pairs; the "
                        + "binomial law expects 0.");
        assertThat(RunningRatioFigure.of(List.of(kept(1000, 1000))).finding())
                .isEqualTo("After 100 draws the ratio still misses that of 1,000 by 0.000 in the median of 1 pair; the "
                        + "binomial law expects 0.000");
        assertThatThrownBy(() -> RunningRatioFigure.of(List.of(kept(1, 1)))).hasMessageContaining("at least 2 draws");
        assertThatThrownBy(() -> RunningRatioFigure.of(List.of())).hasMessageContaining("0 pairs");
    }

    @Test
    void tabulatesTheMisses() {
        Table table = ConvergenceTable.of(List.of(kept(400, 1000), kept(400, 1000)));

        assertThat(table.intColumn("draws").asList()).containsExactly(10, 30, 100, 300);
        assertThat(row(table, 2).subList(0, 2)).containsExactly("100", "0.600");
        assertThat(row(table, 2).get(3)).isEqualTo("0.600");
        // sqrt(0.4 * 0.6 * (1/100 - 1/1000)) is 0.04648; times 1.95996.
        assertThat(row(table, 2).get(4)).isEqualTo("0.091");
        assertThat(ConvergenceTable.of(List.of(kept(1, 4))).intColumn("draws").asList())
                .containsExactly(2);
    }

    @Test
    void drawsMeansAgainstTheScale() throws IOException {
        SweptRatios swept = new SweptRatios(
                List.of(0.5, 0.9),
                List.of(Population.sevenPairs(), LabelTable.concat(List.of(Population.sevenPairs()))));
        XYChart chart = NoiseScaleFigure.chart(swept);

        XYSeries right = series(chart, "right predictions (4 pairs): mean and middle half");
        assertThat(right.getXData()).containsExactly(0.5, 0.9);
        // 1, 0.8, 0.6 and 0.2; wrong 0, 0.5 and 0.1.
        assertThat(right.getYData()).containsExactly(new double[] {0.65, 0.65}, within(1e-12));
        assertThat(series(chart, "wrong predictions (3 pairs): mean and middle half")
                        .getYData())
                .containsExactly(new double[] {0.2, 0.2}, within(1e-12));
        assertThat(series(chart, "0.9, the scale of the original study").getXData())
                .containsExactly(0.9, 0.9);
        Figure figure = NoiseScaleFigure.of(swept);
        assertThat(figure.finding())
                .isEqualTo("Right and wrong predictions differ most at a noise scale of 0.5: mean ratio 0.650 against "
                        + "0.200; at a noise scale of 0.9, as in the original study, 0.650 against 0.200");
        assertThat(figure.alternative()).contains("0.5 right mean 0.650, quartiles 0.500 and 0.850; 0.5 wrong");
        assertThat(FigurePixels.count(figure, HouseStyle.VERMILLION)).isGreaterThan(50);
        assertThat(row(NoiseScaleFigure.table(swept), 1))
                .containsExactly("0.50", "wrong", "3", "0.200", "0.050", "0.100", "0.300");
    }

    @Test
    void drawsSweepsOfOneOutcomeAndOfNothing() {
        SweptRatios right = new SweptRatios(List.of(0.3), List.of(Population.rightPairs()));
        assertThat(NoiseScaleFigure.of(right).finding())
                .isEqualTo("All predictions here are right; their mean ratio is 0.650 at a noise scale of 0.3");
        assertThat(NoiseScaleFigure.chart(right).getSeriesCollection()).hasSize(1);
        SweptRatios nothing = new SweptRatios(List.of(0.3, 0.9), List.of(Population.noPairs(), Population.noPairs()));
        assertThat(NoiseScaleFigure.of(nothing).finding())
                .isEqualTo("There are no pairs, so there is no noise ratio to show");
        assertThat(NoiseScaleFigure.table(nothing).rowCount()).isZero();
    }

    @Test
    void showsWhereNoiseSendsEachNetwork() throws IOException {
        Figure figure = FavouriteDigitFigure.of(Population.sevenPairs());

        // Model a gives 22 of 30 votes to 7, model b 26 of 40 to 3; of equally common digits the smaller is named.
        assertThat(figure.finding())
                .isEqualTo("1 of 2 networks takes noisy images most often for a 3; half of the networks give their "
                        + "favourite digit at least 69.2 % of all noisy votes");
        assertThat(figure.alternative())
                .endsWith("3: 1 network, median share 65.0 %; 7: 1 network, median share 73.3 %.");
        XYSeries dots = series(FavouriteDigitFigure.chart(Population.sevenPairs()), "a network (2)");
        assertThat(dots.getXData()).containsExactly(3, 7);
        assertThat(dots.getYData()).containsExactly(new double[] {65, 2200 / 30.0}, within(1e-9));
        assertThat(FigurePixels.count(figure, HouseStyle.BLUE)).isGreaterThan(150);
        assertThat(FavouriteDigitFigure.of(Population.noPairs()).finding())
                .isEqualTo("There are no pairs, so no network has a favourite digit");
    }
}
