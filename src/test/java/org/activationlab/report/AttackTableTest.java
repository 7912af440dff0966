package org.activationlab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.activationlab.interpret.adversarial.AdversarialExamples;
import org.activationlab.interpret.adversarial.AttackSettings;
import org.activationlab.interpret.adversarial.GradientAttack;
import org.activationlab.interpret.adversarial.Norm;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.Parameters;
import org.activationlab.network.layers.ActivationShape;
import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.Dense;
import org.activationlab.network.layers.Flatten;
import org.activationlab.network.layers.LayeredNetwork;
import org.activationlab.network.layers.NamedLayer;
import org.activationlab.network.layers.NetworkDesign;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class AttackTableTest {

    private static final NetworkDesign DESIGN = new NetworkDesign(
            "sum",
            ActivationShape.of(1, 28, 28),
            List.of(new NamedLayer("flat", new Flatten()), new NamedLayer("map", new Dense(784, 2))));

    /** Class 0 where the pixels add up to more than 392: a step of 0.1 changes the first image's answer alone. */
    private static AdversarialExamples attacked(AttackSettings attack) {
        float[] numbers = new float[2 * 784 + 2];
        Arrays.fill(numbers, 0, 784, 1);
        numbers[numbers.length - 1] = 392;
        float[] firm = new float[784];
        Arrays.fill(firm, 0.8f);
        float[] near = new float[784];
        Arrays.fill(near, 0.55f);
        try (LayeredNetwork network =
                new LayeredNetwork(ComputeDevice.CPU, DESIGN, Parameters.of(DESIGN.shapes(), numbers))) {
            return new GradientAttack(attack).attack(network, Batch.ofRows(DESIGN.input(), List.of(near, firm)), 0, 0);
        }
    }

    @Test
    void countsChangedAnswersAndMeasuresChanges() {
        AttackSettings attack = AttackSettings.fastGradient(Norm.LINF, 0.1);
        Table table = AttackTable.of(List.of(attack), List.of(attacked(attack)));
        assertThat(table.stringColumn("attack").get(0)).isEqualTo("one step");
        assertThat(table.doubleColumn("answers changed").get(0)).isEqualTo(0.5);
        assertThat(table.doubleColumn("mean largest change").get(0)).isCloseTo(0.1, within(1e-6));
        assertThat(table.doubleColumn("mean L2 length").get(0)).isCloseTo(0.1 * 28, within(1e-5));
        assertThatThrownBy(() -> AttackTable.of(List.of(attack), List.of())).hasMessageContaining("1 attacks");
    }

    @Test
    void showsImagesAndWhatMisleads() throws IOException {
        Figure figure = MisledFigure.of(attacked(AttackSettings.fastGradient(Norm.LINF, 0.1)), 2);
        assertThat(figure.finding())
                .isEqualTo("1 of 2 answers change with changes of L2 length (in brackets) 2.80 on average");
        assertThat(figure.alternative()).contains("0; 0; 1 (2.80) (cross); not found");
        assertThat(FigurePixels.hasWhiteEdge(figure)).isTrue();
        assertThat(MisledFigure.of(attacked(AttackSettings.fastGradient(Norm.LINF, 0.01)), 2)
                        .finding())
                .isEqualTo("None of 2 answers was changed");
        assertThatThrownBy(() -> MisledFigure.of(attacked(AttackSettings.fastGradient(Norm.LINF, 0.1)), 3))
                .hasMessageContaining("1 to 2");
    }
}
