package org.activationlab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Facts about MNIST that were published or computed by others; skipped where the files are not at hand. */
class RealMnistTest {
    private static DigitData mnist;

    private static @Nullable String whyNot;

    @BeforeAll
    static void findMnistWithoutDownloading() {
        String named = System.getenv().getOrDefault(DataFinder.VARIABLE, "data-cache");
        try {
            mnist = DigitFolder.at(Path.of(named)).read(true);
        } catch (IOException e) {
            whyNot = e.getMessage();
        }
    }

    /** Before each test, not before all, so that the report counts every test that was skipped. */
    @BeforeEach
    void skipWhereMnistIsNotAtHand() {
        assumeThat(whyNot).as("why MNIST's facts cannot be checked here").isNull();
    }

    @Test
    void hasAsManyImagesAsPublished() {
        assertThat(mnist.name()).isEqualTo("mnist");
        assertThat(mnist.description()).isEqualTo("MNIST: 60,000 training and 10,000 test images");
    }

    /** Counts: L. Deng, "The MNIST Database of Handwritten Digit Images", 2012; the same in every description. */
    @Test
    void showsEachDigitAsOftenAsPublished() {
        assertThat(mnist.train().countsByDigit())
                .containsExactly(5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949);
        assertThat(mnist.test().countsByDigit()).containsExactly(980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009);
    }

    /** Sum: Python's hashlib over the pixels of training images 0 to 7, read on the PyTorch side of this project. */
    @Test
    void readsTheSamePixelsAsPython() {
        assertThat(mnist.train().label(0)).isEqualTo(5);
        assertThat(mnist.train().sha256OfPixels(0, 8))
                .isEqualTo("64c9d187751d1b31177d60eb4124a8f090f66a9340340d1c53fdfe580c4d2698");
    }
}
