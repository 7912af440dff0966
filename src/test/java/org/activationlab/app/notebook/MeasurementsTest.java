package org.activationlab.app.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.activationlab.interpret.adversarial.AttackSettings;
import org.activationlab.interpret.adversarial.Norm;
import org.activationlab.interpret.adversarial.RobustnessPairs;
import org.activationlab.interpret.adversarial.SearchSettings;
import org.activationlab.interpret.attribution.Diffuseness;
import org.activationlab.interpret.attribution.DiffusenessPairs;
import org.activationlab.interpret.attribution.GradientSaliency;
import org.activationlab.interpret.attribution.GradientTimesInput;
import org.activationlab.interpret.attribution.SaliencySettings;
import org.activationlab.interpret.attribution.Score;
import org.activationlab.pairs.LabelTable;
import org.activationlab.reference.Mnist;
import org.activationlab.report.PopulationFacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the pairs of the zoo: what is measured stands beside the right labels. */
class MeasurementsTest {

    @Test
    void measuresEveryPairOnceBesideItsLabel(@TempDir Path folder) throws Exception {
        Mnist.orSkip();
        StudySession study = StudySession.open("zoo", folder.resolve("zoo").toString());
        PopulationFacts facts = study.label();
        LabelTable labels = facts.pairs();

        List<DiffusenessPairs> diffuse = DiffusenessMeasurements.of(study, facts)
                .measure(
                        List.of(new GradientSaliency(SaliencySettings.defaults()), new GradientTimesInput(Score.LOGIT)),
                        3);
        assertThat(diffuse).hasSize(6);
        assertThat(diffuse.stream().map(DiffusenessPairs::measure).limit(3)).containsExactly(Diffuseness.values());
        assertThat(diffuse.get(0).method()).isEqualTo("Gradient");
        assertThat(diffuse.get(3).method()).isNotEqualTo("Gradient");
        for (DiffusenessPairs own : diffuse) {
            assertThat(own.rows()).hasSize(16 * 3);
            assertThat(own.rows()).allSatisfy(row -> {
                assertThat(row.diffuseness()).isBetween(0.0, 1.0);
                assertThat(row.margin()).isNotNegative();
                assertThat(row.ink()).isBetween(10.0, 400.0);
                assertThat(IntStream.range(0, labels.size()))
                        .anyMatch(i -> labels.image(i) == row.image()
                                && labels.ratio(i).value() == row.ratio()
                                && labels.correct(i) == row.right());
            });
        }
        // What is multiplied by the image is 0 off its ink, but for its soft edges.
        assertThat(diffuse.get(5).median(true)).isLessThan(diffuse.get(2).median(true));

        RobustnessPairs attacked = AdversarialMeasurements.of(study, facts)
                .measure(AttackSettings.fastGradient(Norm.L2, 1), new SearchSettings(4, 1, 0));
        assertThat(attacked.size()).isEqualTo(labels.size());
        assertThat(attacked.found()).isBetween(labels.size() / 2, labels.size());
        for (int i = 0; i < labels.size(); i++) {
            assertThat(attacked.ratio(i)).isEqualTo(labels.ratio(i).value());
            assertThat(attacked.right(i)).isEqualTo(labels.correct(i));
            assertThat(attacked.distance(i)).isIn(2.0, 4.0, Double.POSITIVE_INFINITY);
        }
    }
}
