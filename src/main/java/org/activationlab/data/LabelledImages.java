package org.activationlab.data;

import java.util.Objects;
import org.activationlab.files.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * Grey images of handwritten digits, each with the digit it shows.
 *
 * <p>An image has {@value #HEIGHT} rows of {@value #WIDTH} pixels, row by row from the top left; a pixel is 0 (black,
 * the background) to 255 (white, the ink). Immutable and safe to share between threads. All pixels lie in one byte
 * array: the 60,000 training images of MNIST take 47 MB.
 */
public final class LabelledImages {
    /** Pixels in a row. */
    public static final int WIDTH = 28;

    /** Rows in an image. */
    public static final int HEIGHT = 28;

    /** Pixels in an image. */
    public static final int PIXELS = WIDTH * HEIGHT;

    /** Different labels: 0 to 9. */
    public static final int DIGITS = 10;

    private static final float WHITE = 255f;

    private final byte[] pixels;
    private final byte[] labels;
    private final int size;
    private volatile @Nullable String fingerprint;

    private LabelledImages(byte[] pixels, byte[] labels, int size) {
        this.pixels = pixels;
        this.labels = labels;
        this.size = size;
    }

    /**
     * Makes a set of images from copies of the given arrays.
     *
     * @param pixels {@value #PIXELS} bytes for each image, unsigned 0 to 255
     * @param labels one byte for each image, 0 to 9
     * @return the images, in the given order
     * @throws IllegalArgumentException if the lengths disagree or a label is out of range
     */
    public static LabelledImages of(byte[] pixels, byte[] labels) {
        return owning(pixels.clone(), labels.clone());
    }

    /** Like {@link #of} without the copies, for readers and generators that let go of their arrays. */
    static LabelledImages owning(byte[] pixels, byte[] labels) {
        if (pixels.length != (long) labels.length * PIXELS) {
            throw new IllegalArgumentException(labels.length + " labels need " + (long) labels.length * PIXELS
                    + " pixels (28 x 28 for each image), but " + pixels.length + " came");
        }
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0 || labels[i] >= DIGITS) {
                throw new IllegalArgumentException(
                        "labels must be 0 to 9, but label " + i + " was " + (labels[i] & 0xff));
            }
        }
        return new LabelledImages(pixels, labels, labels.length);
    }

    /**
     * Counts the images.
     *
     * @return 0 or more
     */
    public int size() {
        return size;
    }

    /**
     * Returns the digit that an image shows.
     *
     * @param image 0 to size() - 1
     * @return 0 to 9
     */
    public int label(int image) {
        return labels[Objects.checkIndex(image, size)];
    }

    /**
     * Returns one pixel.
     *
     * @param image 0 to size() - 1
     * @param y row from the top, 0 to 27
     * @param x column from the left, 0 to 27
     * @return 0 (background) to 255 (ink)
     */
    public int pixel(int image, int y, int x) {
        Objects.checkIndex(image, size);
        Objects.checkIndex(y, HEIGHT);
        Objects.checkIndex(x, WIDTH);
        return pixels[image * PIXELS + y * WIDTH + x] & 0xff;
    }

    /**
     * Returns an image as a network sees it: every pixel divided by 255, nothing else.
     *
     * @param image 0 to size() - 1
     * @return a new array of {@value #PIXELS} values in [0, 1], row by row
     */
    public float[] pixels(int image) {
        int start = Objects.checkIndex(image, size) * PIXELS;
        float[] values = new float[PIXELS];
        for (int i = 0; i < PIXELS; i++) {
            values[i] = (pixels[start + i] & 0xff) / WHITE;
        }
        return values;
    }

    /**
     * Copies an image's raw bytes.
     *
     * @param image 0 to size() - 1
     * @param into receives {@value #PIXELS} bytes, unsigned 0 to 255
     * @param offset where in {@code into} the first byte goes
     * @throws IndexOutOfBoundsException if the image does not exist or does not fit
     */
    public void copyPixels(int image, byte[] into, int offset) {
        Objects.checkIndex(image, size);
        System.arraycopy(pixels, image * PIXELS, into, offset, PIXELS);
    }

    /**
     * Returns the first images only, without copying a pixel.
     *
     * @param count 0 to size()
     * @return the images 0 to count - 1
     */
    public LabelledImages first(int count) {
        if (count < 0 || count > size) {
            throw new IllegalArgumentException(
                    "there are " + size + " images, but the first " + count + " were asked for");
        }
        return count == size ? this : new LabelledImages(pixels, labels, count);
    }

    /**
     * Identifies these images and labels in this order.
     *
     * @return SHA-256, in hexadecimal, of the count (four bytes, highest first), all pixels, all labels
     */
    public String fingerprint() {
        String known = fingerprint;
        if (known == null) {
            known = new Sha256()
                    .add(size)
                    .add(pixels, 0, size * PIXELS)
                    .add(labels, 0, size)
                    .hex();
            fingerprint = known;
        }
        return known;
    }

    /**
     * Sums up the raw bytes of some neighbouring images, to compare them with those of another program.
     *
     * @param from the first image
     * @param count how many images
     * @return SHA-256, in hexadecimal, of {@code count * 784} bytes
     * @throws IndexOutOfBoundsException if not all of these images exist
     */
    public String sha256OfPixels(int from, int count) {
        Objects.checkFromIndexSize(from, count, size);
        return new Sha256().add(pixels, from * PIXELS, count * PIXELS).hex();
    }

    /**
     * Counts how often each digit occurs.
     *
     * @return a new array of {@value #DIGITS} counts
     */
    public int[] countsByDigit() {
        int[] counts = new int[DIGITS];
        for (int i = 0; i < size; i++) {
            counts[labels[i]]++;
        }
        return counts;
    }
}
