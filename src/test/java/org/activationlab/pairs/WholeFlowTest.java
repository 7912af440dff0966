// Reference values: PyTorch 2.13, reference/lenet_flow.json and lenet_trained.json; calls in make_reference.py.
package org.activationlab.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.activationlab.data.LabelledImages;
import org.activationlab.data.SyntheticDigits;
import org.activationlab.lenet.Initialization;
import org.activationlab.lenet.LeNet;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.Parameters;
import org.activationlab.reference.Mnist;
import org.activationlab.reference.Reference;
import org.junit.jupiter.api.Test;

/** Reads everything that LeNet-5 computes. */
class WholeFlowTest {

    private static final LabelledImages DIGITS =
            SyntheticDigits.generate(1, 1, 20).test();

    @Test
    void everyLayerAgreesWithPyTorch() {
        JsonNode traces = Reference.read("lenet_flow").get("traces");
        LabelledImages images = Mnist.orSkip().test().first(2);
        List<ActivationTrace> found = read(images, Reference.trainedLeNet(), List.of(1, 0), TraceLayout.LENET_WHOLE);
        for (int row = 0; row < 2; row++) {
            JsonNode trace = traces.get(1 - row);
            List<String> names = new ArrayList<>();
            trace.fieldNames().forEachRemaining(names::add);
            assertThat(TraceLayout.LENET_WHOLE.names()).isEqualTo(names);
            for (TraceLayout.Part part : TraceLayout.LENET_WHOLE.parts()) {
                assertClose(found.get(row).values(part.name()), trace.get(part.name()), part.name());
            }
        }
    }

    private static void assertClose(float[] values, JsonNode expected, String name) {
        assertThat(values).as(name).hasSize(expected.get("size").asInt());
        float[] some = Reference.floats(expected.get("values"));
        int step = expected.get("step").asInt();
        for (int i = 0; i < some.length; i++) {
            assertThat(values[i * step]).as("%s[%d]", name, i * step).isCloseTo(some[i], within(1e-5f));
        }
        double sum = 0;
        double squares = 0;
        for (float value : values) {
            sum += value;
            squares += (double) value * value;
        }
        assertThat(sum).as("sum of %s", name).isCloseTo(expected.get("sum").asDouble(), within(1e-5 * values.length));
        assertThat(Math.sqrt(squares))
                .as("length of %s", name)
                .isCloseTo(expected.get("l2").asDouble(), within(1e-5 * Math.sqrt(values.length)));
    }

    @Test
    void aKernelThatPicksOnePixelShiftsTheImageAndOnlyThePoolCutsOffBelowZero() {
        // Kernel c of the first convolution is 1 at row 1, column c and 0 elsewhere; its bias is -0.25 c.
        float[] block = new float[LeNet.PARAMETER_COUNT];
        for (int c = 0; c < 5; c++) {
            block[25 * c + 5 + c] = 1;
            block[150 + c] = -0.25f * c;
        }
        // Kernel k of the second picks channel k % 6 at row 4, column 0; its bias is k.
        for (int k = 0; k < 16; k++) {
            block[156 + 150 * k + 25 * (k % 6) + 20] = 1;
            block[156 + 2400 + k] = k;
        }
        ActivationTrace trace =
                read(DIGITS, Parameters.of(LeNet.SHAPES, block), List.of(7)).get(0);
        float[] image = trace.values("pixels");
        float[] conv1 = trace.values("conv1");
        float[] pool1 = trace.values("maxpool1");
        float[] conv2 = trace.values("conv2");
        for (int row = 0; row < 24; row++) {
            for (int column = 0; column < 24; column++) {
                for (int c = 0; c < 5; c++) {
                    assertThat(conv1[(c * 24 + row) * 24 + column])
                            .isEqualTo(image[(row + 1) * 28 + column + c] - 0.25f * c);
                }
            }
        }
        for (int k = 0; k < 16; k++) {
            for (int row = 0; row < 8; row++) {
                for (int column = 0; column < 8; column++) {
                    float picked = pool1[(k % 6 * 12 + row + 4) * 12 + column];
                    assertThat(conv2[(k * 8 + row) * 8 + column]).isEqualTo(picked + k);
                }
            }
        }
        assertThat(conv1).as("black, before ReLU").contains(-1);
    }

    @Test
    void eachPoolIsTheLargestOfFourOutputsOfItsConvolutionAndNeverBelowZero() {
        for (ActivationTrace trace : read(DIGITS, Initialization.PYTORCH_DEFAULT.draw(5), List.of(0, 3, 19))) {
            assertThat(trace.values("maxpool1")).isEqualTo(pooled(trace.values("conv1"), 6, 24));
            assertThat(trace.values("maxpool2")).isEqualTo(pooled(trace.values("conv2"), 16, 8));
        }
    }

    private static float[] pooled(float[] maps, int channels, int side) {
        float[] pooled = new float[maps.length / 4];
        for (int channel = 0; channel < channels; channel++) {
            for (int row = 0; row < side; row++) {
                for (int column = 0; column < side; column++) {
                    int to = (channel * side / 2 + row / 2) * side / 2 + column / 2;
                    pooled[to] = Math.max(pooled[to], maps[(channel * side + row) * side + column]);
                }
            }
        }
        return pooled;
    }

    @Test
    void theImageIsItsBytesDividedBy255() {
        byte[] bytes = new byte[LabelledImages.PIXELS];
        DIGITS.copyPixels(4, bytes, 0);
        float[] image = read(DIGITS, Initialization.PYTORCH_DEFAULT.draw(5), List.of(4))
                .get(0)
                .values("pixels");
        for (int i = 0; i < bytes.length; i++) {
            assertThat(image[i]).isEqualTo((bytes[i] & 255) / 255f);
        }
    }

    @Test
    void aLayerHasTheSameBitsInEveryLayout() {
        Parameters network = Initialization.PYTORCH_DEFAULT.draw(6);
        List<Integer> all = IntStream.range(0, 20).boxed().toList();
        List<ActivationTrace> whole = read(DIGITS, network, all);
        List<ActivationTrace> last = read(DIGITS, network, all, TraceLayout.LENET_LAST_FOUR);
        TraceLayout mixed = new TraceLayout(List.of(part("fc3"), part("conv2"), part("pixels")));
        List<ActivationTrace> some = read(DIGITS, network, all, mixed);
        for (int i = 0; i < 20; i++) {
            for (String name : TraceLayout.LENET_LAST_FOUR.names()) {
                assertThat(whole.get(i).values(name)).isEqualTo(last.get(i).values(name));
            }
            for (String name : mixed.names()) {
                assertThat(some.get(i).values(name)).isEqualTo(whole.get(i).values(name));
            }
        }
    }

    @Test
    void refusesPartsThatLeNetDoesNotHave() {
        Parameters network = Initialization.PYTORCH_DEFAULT.draw(6);
        TraceLayout unknown = new TraceLayout(List.of(new TraceLayout.Part("conv3", 9, "there is none")));
        assertThatThrownBy(() -> read(DIGITS, network, List.of(0), unknown))
                .hasMessageContaining("there is no part named conv3; there are [pixels, conv1");
        TraceLayout large = new TraceLayout(List.of(new TraceLayout.Part("fc1", 121, "one too many")));
        assertThatThrownBy(() -> read(DIGITS, network, List.of(0), large))
                .hasMessageContaining("fc1 has 120 values, but the layout asks for 121");
    }

    @Test
    void holdsNoMoreNativeMemoryAfterwards() {
        try (ActivationReader reader = new ActivationReader(ComputeDevice.CPU, DIGITS)) {
            Parameters network = Initialization.PYTORCH_DEFAULT.draw(6);
            int before = reader.held();
            // More than one batch, with the same images again and again.
            List<Integer> many = new ArrayList<>();
            Collections.nCopies(30, IntStream.range(0, 20).boxed().toList()).forEach(many::addAll);
            List<ActivationTrace> traces = reader.read(network, many, TraceLayout.LENET_WHOLE);
            assertThat(traces).hasSize(600);
            assertThat(traces.get(599).values("pixels"))
                    .isEqualTo(traces.get(19).values("pixels"));
            assertThat(reader.held()).isEqualTo(before);
        }
    }

    @Test
    void theWholeLayoutNamesEveryShape() {
        // 28 x 28; 6 x 24 x 24; 6 x 12 x 12; 16 x 8 x 8; 16 x 4 x 4; 120; 84; 10
        assertThat(TraceLayout.LENET_WHOLE.parts().stream().map(TraceLayout.Part::size))
                .containsExactly(784, 3456, 864, 1024, 256, 120, 84, 10);
        assertThat(TraceLayout.LENET_WHOLE.totalSize()).isEqualTo(6598);
    }

    private static TraceLayout.Part part(String name) {
        return TraceLayout.LENET_WHOLE.parts().get(TraceLayout.LENET_WHOLE.indexOf(name));
    }

    private static List<ActivationTrace> read(LabelledImages images, Parameters network, List<Integer> numbers) {
        return read(images, network, numbers, TraceLayout.LENET_WHOLE);
    }

    private static List<ActivationTrace> read(
            LabelledImages images, Parameters network, List<Integer> numbers, TraceLayout layout) {
        try (ActivationReader reader = new ActivationReader(ComputeDevice.CPU, images)) {
            return reader.read(network, numbers, layout);
        }
    }
}
