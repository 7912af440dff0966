package org.activationlab.data;

/**
 * The four files of MNIST, with the sums that make them official.
 *
 * <p>The sums are of the <em>uncompressed</em> content, because mirrors may compress it differently. Source: Y. LeCun,
 * C. Cortes, C. J. C. Burges, "The MNIST database of handwritten digits"; L. Deng, "The MNIST Database of Handwritten
 * Digit Images for Machine Learning Research", IEEE Signal Processing Magazine 29(6), 2012.
 */
public enum MnistFile {
    /** 60,000 images. */
    TRAIN_IMAGES(
            "train-images-idx3-ubyte",
            16 + 60_000L * LabelledImages.PIXELS,
            "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
    /** The digits of the 60,000 images. */
    TRAIN_LABELS(
            "train-labels-idx1-ubyte", 8 + 60_000L, "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
    /** 10,000 images. */
    TEST_IMAGES(
            "t10k-images-idx3-ubyte",
            16 + 10_000L * LabelledImages.PIXELS,
            "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
    /** The digits of the 10,000 images. */
    TEST_LABELS(
            "t10k-labels-idx1-ubyte", 8 + 10_000L, "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2");

    private final String fileName;
    private final long uncompressedBytes;
    private final String sha256;

    MnistFile(String fileName, long uncompressedBytes, String sha256) {
        this.fileName = fileName;
        this.uncompressedBytes = uncompressedBytes;
        this.sha256 = sha256;
    }

    /**
     * Returns the name of the uncompressed file.
     *
     * @return for example "train-images-idx3-ubyte"
     */
    public String fileName() {
        return fileName;
    }

    /**
     * Returns the name of the gzip file.
     *
     * @return for example "train-images-idx3-ubyte.gz"
     */
    public String gzipName() {
        return fileName + ".gz";
    }

    /**
     * Returns the SHA-256 of the official file.
     *
     * @return 64 hexadecimal digits, over the uncompressed content
     */
    public String sha256() {
        return sha256;
    }

    /** What to ask a mirror for. */
    RemoteFile remote() {
        return new RemoteFile(gzipName(), uncompressedBytes, sha256);
    }
}
