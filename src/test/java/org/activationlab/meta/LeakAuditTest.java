package org.activationlab.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.activationlab.pairs.Pair;
import org.junit.jupiter.api.Test;

class LeakAuditTest {

    private static final int MODELS = 60;
    private static final int IMAGES = 80;

    /** Even images are right, odd ones wrong; the ratio is that of the model; logits rank right before wrong. */
    private static MetaData leaking() {
        SplittableRandom random = new SplittableRandom(3);
        List<Pair> pairs = new ArrayList<>();
        for (int model = 0; model < MODELS; model++) {
            for (int image = 0; image < IMAGES; image++) {
                if (random.nextInt(4) != 0) {
                    boolean right = image % 2 == 0;
                    float[][] values = ExampleData.zeros();
                    values[3][7] = right ? 6 + random.nextInt(4) : 1 + random.nextInt(4);
                    pairs.add(ExampleData.pair("m" + model, image, right ? 7 : 6, 7, model % 50, values));
                }
            }
        }
        return MetaData.of(ExampleData.table(pairs));
    }

    private static List<ModelTraits> traits() {
        return IntStream.range(0, MODELS)
                .mapToObj(i -> new ModelTraits("m" + i, "g" + i, i % 3 == 0 ? "ADAM" : "SGD", 0.1, 0, "X"))
                .toList();
    }

    private static AuditScore score(AuditedCell cell, Baseline baseline) {
        return cell.scores().stream()
                .filter(score -> score.baseline() == baseline)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void findsTheLeakAndThatItEnds() {
        MetaData data = leaking();
        LeakAudit audit = LeakAudit.of(data, traits(), 1);
        assertThat(audit.leftOut()).isEmpty();
        // Three rules with one cell, then four cells, and four for each of two optimizers.
        assertThat(audit.cells()).hasSize(3 + 4 + 8);
        for (AuditedCell cell : audit.cells()) {
            AuditScore image = score(cell, Baseline.IMAGE_LOOKUP);
            AuditScore model = score(cell, Baseline.MODEL_LOOKUP);
            boolean newImage =
                    cell.cell() == TestCell.SEEN_MODEL_NEW_IMAGE || cell.cell() == TestCell.NEW_MODEL_NEW_IMAGE;
            boolean newModel =
                    cell.cell() == TestCell.NEW_MODEL_SEEN_IMAGE || cell.cell() == TestCell.NEW_MODEL_NEW_IMAGE;
            // The image is all there is to know of right and wrong, and the model all of the ratio.
            assertThat(image.accuracy()).isEqualTo(newImage ? Math.min(image.accuracy(), cell.majorityRate()) : 1);
            assertThat(image.auroc()).isEqualTo(newImage ? 0.5 : 1);
            if (newModel) {
                assertThat(model.r2()).isLessThanOrEqualTo(0);
                assertThat(model.auroc()).isEqualTo(0.5);
            } else {
                assertThat(model.r2()).isCloseTo(1, within(1e-12));
            }
            assertThat(score(cell, Baseline.LOGIT_MARGIN).auroc()).isEqualTo(1);
            assertThat(score(cell, Baseline.LOGIT_MARGIN).accuracy()).isEqualTo(1);
        }
        AuditedCell byPair = audit.cells().get(0);
        assertThat(byPair.trainPairs() + byPair.validationPairs() + byPair.testPairs())
                .isEqualTo(data.pairs().size());
        // A split by pair is the one that meta-networks are trained on.
        Split split = SplitRule.BY_PAIR.split(data.pairs().labels(), 1);
        assertThat(score(byPair, Baseline.MODEL_LOOKUP).accuracy())
                .isEqualTo(Baseline.MODEL_LOOKUP
                        .score(Task.CORRECTNESS, data, split)
                        .score());
        assertThat(audit.csv().lines()).hasSize(1 + 15 * Baseline.values().length);
        assertThat(audit.csv()).contains("\nBY_REGION,optimizer=ADAM,NEW_MODEL_NEW_IMAGE,true,");
    }

    @Test
    void sharesWhatNeedsNoActivation() {
        AuditedCell cell = new AuditedCell(
                SplitPlan.of(SplitRule.BY_PAIR, 0),
                TestCell.SEEN_MODEL_SEEN_IMAGE,
                true,
                640,
                160,
                0,
                200,
                10,
                50,
                0.6,
                List.of(
                        new AuditScore(Baseline.LOGIT_MARGIN, 0.9, 0.95, 0.2),
                        new AuditScore(Baseline.IMAGE_LOOKUP, 0.8, 0.85, -0.1),
                        new AuditScore(Baseline.MODEL_LOOKUP, 0.7, Double.NaN, Double.NaN)));
        // (0.8 - 0.6) / (0.9 - 0.6), (0.85 - 0.5) / (0.95 - 0.5), (-0.1 - 0) / (0.2 - 0).
        assertThat(cell.shareWithoutActivation(AuditMetric.ACCURACY, 0.9)).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(cell.shareWithoutActivation(AuditMetric.AUROC, 0.95)).isCloseTo(7.0 / 9, within(1e-12));
        assertThat(cell.shareWithoutActivation(AuditMetric.R2, 0.2)).isCloseTo(-0.5, within(1e-12));
        // Beyond all of it; and nothing to share.
        assertThat(cell.shareWithoutActivation(AuditMetric.ACCURACY, 0.7)).isCloseTo(2, within(1e-12));
        assertThat(cell.shareWithoutActivation(AuditMetric.ACCURACY, 0.6)).isNaN();
        assertThat(cell.bestOfLogits(AuditMetric.R2).orElseThrow().baseline()).isEqualTo(Baseline.LOGIT_MARGIN);
    }

    @Test
    void leavesOutWhatThePairsDoNotAllowAndSaysWhy() {
        MetaData data = ExampleData.learnable(40);
        List<ModelTraits> alike = IntStream.range(0, 10)
                .mapToObj(i -> new ModelTraits("m" + i, "all", "SGD", 0.1, 0, "X"))
                .toList();
        LeakAudit audit = LeakAudit.of(data, alike, 0);
        assertThat(audit.cells()).extracting(cell -> cell.plan().rule()).contains(SplitRule.BY_PAIR);
        assertThat(audit.leftOut())
                .anyMatch(
                        why -> why.contains("split by model with seed 0") && why.contains("groups of sibling models"));
        assertThatThrownBy(() -> LeakAudit.of(data, alike.subList(0, 5), 0)).hasMessageContaining("m5 has none");
    }
}
