package org.activationlab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SyntheticDigitsTest {
    private final DigitData digits = SyntheticDigits.generate(42, 1000, 200);

    @Test
    void drawsTheSameDigitsForTheSameSeed() {
        assertThat(SyntheticDigits.generate(42, 1000, 200).fingerprint()).isEqualTo(digits.fingerprint());
    }

    @Test
    void drawsOtherDigitsForAnotherSeed() {
        DigitData other = SyntheticDigits.generate(43, 1000, 200);

        assertThat(other.train().sha256OfPixels(0, 1))
                .isNotEqualTo(digits.train().sha256OfPixels(0, 1));
        assertThat(other.fingerprint()).isNotEqualTo(digits.fingerprint());
    }

    @Test
    void drawsTheSameFirstImagesWhateverTheTotal() {
        DigitData fewer = SyntheticDigits.generate(42, 123, 7);

        assertThat(fewer.train().fingerprint())
                .isEqualTo(digits.train().first(123).fingerprint());
        assertThat(fewer.test().fingerprint()).isEqualTo(digits.test().first(7).fingerprint());
    }

    @Test
    void drawsOtherImagesToTestOnThanToTrainOn() {
        assertThat(digits.test().sha256OfPixels(0, 200))
                .isNotEqualTo(digits.train().sha256OfPixels(0, 200));
    }

    @Test
    void drawsEachDigitOnceInEveryTen() {
        assertThat(digits.train().countsByDigit()).containsOnly(100);
        assertThat(digits.train().first(10).countsByDigit()).containsOnly(1);
    }

    @Test
    void drawsTheDigitsInRandomOrder() {
        int sevensFirst = 0;
        for (int block = 0; block < 100; block++) {
            sevensFirst += digits.train().label(10 * block) == 7 ? 1 : 0;
        }
        // 10 expected; outside 1 to 25 with probability below 1e-4 for a fair shuffle.
        assertThat(sevensFirst).isBetween(1, 25);
    }

    /** This pins the images, it does not prove them right: a change of it must be meant and told in the commit. */
    @Test
    void drawsWhatItDrewWhenItWasCalibrated() {
        assertThat(digits.train().sha256OfPixels(0, 100))
                .isEqualTo("7dcde114105fde7d84e767fec778407f1d3b584d217a97312d4d5bc1ef3abb83");
    }

    @Test
    void drawsWhiteInkInTheMiddleOfBlackPaper() {
        LabelledImages images = digits.train();
        double total = 0;
        for (int i = 0; i < images.size(); i++) {
            double ink = 0;
            double x = 0;
            double y = 0;
            int border = 0;
            for (int row = 0; row < 28; row++) {
                for (int column = 0; column < 28; column++) {
                    int pixel = images.pixel(i, row, column);
                    ink += pixel;
                    x += pixel * (column + 0.5);
                    y += pixel * (row + 0.5);
                    border += row == 0 || row == 27 || column == 0 || column == 27 ? pixel : 0;
                }
            }
            total += ink / 255 / 784;
            assertThat(x / ink).as("column of the centre of image %s", i).isBetween(11.5, 16.5);
            assertThat(y / ink).as("row of the centre of image %s", i).isBetween(11.5, 16.5);
            assertThat(border).as("ink on the border of image %s", i).isLessThan(28 * 255);
        }
        // MNIST's training images have a mean pixel of 0.1307.
        assertThat(total / images.size()).isBetween(0.11, 0.15);
    }

    @Test
    void saysThatItIsNotMnist() {
        assertThat(digits.name()).isEqualTo("synthetic");
        assertThat(digits.synthetic()).isTrue();
        assertThat(digits.description())
                .isEqualTo("SYNTHETIC digits drawn by code (seed 42), not MNIST: 1,000 training and 200 test images");
    }

    @Test
    void refusesToDrawNothing() {
        assertThatThrownBy(() -> SyntheticDigits.generate(1, 0, 1))
                .hasMessage("trainCount must be 1 to 1000000, but was 0");
        assertThatThrownBy(() -> SyntheticDigits.generate(1, 1, -1)).hasMessageContaining("testCount");
    }
}
