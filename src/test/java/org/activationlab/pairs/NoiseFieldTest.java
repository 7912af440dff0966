package org.activationlab.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class NoiseFieldTest {

    @Test
    void agreesWithTheReferenceAtBothEndsAndInItsSums() throws IOException {
        JsonNode reference = reference();
        NoiseField field = NoiseField.of(NoiseSettings.defaults());
        assertThat(field.draws()).isEqualTo(1000);
        float[] values = field.values(0, 784_000);
        for (int i = 0; i < 10; i++) {
            // Nine significant digits name a float exactly.
            assertThat(values[i])
                    .isEqualTo((float) reference.get("first_10_floats").get(i).doubleValue());
        }
        for (int i = 0; i < 2; i++) {
            assertThat(values[783_998 + i])
                    .isEqualTo((float) reference.get("last_2_floats").get(i).doubleValue());
        }
        double sum = 0;
        double squares = 0;
        for (float value : values) {
            sum += value;
            squares += (double) value * value;
        }
        assertThat(sum).isCloseTo(reference.get("sum_of_floats").doubleValue(), within(1e-5));
        // Printed with nine digits, so rounded to one thousandth.
        assertThat(squares).isCloseTo(reference.get("sum_of_squares_of_floats").doubleValue(), within(6e-4));
    }

    @Test
    void fewerDrawsAreAPrefixOfMore() {
        NoiseField few = NoiseField.of(NoiseSettings.defaults().withDraws(3));
        NoiseField more = NoiseField.of(NoiseSettings.defaults().withDraws(5));
        assertThat(few.values(0, 3 * 784)).isEqualTo(more.values(0, 3 * 784));
    }

    @Test
    void theScaleDoesNotTouchTheFieldButTheSeedDoes() {
        NoiseSettings one = NoiseSettings.defaults().withDraws(1);
        float[] values = NoiseField.of(one).values(0, 784);
        assertThat(NoiseField.of(one.withScale(0.1)).values(0, 784)).isEqualTo(values);
        assertThat(NoiseField.of(one.withSeed(43)).values(0, 784)).isNotEqualTo(values);
    }

    @Test
    void copiesOneDrawToItsPlace() {
        NoiseField field = NoiseField.of(NoiseSettings.defaults().withDraws(3));
        float[] into = new float[2 * 784];
        field.copyDraw(2, into, 784);
        assertThat(into[783]).isEqualTo(0f);
        assertThat(into[784]).isEqualTo(field.values(2 * 784, 2 * 784 + 1)[0]);
        assertThat(into[2 * 784 - 1]).isEqualTo(field.values(3 * 784 - 1, 3 * 784)[0]);
    }

    @Test
    void handsOutCopies() {
        NoiseField field = NoiseField.of(NoiseSettings.defaults().withDraws(1));
        float first = field.values(0, 1)[0];
        field.values(0, 784)[0] = 99;
        assertThat(field.values(0, 1)[0]).isEqualTo(first);
    }

    @Test
    void refusesWhatIsOutside() {
        NoiseField field = NoiseField.of(NoiseSettings.defaults().withDraws(2));
        assertThatThrownBy(() -> field.copyDraw(2, new float[784], 0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> field.copyDraw(0, new float[784], 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> field.values(0, 3 * 784)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> NoiseField.of(NoiseSettings.defaults().withDraws(2_739_138)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2739137");
    }

    private static JsonNode reference() throws IOException {
        try (InputStream in = NoiseFieldTest.class.getResourceAsStream("noise.json")) {
            return new ObjectMapper().readTree(in).get("noise");
        }
    }
}
