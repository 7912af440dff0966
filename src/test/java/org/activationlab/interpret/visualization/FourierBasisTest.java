package org.activationlab.interpret.visualization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FourierBasisTest {

    private static double[] noise(int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return random.doubles(size, -1, 1).toArray();
    }

    private static double product(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    @ParameterizedTest
    @CsvSource({"28, 28", "5, 8", "1, 3", "7, 7"})
    void reachesEveryImageAndTakesSlopesBack(int height, int width) {
        FourierBasis basis = new FourierBasis(height, width);
        double[] image = noise(height * width, 1);
        double[] numbers = noise(height * width, 2);
        assertThat(basis.image(basis.numbers(image))).containsExactly(image, within(1e-12));
        assertThat(product(basis.image(numbers), image))
                .isCloseTo(product(numbers, basis.transpose(image)), within(1e-9));
    }

    /** Each wave's power by a plain discrete Fourier transform lies at one frequency and falls with its square. */
    @Test
    void everyWaveIsScaledByOneOverItsFrequency() {
        int height = 6;
        int width = 5;
        FourierBasis basis = new FourierBasis(height, width);
        double constant = power(basis, height, width, 0);
        for (int wave = 1; wave < height * width; wave++) {
            double vertical = (wave / width + 1) / 2 / 6.0;
            double horizontal = (wave % width + 1) / 2 / 5.0;
            double frequency = Math.max(1 / 6.0, Math.hypot(vertical, horizontal));
            assertThat(power(basis, height, width, wave) / constant)
                    .as("wave %d", wave)
                    .isCloseTo(1 / (36 * frequency * frequency), within(1e-12));
        }
    }

    /** The sum of squares of a wave, after a check that the plain transform finds it at its own frequency only. */
    private static double power(FourierBasis basis, int height, int width, int wave) {
        double[] numbers = new double[height * width];
        numbers[wave] = 1;
        double[] image = basis.image(numbers);
        for (int u = 0; u < height; u++) {
            for (int v = 0; v < width; v++) {
                double real = 0;
                double imaginary = 0;
                for (int y = 0; y < height; y++) {
                    for (int x = 0; x < width; x++) {
                        double angle = 2 * Math.PI * ((double) u * y / height + (double) v * x / width);
                        real += image[y * width + x] * Math.cos(angle);
                        imaginary += image[y * width + x] * Math.sin(angle);
                    }
                }
                boolean own = Math.min(u, height - u) == (wave / width + 1) / 2
                        && Math.min(v, width - v) == (wave % width + 1) / 2;
                if (!own) {
                    assertThat(Math.hypot(real, imaginary))
                            .as("wave %d at %d, %d", wave, u, v)
                            .isLessThan(1e-12);
                }
            }
        }
        return product(image, image);
    }

    @Test
    void pixelsOfIndependentNumbersHaveDeviationOne() {
        FourierBasis basis = new FourierBasis(28, 28);
        SplittableRandom random = new SplittableRandom(3);
        double squares = 0;
        int images = 400;
        for (int i = 0; i < images; i++) {
            double[] numbers = new double[784];
            for (int k = 0; k < numbers.length; k++) {
                numbers[k] = random.nextGaussian();
            }
            double[] image = basis.image(numbers);
            squares += product(image, image) / 784;
        }
        assertThat(squares / images).isCloseTo(1, within(0.1));
    }
}
