// Reference values: NumPy in single precision, network/normal.json; calls in make_normal.py beside it.
package org.activationlab.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NormalNumbersTest {

    private static float[] values(long seed, long first, int count) {
        float[] values = new float[count];
        NormalNumbers.fill(seed, first, count, values, 0, 1);
        return values;
    }

    @Test
    void hasTheSameBitsAsNumPy() throws IOException {
        try (InputStream in = NormalNumbersTest.class.getResourceAsStream("normal.json")) {
            for (JsonNode stream : new ObjectMapper().readTree(in).get("streams")) {
                float[] values = values(stream.get("seed").asLong(), 0, 20_000);
                for (int i = 0; i < 20; i++) {
                    assertThat((double) values[i])
                            .isEqualTo(stream.get("first").get(i).asDouble());
                }
                for (int i = 0; i < 4; i++) {
                    assertThat((double) values[19_996 + i])
                            .isEqualTo(stream.get("last").get(i).asDouble());
                }
                int xor = 0;
                long sum = 0;
                for (float value : values) {
                    xor ^= Float.floatToRawIntBits(value);
                    sum += Float.floatToRawIntBits(value) & 0xffffffffL;
                }
                assertThat(xor).isEqualTo(stream.get("xor_of_bits").asInt());
                assertThat(sum).isEqualTo(stream.get("sum_of_bits").asLong());
            }
        }
    }

    @Test
    void followsBoxAndMullerInDoublePrecision() {
        for (long seed = 0; seed < 20; seed++) {
            SplittableRandom bits = new SplittableRandom(seed);
            float[] values = values(seed, 0, 2_000);
            for (int i = 0; i < values.length; i += 2) {
                long number = bits.nextLong();
                double u = ((number >>> 33) + 0.5) * 0x1p-31;
                double radius = Math.sqrt(-2 * Math.log(u)) * ((number >>> 32 & 1) == 0 ? 1 : -1);
                double angle = (int) number * 0x1p-31 * Math.PI / 2;
                // What rounding u to a float does to the radius grows as the radius shrinks.
                double tolerance = 1e-6 + 1.2e-7 / Math.max(Math.abs(radius), 3e-4);
                assertThat((double) values[i]).isCloseTo(radius * Math.cos(angle), within(tolerance));
                assertThat((double) values[i + 1]).isCloseTo(radius * Math.sin(angle), within(tolerance));
            }
        }
    }

    @Test
    void isStandardNormalInItsMomentsAndTails() {
        int n = 2_000_000;
        double[] powers = new double[5];
        int[] beyond = new int[5];
        double neighbours = 0;
        float before = 0;
        for (long seed = 0; seed < 10; seed++) {
            for (float value : values(seed, 0, n / 10)) {
                double power = 1;
                for (int k = 0; k < powers.length; k++) {
                    powers[k] += power / n;
                    power *= value;
                }
                for (int k = 0; k < beyond.length; k++) {
                    beyond[k] += Math.abs(value) > k ? 1 : 0;
                }
                neighbours += (double) before * value / n;
                before = value;
            }
        }
        // Four standard errors: of x, x^2, x^3 and x^4 they are the roots of 1, 2, 15 and 96, over that of n.
        double error = 4 / Math.sqrt(n);
        assertThat(powers[1]).isCloseTo(0, within(error));
        assertThat(powers[2]).isCloseTo(1, within(error * Math.sqrt(2)));
        assertThat(powers[3]).isCloseTo(0, within(error * Math.sqrt(15)));
        assertThat(powers[4]).isCloseTo(3, within(error * Math.sqrt(96)));
        assertThat(neighbours).isCloseTo(0, within(error));
        double[] tails = {1, 0.317310508, 0.045500264, 0.002699796, 0.0000633425};
        for (int k = 1; k < beyond.length; k++) {
            double deviation = Math.sqrt(tails[k] * (1 - tails[k]) / n);
            assertThat((double) beyond[k] / n).as("beyond %d", k).isCloseTo(tails[k], within(4 * deviation));
        }
    }

    @Test
    void findsAnyStretchByItsPlaceAndStep() {
        float[] all = values(5, 0, 100);
        float[] some = new float[40];
        NormalNumbers.fill(5, 60, 10, some, 3, 4);
        for (int i = 0; i < some.length; i++) {
            boolean filled = i >= 3 && (i - 3) % 4 == 0;
            assertThat(some[i]).isEqualTo(filled ? all[60 + (i - 3) / 4] : 0);
        }
        NormalNumbers.fill(5, 0, 0, new float[0], 0, 1);
    }

    @Test
    void refusesOddPlacesAndTooLittleRoom() {
        float[] into = new float[10];
        assertThatThrownBy(() -> NormalNumbers.fill(1, 1, 2, into, 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be even and at least 0");
        assertThatThrownBy(() -> NormalNumbers.fill(1, 0, 3, into, 0, 1)).hasMessageContaining("were 0, 3 and 1");
        assertThatThrownBy(() -> NormalNumbers.fill(1, 0, 6, into, 0, 2)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
