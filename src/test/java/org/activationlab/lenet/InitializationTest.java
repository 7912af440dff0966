// Reference values: PyTorch 2.13, reference/initialization.json; calls in make_reference.py.
package org.activationlab.lenet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.activationlab.network.ParameterShape;
import org.activationlab.network.Parameters;
import org.activationlab.reference.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InitializationTest {

    private static final Map<Initialization, String> IN_PYTORCH = Map.of(
            Initialization.XAVIER_UNIFORM, "xavier_uniform",
            Initialization.NORMAL, "normal_0.01",
            Initialization.KAIMING_UNIFORM, "kaiming_uniform",
            Initialization.PYTORCH_DEFAULT, "pytorch_default");

    @ParameterizedTest
    @EnumSource
    void drawsFromPyTorchsDistribution(Initialization rule) {
        JsonNode reference =
                Reference.read("initialization").get("initializations").get(IN_PYTORCH.get(rule));
        List<Parameters> draws = LongStream.range(0, 40).mapToObj(rule::draw).toList();
        for (ParameterShape shape : LeNet.SHAPES) {
            JsonNode expected = reference.get(shape.name());
            double sum = 0;
            double squares = 0;
            double largest = 0;
            long n = 0;
            for (Parameters draw : draws) {
                for (float value : draw.values(shape.name())) {
                    sum += value;
                    squares += (double) value * value;
                    largest = Math.max(largest, Math.abs(value));
                    n++;
                }
            }
            double deviation = expected.get("std").asDouble();
            assertThat(sum / n).as("mean of %s", shape).isCloseTo(0, within(5 * deviation / Math.sqrt(n)));
            assertThat(Math.sqrt(squares / n) / deviation)
                    .as("deviation of %s as a multiple of PyTorch's", shape)
                    .isCloseTo(1, within(5 / Math.sqrt(2.0 * n)));
            if (!expected.get("bound").isNull()) {
                double bound = expected.get("bound").asDouble();
                assertThat(largest).as("largest of %s", shape).isBetween(0.9 * bound, bound * (1 + 1e-6));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NORMAL")
    void hasPyTorchsBounds(Initialization rule) {
        JsonNode reference =
                Reference.read("initialization").get("initializations").get(IN_PYTORCH.get(rule));
        for (ParameterShape shape : LeNet.SHAPES) {
            Initialization own = shape.name().endsWith(".bias") ? Initialization.PYTORCH_DEFAULT : rule;
            double bound = reference.get(shape.name()).get("bound").asDouble();
            assertThat(own.bound(shape)).as(shape.name()).isCloseTo(bound, within(1e-6 * bound));
        }
    }

    @Test
    void normalHasNoBound() {
        assertThatThrownBy(() -> Initialization.NORMAL.bound(LeNet.SHAPES.get(0)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void drawsBiasesTheSameWhateverTheRule() {
        Parameters one = Initialization.NORMAL.draw(5);
        for (Initialization rule : Initialization.values()) {
            Parameters other = rule.draw(5);
            for (ParameterShape shape : LeNet.SHAPES) {
                if (shape.name().endsWith(".bias")) {
                    assertThat(other.values(shape.name()))
                            .as("%s of %s", shape, rule)
                            .isEqualTo(one.values(shape.name()));
                } else if (rule != Initialization.NORMAL) {
                    assertThat(other.values(shape.name())).isNotEqualTo(one.values(shape.name()));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void dependsOnTheSeedAlone(Initialization rule) {
        Parameters draw = rule.draw(1);
        assertThat(rule.draw(1)).isEqualTo(draw);
        for (ParameterShape shape : LeNet.SHAPES) {
            assertThat(rule.draw(2).values(shape.name())).isNotEqualTo(draw.values(shape.name()));
        }
    }
}
