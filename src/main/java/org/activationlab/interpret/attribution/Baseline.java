package org.activationlab.interpret.attribution;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import org.activationlab.network.layers.ActivationShape;
import org.activationlab.network.layers.Batch;
import org.jspecify.annotations.Nullable;

/** What an image looks like where nothing is: the start of a path, or what stands where something was taken away. */
public final class Baseline {

    private final float value;
    private final @Nullable Batch images;

    private Baseline(float value, @Nullable Batch images) {
        this.value = value;
        this.images = images;
    }

    /**
     * Takes the empty image: 0 everywhere, the background of MNIST.
     *
     * @return the baseline
     */
    public static Baseline zero() {
        return constant(0);
    }

    /**
     * Takes one value everywhere.
     *
     * @param value finite
     * @return the baseline
     */
    public static Baseline constant(float value) {
        if (!Float.isFinite(value)) {
            throw new IllegalArgumentException("a baseline must be finite, but was " + value);
        }
        return new Baseline(value, null);
    }

    /**
     * Takes an image, for example the mean of the training images or a blurred copy.
     *
     * @param images one for all, or one for each image that is explained
     * @return the baseline
     */
    public static Baseline of(Batch images) {
        Limits.atLeast("the number of baseline images", images.count(), 1);
        return new Baseline(0, images);
    }

    /** The baseline of one image. */
    float[] of(int image, ActivationShape shape) {
        if (images == null) {
            float[] pixels = new float[shape.size()];
            Arrays.fill(pixels, value);
            return pixels;
        }
        if (!images.shape().equals(shape) || (images.count() != 1 && image >= images.count())) {
            throw new IllegalArgumentException("expected one baseline image for all or one for each, of shape " + shape
                    + ", but got " + images + " for image " + image);
        }
        return images.row(images.count() == 1 ? 0 : image);
    }

    /** The baselines of all images. */
    Batch forAll(Batch explained) {
        return Batch.ofRows(
                explained.shape(),
                IntStream.range(0, explained.count())
                        .mapToObj(image -> of(image, explained.shape()))
                        .toList());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Baseline that && value == that.value && Objects.equals(images, that.images);
    }

    @Override
    public int hashCode() {
        return Objects.hash(value, images);
    }

    @Override
    public String toString() {
        return images == null ? "all " + value : images.toString();
    }
}
