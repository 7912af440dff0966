package org.activationlab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.activationlab.judge.Contender;
import org.activationlab.judge.JudgeInput;
import org.activationlab.judge.JudgeSettings;
import org.activationlab.meta.PairMetric;
import org.activationlab.meta.SplitRule;
import org.activationlab.meta.Task;
import org.activationlab.pairs.EvidencePlan;
import org.activationlab.pairs.SamplingDesign;
import org.junit.jupiter.api.Test;

/** Cards by hand, whose agreement is plain to see. */
class CardComparisonTest {

    private static final String JUDGE = JudgeInput.SUMMARY.title();

    /** A card of one part with the judge and a margin; the judge's R2 has the interval from 0.50 to 0.70. */
    private static ModelCard card(String java, String parameters, double judge, double margin) {
        CardPart part = new CardPart(
                "new models, new images",
                100,
                5,
                4,
                20,
                0.9,
                List.of(
                        new CardPart.Entry(
                                "logit margin",
                                Contender.Kind.LOGITS,
                                1,
                                1,
                                List.of(new CardPart.Score(PairMetric.R2, margin, null, null, null))),
                        new CardPart.Entry(
                                JUDGE,
                                Contender.Kind.JUDGE,
                                1,
                                2,
                                List.of(new CardPart.Score(PairMetric.R2, judge, 0.01, 0.5, 0.7)))));
        CardSource source = new CardSource(
                new CardSource.Data("mnist", "MNIST", false, "ab", 60_000, 10_000),
                new CardSource.Population("quick", "LeNet-5", 9, 6, 5, 2, Map.of("ADAM", 6), Map.of()),
                EvidencePlan.of(SamplingDesign.NATURAL),
                1_000);
        return new ModelCard(
                JudgeInput.SUMMARY,
                Task.RATIO,
                "A network.",
                84,
                1_000,
                "nothing.",
                0,
                source,
                new CardSplit(SplitRule.BY_MODEL_AND_IMAGE, "", 0, "cd", 600, 100, 100, 200),
                List.of(new ModelCard.Training(
                        JudgeSettings.of(JudgeInput.SUMMARY, Task.RATIO, 1), 3, 9, 0.5, parameters)),
                List.of(part),
                List.of("A limit."),
                new CardOrigin(
                        Map.of("java", java), Map.of("java", java), Map.of("judge, seed 1", parameters), Map.of()));
    }

    @Test
    void byEqualVersionsPrintedDigitsMustBeEqual() {
        ModelCard card = card("17", "aa", 0.61230, 0.1);
        assertThat(CardComparison.of(card, card("17", "aa", 0.61234, 0.1)).agrees())
                .isTrue();
        CardComparison apart = CardComparison.of(card, card("17", "aa", 0.6124, 0.1));
        assertThat(apart.agrees()).isFalse();
        assertThat(CardTables.findings(apart))
                .contains("1 of 1 fingerprints are equal, 1 of 2 scores agree.")
                .contains("The card is not reproduced: R2 of summaries on new models, new images.");
        CardComparison files = CardComparison.of(card, card("17", "bb", 0.61230, 0.1));
        assertThat(files.agrees()).isFalse();
        assertThat(CardTables.findings(files)).contains("The card is not reproduced: judge, seed 1.");
        assertThat(CardTables.of(files).get("Fingerprints")).contains("NO");
    }

    @Test
    void byOtherVersionsHalfTheIntervalIsAllowedAndFilesDoNotCount() {
        ModelCard card = card("17", "aa", 0.6, 0.1);
        // Half of 0.70 - 0.50 is 0.10.
        CardComparison near = CardComparison.of(card, card("25", "bb", 0.6999, 0.1));
        assertThat(near.agrees()).isTrue();
        assertThat(near.scores().get(1).tolerance()).isBetween(0.0999, 0.1001);
        assertThat(CardTables.findings(near).get(0)).contains("java of judges: 17 on the card, 25 now");
        assertThat(CardComparison.of(card, card("25", "bb", 0.7002, 0.1)).agrees())
                .isFalse();
        // Without an interval there is no tolerance.
        CardComparison margin = CardComparison.of(card, card("25", "aa", 0.6, 0.1001));
        assertThat(margin.agrees()).isFalse();
        assertThat(CardTables.of(margin).get("Scores beside the judge that do not agree"))
                .contains("logit margin", "0.1001", "NO");
    }

    @Test
    void aScoreThatIsGoneDoesNotAgree() {
        ModelCard card = card("17", "aa", 0.6, 0.1);
        CardPart part = card.parts().get(0);
        ModelCard less = new ModelCard(
                card.input(),
                card.task(),
                card.network(),
                card.numbers(),
                card.parameters(),
                card.needs(),
                card.passesPerNetwork(),
                card.source(),
                card.split(),
                card.trainings(),
                List.of(new CardPart(
                        part.name(), 100, 5, 4, 20, 0.9, part.entries().subList(1, 2))),
                card.limits(),
                card.origin());
        assertThat(CardComparison.of(card, less).agrees()).isFalse();
        assertThat(CardComparison.of(less, card).agrees()).isTrue();
    }

    @Test
    void refusesWhatIsNoScore() {
        assertThatThrownBy(() -> new CardPart.Score(PairMetric.R2, Double.NaN, null, null, null))
                .hasMessageContaining("a score needs a finite value");
        assertThatThrownBy(() -> new CardPart.Score(PairMetric.R2, 0.5, null, 0.4, null))
                .hasMessageContaining("both ends of its interval");
    }

    @Test
    void countsThePassesOfReferenceImagesAndTheirCopies() {
        CardSource source = card("17", "aa", 0.6, 0.1).source();
        // 256 images, and 32 noisy copies of each: 256 * 33.
        assertThat(source.referencePasses(false)).isEqualTo(256);
        assertThat(source.referencePasses(true)).isEqualTo(8_448);
    }
}
