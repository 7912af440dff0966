package org.activationlab.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.activationlab.metrics.DrawnBound;
import org.activationlab.pairs.LabelTable;
import org.activationlab.pairs.LabelledPair;
import org.activationlab.pairs.NoiseSettings;
import org.activationlab.pairs.NoiseSharing;
import org.activationlab.pairs.SampledPair;
import org.activationlab.pairs.VoteHistogram;
import org.junit.jupiter.api.Test;

class CertificatesTest {

    private static final NoiseSettings NOISE =
            NoiseSettings.defaults().withDraws(100).withSharing(NoiseSharing.PER_PAIR);

    private static LabelledPair pair(String model, int image, boolean right, int unchanged) {
        int[] votes = new int[10];
        votes[2] = unchanged;
        votes[5] = 100 - unchanged;
        return new LabelledPair(new SampledPair(model, image, right ? 2 : 5, 2), VoteHistogram.of(votes));
    }

    private static final Certificates CERTIFICATES = Certificates.of(
            LabelTable.of(List.of(
                    pair("a", 0, true, 100),
                    pair("a", 1, true, 60),
                    pair("a", 2, false, 100),
                    pair("b", 0, true, 100),
                    pair("b", 1, true, 0))),
            NOISE,
            0.001);

    private static ModelTraits traits(String model, double rate) {
        return new ModelTraits(model, "s" + model, "SGD", rate, 0, "NORMAL");
    }

    @Test
    void certifiesByCohenRosenfeldAndKolter() {
        // A vote of 100 of 100 has the lower limit 0.001^(1/100) = 0.9333 and the radius 0.9 * 1.5006 = 1.350.
        assertThat(CERTIFICATES.largestRadius()).isCloseTo(1.350, within(0.0006));
        CertifiedPairs all = CERTIFICATES.all();
        assertThat(all.models()).isEqualTo(2);
        assertThat(all.pairs()).isEqualTo(5);
        assertThat(all.accuracy()).isEqualTo(0.8);
        assertThat(all.meanRatio()).isCloseTo(0.72, within(1e-12));
        // 60 of 100 is not surely above one half, 0 of 100 even less.
        assertThat(all.abstained()).isEqualTo(0.4);
        assertThat(all.quantile(0)).isZero();
        assertThat(all.quantile(0.5)).isEqualTo(CERTIFICATES.largestRadius());
        // The wrong answer has a radius, but certifies no accuracy.
        assertThat(all.certifiedAccuracy(0)).isEqualTo(0.4);
        assertThat(all.certifiedAccuracy(1.34)).isEqualTo(0.4);
        assertThat(all.certifiedAccuracy(CERTIFICATES.largestRadius())).isEqualTo(0.4);
        assertThat(all.certifiedAccuracy(1.36)).isZero();
    }

    @Test
    void dividesByModelAndByTrait() {
        List<CertifiedPairs> models = CERTIFICATES.models();
        assertThat(models).extracting(CertifiedPairs::name).containsExactly("a", "b");
        assertThat(models.get(0).certifiedAccuracy(1)).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(models.get(1).certifiedAccuracy(1)).isEqualTo(0.5);
        List<CertifiedPairs> rates = CERTIFICATES.by(Trait.LEARNING_RATE, List.of(traits("a", 10), traits("b", 9)));
        assertThat(rates).extracting(CertifiedPairs::name).containsExactly("9.0", "10.0");
        assertThat(CERTIFICATES.by(Trait.OPTIMIZER, List.of(traits("a", 1), traits("b", 2))))
                .hasSize(1)
                .allMatch(group -> group.models() == 2);
        assertThatThrownBy(() -> CERTIFICATES.by(Trait.OPTIMIZER, List.of(traits("a", 1))))
                .hasMessageContaining("b has none");
    }

    @Test
    void refusesNoiseThatCertifiesNothing() {
        LabelTable one = LabelTable.of(List.of(pair("a", 0, true, 100)));
        assertThatThrownBy(() -> Certificates.of(one, NoiseSettings.defaults().withDraws(100), 0.001))
                .hasMessageContaining("noise of its own for every pair");
        assertThatThrownBy(() -> Certificates.of(LabelTable.of(List.of()), NOISE, 0.001))
                .hasMessageContaining("no pair to certify");
        assertThatThrownBy(() -> Certificates.of(one, NOISE, 1)).hasMessageContaining("alpha");
    }

    @Test
    void aBoundFromOneDrawByHand() {
        // k = 0 gives 0, k = 1 gives delta: BetaInv(delta; 1, 1).
        DrawnBound one = DrawnBound.of(new double[] {0.05, 0.5}, 1, 0.1);
        // With ratio 0.05 the bound 0.1 is too high, with chance 0.05.
        assertThat(one.coverage()).isCloseTo((0.95 + 1) / 2, within(1e-12));
        assertThat(one.meanBound()).isCloseTo(0.1 * (0.05 + 0.5) / 2, within(1e-12));
        assertThat(one.aboveHalf()).isZero();
        DrawnBound sure = DrawnBound.of(new double[] {1}, 20, 0.1);
        // 20 of 20 for certain: 0.1^(1/20).
        assertThat(sure.meanBound()).isCloseTo(Math.pow(0.1, 0.05), within(1e-9));
        assertThat(sure.coverage()).isCloseTo(1, within(1e-12));
        assertThatThrownBy(() -> DrawnBound.of(new double[] {2}, 20, 0.1)).hasMessageContaining("[0, 1]");
    }

    private static ConformalTrial.Answers answers(String start, int groups, double... excess) {
        List<String> keys = new ArrayList<>();
        double[] predicted = new double[groups * excess.length];
        double[] truth = new double[predicted.length];
        for (int i = 0; i < predicted.length; i++) {
            keys.add(start + i / excess.length);
            truth[i] = 0.5;
            predicted[i] = 0.5 + excess[i % excess.length] * (1 + i / excess.length);
        }
        return new ConformalTrial.Answers(predicted, truth, keys);
    }

    @Test
    void boundsNewGroupsByHand() {
        // Nine groups of one pair, too high by 0.01 to 0.09: the ceil(10 * 0.9) = 9th smallest is subtracted.
        ConformalTrial trial = ConformalTrial.of(answers("v", 9, 0.01), answers("t", 12, 0.01, 0), 0.1);
        assertThat(trial.bound().subtracted()).isCloseTo(0.09, within(1e-12));
        // Groups 10 to 12 are too high by more in one of their two pairs.
        assertThat(trial.coverage().ofModels()).isCloseTo(0.75, within(1e-12));
        assertThat(trial.coverage().ofRows()).isCloseTo(21 / 24.0, within(1e-12));
        assertThat(trial.groups()).hasSize(12);
        assertThat(trial.groups().get(0).covered()).isEqualTo(1);
        assertThat(trial.groups().get(11).covered()).isEqualTo(0.5);
        assertThat(trial.groups().get(11).group()).isEqualTo("t11");
        assertThat(trial.groups().stream()
                                .mapToDouble(g -> g.covered() * g.rows())
                                .sum()
                        / 24)
                .isCloseTo(trial.coverage().ofRows(), within(1e-12));
        assertThat(trial.meanTruth()).isEqualTo(0.5);
        assertThat(trial.meanPredicted() - trial.meanBound()).isCloseTo(0.09, within(1e-12));
        assertThat(trial.drawn().draws()).isEqualTo(20);
        assertThat(ConformalTrial.of(answers("v", 8, 0.01), answers("t", 3, 0.01), 0.1)
                        .bound()
                        .abstains())
                .isTrue();
        assertThat(ConformalTrial.of(answers("v", 8, 0.01), answers("t", 3, 0.01), 0.1)
                        .meanBound())
                .isZero();
    }

    @Test
    void holdsOnExchangeableGroupsAsOftenAsPromised() {
        SplittableRandom random = new SplittableRandom(6);
        double sum = 0;
        int worlds = 400;
        for (int world = 0; world < worlds; world++) {
            sum += ConformalTrial.of(world(random, "v", 30), world(random, "t", 10), 0.1)
                    .coverage()
                    .ofModels();
        }
        // Exactly ceil(31 * 0.9) / 31 = 0.903 for continuous values; 4,000 groups, correlated within a world.
        assertThat(sum / worlds).isCloseTo(0.903, within(0.015));
    }

    private static ConformalTrial.Answers world(SplittableRandom random, String start, int groups) {
        int rows = 20;
        double[] predicted = new double[groups * rows];
        double[] truth = new double[predicted.length];
        String[] keys = new String[predicted.length];
        for (int group = 0; group < groups; group++) {
            double shift = 0.2 * random.nextDouble();
            for (int i = group * rows; i < (group + 1) * rows; i++) {
                truth[i] = random.nextDouble();
                predicted[i] = truth[i] + shift + 0.1 * random.nextDouble();
                keys[i] = start + group;
            }
        }
        return new ConformalTrial.Answers(predicted, truth, Arrays.asList(keys));
    }

    @Test
    void allowsMoreWhereTheGroupsAreTooFewForTheUsualShare() {
        ConformalTrial nine = ConformalTrial.of(answers("v", 9, 0.01), answers("t", 3, 0.01));
        assertThat(nine.bound().delta()).isEqualTo(0.1);
        // Of four groups the ceil(5 * 0.8) = 4th smallest.
        ConformalTrial four = ConformalTrial.of(answers("v", 4, 0.01), answers("t", 3, 0.01));
        assertThat(four.bound().delta()).isEqualTo(0.2);
        assertThat(four.bound().subtracted()).isCloseTo(0.04, within(1e-12));
        assertThat(four.drawn().delta()).isEqualTo(0.2);
        assertThat(ConformalTrial.of(answers("v", 3, 0.01), answers("t", 3, 0.01))
                        .bound()
                        .abstains())
                .isTrue();
    }

    @Test
    void refusesAGroupOnBothSides() {
        assertThatThrownBy(() -> ConformalTrial.of(answers("g", 9, 0.1), answers("g", 2, 0.1), 0.1))
                .hasMessageContaining("group g0 is used to calibrate and to try");
        assertThatThrownBy(() -> new ConformalTrial.Answers(new double[2], new double[1], List.of("a", "b")))
                .hasMessageContaining("2, 1 and 2");
    }
}
