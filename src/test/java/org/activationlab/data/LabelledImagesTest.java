package org.activationlab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class LabelledImagesTest {
    private final byte[] pixels = new byte[3 * 784];
    private final byte[] labels = {7, 0, 7};

    @Test
    void readsPixelsAsUnsignedRowByRow() {
        pixels[784 + 2 * 28 + 5] = (byte) 200;

        LabelledImages images = LabelledImages.of(pixels, labels);

        assertThat(images.pixel(1, 2, 5)).isEqualTo(200);
        assertThat(images.pixel(1, 5, 2)).isZero();
        assertThat(images.pixels(1)).hasSize(784).contains(200 / 255f);
        assertThat(images.pixels(1)[2 * 28 + 5]).isEqualTo(0.78431374f);
    }

    @Test
    void keepsItsOwnCopyOfTheArrays() {
        LabelledImages images = LabelledImages.of(pixels, labels);
        pixels[0] = 1;
        labels[0] = 1;
        images.pixels(0)[1] = 1;

        assertThat(images.pixel(0, 0, 0)).isZero();
        assertThat(images.label(0)).isEqualTo(7);
        assertThat(images.pixel(0, 0, 1)).isZero();
    }

    @Test
    void copiesRawBytesToAnOffset() {
        pixels[2 * 784] = (byte) 255;
        byte[] into = new byte[785];

        LabelledImages.of(pixels, labels).copyPixels(2, into, 1);

        assertThat(into[0]).isZero();
        assertThat(into[1]).isEqualTo((byte) 255);
    }

    @Test
    void countsEachDigit() {
        assertThat(LabelledImages.of(pixels, labels).countsByDigit()).containsExactly(1, 0, 0, 0, 0, 0, 0, 2, 0, 0);
    }

    @Test
    void takesAPrefixThatEqualsASmallerSet() {
        pixels[3] = 9;
        LabelledImages first = LabelledImages.of(pixels, labels).first(1);
        byte[] one = new byte[784];
        one[3] = 9;

        assertThat(first.size()).isOne();
        assertThat(first.fingerprint())
                .isEqualTo(LabelledImages.of(one, new byte[] {7}).fingerprint());
        assertThat(first.countsByDigit()[0]).isZero();
        assertThatThrownBy(() -> first.label(1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> first.pixel(1, 0, 0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> first.copyPixels(1, new byte[784], 0)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void refusesAPrefixLongerThanItself() {
        LabelledImages images = LabelledImages.of(pixels, labels);

        assertThatThrownBy(() -> images.first(4)).hasMessage("there are 3 images, but the first 4 were asked for");
        assertThatThrownBy(() -> images.first(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void fingerprintsCountThenPixelsThenLabels() {
        pixels[0] = 5;
        byte[] all = ByteBuffer.allocate(4 + 3 * 784 + 3)
                .putInt(3)
                .put(pixels)
                .put(labels)
                .array();

        LabelledImages images = LabelledImages.of(pixels, labels);

        assertThat(images.fingerprint()).isEqualTo(Idx.sha256(all));
        assertThat(images.sha256OfPixels(0, 3)).isEqualTo(Idx.sha256(pixels));
    }

    @Test
    void refusesArraysThatDisagree() {
        assertThatThrownBy(() -> LabelledImages.of(new byte[783], new byte[1]))
                .hasMessageContaining("1 labels need 784 pixels")
                .hasMessageContaining("783 came");
    }

    @Test
    void refusesALabelOutOfRange() {
        labels[1] = 10;
        assertThatThrownBy(() -> LabelledImages.of(pixels, labels))
                .hasMessage("labels must be 0 to 9, but label 1 was 10");
        labels[1] = -1;
        assertThatThrownBy(() -> LabelledImages.of(pixels, labels)).hasMessageContaining("was 255");
    }

    @Test
    void neverLetsOwnImagesPassForMnistOrSynthetic() {
        LabelledImages images = LabelledImages.of(pixels, labels);

        assertThat(DigitData.of("MNIST", images, images).name()).isEqualTo("custom-MNIST");
        DigitData synthetic = DigitData.of("synthetic", images, images);
        assertThat(synthetic.synthetic()).isFalse();
        assertThat(synthetic.description())
                .isEqualTo("custom-synthetic (not the official MNIST files): 3 training and 3 test images");
        assertThatThrownBy(() -> DigitData.of(" ", images, images)).hasMessageContaining("name");
    }

    @Test
    void tellsSwappedPartsApart() {
        LabelledImages a = LabelledImages.of(pixels, labels);
        LabelledImages b = a.first(2);

        assertThat(DigitData.of("x", a, b).fingerprint())
                .isNotEqualTo(DigitData.of("x", b, a).fingerprint())
                .isEqualTo(DigitData.of("y", a, b).fingerprint())
                .isEqualTo(Idx.sha256((a.fingerprint() + b.fingerprint()).getBytes()));
    }
}
