package org.activationlab.interpret.attribution;

import static org.activationlab.interpret.attribution.HandNetworks.LINEAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.activationlab.network.layers.ActivationShape;
import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.LayeredNetwork;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Deletion, insertion, sensitivity, infidelity and rank agreement where their values are known by hand. */
class MapEvaluationTest {

    private static final ActivationShape NINE = ActivationShape.of(1, 3, 3);
    private static final Batch ONES = Batch.of(NINE, new float[] {1, 1, 1, 1, 1, 1, 1, 1, 1});
    private static final int[] FIRST = {0};
    private static final Infidelity SQUARES = new Infidelity(50, 2, Baseline.zero(), 3);

    private static LayeredNetwork linear;

    @BeforeAll
    static void load() {
        linear = HandNetworks.linear();
    }

    @AfterAll
    static void close() {
        linear.close();
    }

    private static Attribution of(MapKind kind, float... map) {
        return Attribution.of("by hand", kind, Score.LOGIT, FIRST, Batch.of(NINE, map));
    }

    @Test
    void curvesOfALinearScoreAreSumsOfItsWeights() {
        PixelCurves own = PixelCurves.of(
                of(MapKind.SHARES, LINEAR),
                linear,
                ONES,
                PixelCurvesSettings.defaults().withScore(Score.LOGIT));
        // Weights by falling value: 4, 3, 2, 1, 0.5, 0, -0.25, -1, -2; the bias is 0.5, all together 7.75.
        PixelCurve insertion = own.insertion().get(0);
        assertThat(insertion.scores()).containsExactly(0.5, 4.5, 7.5, 9.5, 10.5, 11.0, 11.0, 10.75, 9.75, 7.75);
        assertThat(insertion.shares().get(9)).isEqualTo(1);
        PixelCurve deletion = own.deletion().get(0);
        assertThat(deletion.scores()).containsExactly(7.75, 3.75, 0.75, -1.25, -2.25, -2.75, -2.75, -2.5, -1.5, 0.5);
        // The trapezoidal rule: all values less half of the ends, over nine steps.
        assertThat(own.insertionArea()).isCloseTo((82.75 - 4.125) / 9, within(1e-6));
        assertThat(own.deletionArea()).isCloseTo((-0.25 - 4.125) / 9, within(1e-6));
    }

    @Test
    void noOtherOrderOfALinearScoreIsBetter() {
        PixelCurvesSettings settings = PixelCurvesSettings.defaults().withScore(Score.LOGIT);
        PixelCurves best = PixelCurves.of(of(MapKind.SHARES, LINEAR), linear, ONES, settings);
        for (int seed = 1; seed < 20; seed++) {
            PixelCurves other =
                    PixelCurves.of(new RandomControl(seed).attribute(linear, ONES, FIRST), linear, ONES, settings);
            assertThat(other.insertionArea()).isLessThan(best.insertionArea());
            assertThat(other.deletionArea()).isGreaterThan(best.deletionArea());
        }
    }

    @Test
    void stepsMayBeFewerThanPixels() {
        PixelCurve curve = PixelCurves.of(
                        of(MapKind.SHARES, LINEAR),
                        linear,
                        ONES,
                        PixelCurvesSettings.defaults().withScore(Score.LOGIT).withSteps(2))
                .insertion()
                .get(0);
        assertThat(curve.shares()).containsExactly(0.0, 4 / 9.0, 1.0);
        assertThat(curve.scores()).containsExactly(0.5, 10.5, 7.75);
    }

    @Test
    void weightsForetellALinearScoreExactly() {
        Batch image = HandNetworks.noise(NINE, 1, 5);
        for (AttributionMethod method : List.of(
                new GradientSaliency(SaliencySettings.defaults()),
                new GradientTimesInput(Score.LOGIT),
                new IntegratedGradients(IntegratedGradientsSettings.defaults()),
                new PatchShapley(ShapleySettings.of(3, 3).withScore(Score.LOGIT)))) {
            Infidelity.Value own = SQUARES.of(method.attribute(linear, image, FIRST), linear, image)
                    .get(0);
            assertThat(own.infidelity()).as(method.title()).isCloseTo(0, within(1e-9));
            assertThat(own.explained()).isCloseTo(1, within(1e-6));
        }
    }

    @Test
    void aMapInTheWrongUnitIsInfaithfulUntilItIsScaled() {
        float[] doubled = LINEAR.clone();
        for (int i = 0; i < doubled.length; i++) {
            doubled[i] *= 2;
        }
        Infidelity.Value twice =
                SQUARES.of(of(MapKind.SHARES, doubled), linear, ONES).get(0);
        Infidelity.Value nothing =
                SQUARES.of(of(MapKind.SHARES, new float[9]), linear, ONES).get(0);
        // Twice too much is as far off as nothing at all.
        assertThat(twice.infidelity()).isCloseTo(nothing.infidelity(), within(1e-6));
        assertThat(twice.scaled()).isCloseTo(0, within(1e-6));
        assertThat(nothing.explained()).isEqualTo(0);
        assertThat(SQUARES.of(of(MapKind.RELATIVE, doubled), linear, ONES)
                        .get(0)
                        .infidelity())
                .isNaN();
        assertThatThrownBy(
                        () -> new Infidelity(50, 4, Baseline.zero(), 3).of(of(MapKind.SHARES, doubled), linear, ONES))
                .hasMessageContaining("squares must fit");
    }

    @Test
    void aLinearGradientDoesNotMoveWithTheImageAndItsProductDoes() {
        MaxSensitivity near = new MaxSensitivity(0.1, 5, 2);
        assertThat(near.of(new GradientSaliency(SaliencySettings.defaults()), linear, ONES, FIRST))
                .containsExactly(0.0);
        // Each product moves by at most a tenth of its weight, and all pixels are 1.
        assertThat(near.of(new GradientTimesInput(Score.LOGIT), linear, ONES, FIRST)[0])
                .isBetween(0.01, 0.1);
        Batch empty = Batch.of(NINE, new float[9]);
        assertThat(near.of(new GradientTimesInput(Score.LOGIT), linear, empty, FIRST)[0])
                .isNaN();
    }

    @Test
    void ranksAgreeFullyHalfwayOrNotAtAll() {
        Attribution rising = of(MapKind.SHARES, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        Attribution falling = of(MapKind.SHARES, 9, 8, 7, 6, 5, 4, 3, 2, 1);
        assertThat(RankAgreement.overPixels(rising, of(MapKind.RELATIVE, 1, 4, 9, 16, 25, 36, 49, 64, 81)))
                .containsExactly(new double[] {1}, within(1e-12));
        assertThat(RankAgreement.overPixels(rising, falling)).containsExactly(new double[] {-1}, within(1e-12));
        // The sums of three rows, 6, 15, 24, beside 3, 1, 2: d is -2, 1, 1, so 1 - 6 * 6 / (3 * 8) = -0.5.
        assertThat(RankAgreement.overPatches(rising, of(MapKind.SHARES, 1, 1, 1, 0, 0, 1, 1, 1, 0), 3, 1))
                .containsExactly(new double[] {-0.5}, within(1e-12));
        assertThat(RankAgreement.overPixels(rising, of(MapKind.SHARES, new float[9]))[0])
                .isNaN();
        Attribution other = Attribution.of("other", MapKind.SHARES, Score.LOGIT, FIRST, HandNetworks.cross());
        assertThatThrownBy(() -> RankAgreement.overPixels(rising, other)).hasMessageContaining("the same images");
    }
}
