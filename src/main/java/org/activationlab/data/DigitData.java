package org.activationlab.data;

import java.util.Locale;
import java.util.Set;
import org.activationlab.files.Sha256;

/**
 * A digit data set: images to train on and other images to test on.
 *
 * <p>The name tells what the images are, and cannot lie: only the four official files are called
 * {@value #MNIST}, and only digits drawn by {@link SyntheticDigits} are called {@value #SYNTHETIC}.
 */
public final class DigitData {
    /** The name of the official MNIST files. */
    public static final String MNIST = "mnist";

    /** The name of digits drawn by code. */
    public static final String SYNTHETIC = "synthetic";

    private static final Set<String> RESERVED = Set.of(MNIST, SYNTHETIC);

    private final String name;
    private final String title;
    private final LabelledImages train;
    private final LabelledImages test;

    private DigitData(String name, String title, LabelledImages train, LabelledImages test) {
        this.name = name;
        this.title = title;
        this.train = train;
        this.test = test;
    }

    /**
     * Makes a data set of one's own.
     *
     * @param name a short name for tables and file names; {@value #MNIST} and {@value #SYNTHETIC}, which promise certain
     *     images, become "custom-mnist" and "custom-synthetic"
     * @param train images to learn from
     * @param test images to be judged on
     * @return the data set
     */
    public static DigitData of(String name, LabelledImages train, LabelledImages test) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a data set needs a name, but it was blank");
        }
        String honest = RESERVED.contains(name.toLowerCase(Locale.ROOT)) ? "custom-" + name : name;
        return new DigitData(honest, honest + " (not the official MNIST files)", train, test);
    }

    /** Called only where the SHA-256 of all four files were compared. */
    static DigitData mnist(LabelledImages train, LabelledImages test) {
        return new DigitData(MNIST, "MNIST", train, test);
    }

    /** Called only by the generator. */
    static DigitData synthetic(long seed, LabelledImages train, LabelledImages test) {
        return new DigitData(SYNTHETIC, "SYNTHETIC digits drawn by code (seed " + seed + "), not MNIST", train, test);
    }

    /**
     * Returns the short name, usable in tables and file names.
     *
     * @return "mnist", "synthetic", or the name of the folder that the files came from
     */
    public String name() {
        return name;
    }

    /**
     * Returns the images to learn from.
     *
     * @return the training part
     */
    public LabelledImages train() {
        return train;
    }

    /**
     * Returns the images to be judged on.
     *
     * @return the test part
     */
    public LabelledImages test() {
        return test;
    }

    /**
     * Keeps the first images only, without copying a pixel.
     *
     * @param trainCount how many training images, 0 to their number
     * @param testCount how many test images, 0 to their number
     * @return the smaller data, of the same name and with a description that says so
     */
    public DigitData first(int trainCount, int testCount) {
        if (trainCount == train.size() && testCount == test.size()) {
            return this;
        }
        return new DigitData(name, title + ", first images only", train.first(trainCount), test.first(testCount));
    }

    /**
     * Tells whether code drew the digits, so that no result may be read as one about handwriting.
     *
     * @return true for {@link SyntheticDigits}
     */
    public boolean synthetic() {
        return name.equals(SYNTHETIC);
    }

    /**
     * Identifies all images and labels of both parts. The name plays no role: equal images are equal data.
     *
     * @return SHA-256, in hexadecimal, of the training part's fingerprint followed by the test part's, as text
     */
    public String fingerprint() {
        return new Sha256().add(train.fingerprint()).add(test.fingerprint()).hex();
    }

    /**
     * Describes the data in one line for consoles and reports.
     *
     * @return for example "MNIST: 60,000 training and 10,000 test images"
     */
    public String description() {
        return String.format(Locale.ROOT, "%s: %,d training and %,d test images", title, train.size(), test.size());
    }

    @Override
    public String toString() {
        return description();
    }
}
