package org.activationlab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.activationlab.lenet.Optimizer;
import org.activationlab.lenet.TrainedModel;
import org.activationlab.pairs.LabelTable;
import org.activationlab.pairs.LabelledPair;
import org.activationlab.pairs.SampledPair;
import org.activationlab.pairs.VoteHistogram;
import org.junit.jupiter.api.Test;

class FiguresTest {

    private static BufferedImage decode(Figure figure) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(figure.png()));
    }

    /** How many pixels have this colour, give or take the smoothing of edges. */
    private static int pixels(BufferedImage image, Color color) {
        int count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if ((image.getRGB(x, y) & 0xFFFFFF) == (color.getRGB() & 0xFFFFFF)) {
                    count++;
                }
            }
        }
        return count;
    }

    @Test
    void drawsTheHistogramAtTwiceItsSize() throws IOException {
        Figure figure = RatioHistogram.of(Population.sevenPairs());
        BufferedImage image = decode(figure);

        assertThat(figure.width()).isEqualTo(900);
        assertThat(figure.height()).isEqualTo(560);
        assertThat(image.getWidth()).isEqualTo(1800);
        assertThat(image.getHeight()).isEqualTo(1120);
        assertThat(pixels(image, HouseStyle.BLUE)).isGreaterThan(500);
        assertThat(pixels(image, HouseStyle.VERMILLION)).isGreaterThan(500);
        assertThat(figure.finding())
                .isEqualTo("Right predictions survive noise more often than wrong ones: median ratio 0.700 against "
                        + "0.100");
        assertThat(figure.alternative())
                .isEqualTo(
                        "Histogram of noise ratios from 0 to 1 in 20 bins; right predictions (4 pairs) have quartiles "
                                + "0.500, 0.700 and 0.850 and wrong predictions (3 pairs) have quartiles 0.050, 0.100 and 0.300.");
    }

    @Test
    void countsSharesOfEachOutcomeIntoBins() {
        double[] right = RatioHistogram.shares(Population.sevenPairs(), Outcome.RIGHT);
        double[] wrong = RatioHistogram.shares(Population.sevenPairs(), Outcome.WRONG);

        assertThat(right).hasSize(20);
        // 0.2, 0.6 and 0.8 start the bins 4, 12 and 16; 1 belongs to the last.
        for (int bin = 0; bin < 20; bin++) {
            assertThat(right[bin]).isEqualTo(List.of(4, 12, 16, 19).contains(bin) ? 0.25 : 0);
            assertThat(wrong[bin]).isCloseTo(List.of(0, 2, 10).contains(bin) ? 1 / 3.0 : 0, within(1e-12));
        }
    }

    @Test
    void putsThreeTwentiethsIntoTheirOwnBin() {
        // 150 of 1,000 draws lie exactly on the border between the bins 2 and 3.
        int[] votes = new int[10];
        votes[5] = 150;
        votes[6] = 850;
        LabelTable pairs =
                LabelTable.of(List.of(new LabelledPair(new SampledPair("a", 0, 5, 5), VoteHistogram.of(votes))));

        assertThat(RatioHistogram.shares(pairs, Outcome.RIGHT)[3]).isEqualTo(1);
    }

    @Test
    void saysWhenThereIsNothingToCompare() throws IOException {
        assertThat(RatioHistogram.of(Population.noPairs()).finding())
                .isEqualTo("There are no pairs, so there is no noise ratio to show");
        assertThat(RatioHistogram.of(Population.rightPairs()).finding())
                .isEqualTo("No prediction here is wrong; half of the right ones keep their digit in at least 70.0 % of "
                        + "noisy copies");
        assertThat(decode(RatioHistogram.of(Population.noPairs())).getWidth()).isEqualTo(1800);
    }

    @Test
    void showsKeptAndRejectedModels() throws IOException {
        Figure figure = AccuracyFigure.of(Population.six());
        BufferedImage image = decode(figure);

        assertThat(figure.finding())
                .isEqualTo(
                        "4 of 6 models reached 60 % test accuracy; the smallest share with Adam and weight decay 0.2 "
                                + "(0 of 1)");
        assertThat(figure.alternative())
                .isEqualTo(
                        "One dot per model: test accuracy in percent, by optimizer and weight decay; SGD with weight "
                                + "decay 0 kept 3 of 4, Adam with weight decay 0 kept 1 of 1 and Adam with weight decay 0.2 kept "
                                + "0 of 1.");
        assertThat(pixels(image, HouseStyle.BLUE)).isGreaterThan(200);
        assertThat(pixels(image, HouseStyle.PURPLE)).isGreaterThan(40);
    }

    @Test
    void drawsPopulationsOfNoneAndOne() {
        TrainedModel good = Population.model(Optimizer.SGD, 0, 1, 0.3, 0.9);
        TrainedModel bad = Population.model(Optimizer.SGD, 0, 2, Double.NaN, 0.098);

        assertThat(AccuracyFigure.of(List.of()).finding()).isEqualTo("No model was trained");
        assertThat(AccuracyFigure.of(List.of(good)).finding())
                .isEqualTo("The only model reached 60 % test accuracy; it has 90.0 %");
        assertThat(AccuracyFigure.of(List.of(bad, bad)).finding())
                .isEqualTo("None of 2 models reached 60 % test accuracy");
        assertThat(AccuracyFigure.of(List.of(good, good)).finding())
                .isEqualTo("All 2 models reached 60 % test accuracy; their median is 90.0 %");
    }

    @Test
    void measuresLearningWithinTheSameKeptTrainings() {
        List<TrainedModel> epochs = List.of(
                Population.epoch(Optimizer.SGD, 0, 1, 2, 0.1, 0.9),
                Population.epoch(Optimizer.SGD, 0, 1, 1, 0.1, 0.7),
                Population.epoch(Optimizer.SGD, 0, 2, 1, 0.1, 0.7),
                Population.epoch(Optimizer.SGD, 0, 2, 2, 0.1, 0.8),
                // Ends after one epoch: counts there, but not in the change.
                Population.epoch(Optimizer.SGD, 0, 3, 1, 0.1, 0.61),
                // Never kept.
                Population.epoch(Optimizer.ADAM, 0, 1, 1, 0.1, 0.9),
                Population.epoch(Optimizer.ADAM, 0, 1, 2, Double.NaN, 0.1));

        Figure figure = LearningCurves.of(epochs);

        assertThat(figure.finding())
                .isEqualTo("SGD reaches a mean of 85.0 % after 2 epochs, 15.0 points above its first");
        assertThat(figure.alternative())
                .isEqualTo(
                        "Test accuracy of kept trainings over epochs. SGD epoch 1: mean 67.0 %, lowest 61.0 %, highest "
                                + "70.0 %, 3 trainings; SGD epoch 2: mean 85.0 %, lowest 80.0 %, highest 90.0 %, 2 trainings.");
        assertThat(LearningCurves.of(List.of()).finding())
                .isEqualTo("No training was kept, so there is no curve to show");
    }

    @Test
    void drawsTheRangeOfASingleEpochAtItsPoint() throws IOException {
        // The range of one training is a dash; it must lie under its own marker and add no blue of its own elsewhere.
        BufferedImage image = decode(LearningCurves.of(List.of(Population.epoch(Optimizer.SGD, 0, 1, 1, 0.1, 0.98))));

        int top = -1;
        int bottom = -1;
        for (int y = 200; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if ((image.getRGB(x, y) & 0xFFFFFF) == (HouseStyle.BLUE.getRGB() & 0xFFFFFF)) {
                    top = top < 0 ? y : top;
                    bottom = y;
                }
            }
        }
        assertThat(bottom - top).isBetween(10, 30);
    }
}
