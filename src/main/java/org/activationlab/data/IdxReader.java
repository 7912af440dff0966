package org.activationlab.data;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Reads images and their labels from a pair of idx files, the format of MNIST.
 *
 * <p>Each file may be plain or gzip; its first bytes decide, not its name. A damaged or forged file is refused before
 * memory is reserved for what its header promises.
 */
public final class IdxReader {
    /** The most images in one file: 784 MB of pixels. */
    public static final int MOST_IMAGES = 1_000_000;

    private IdxReader() {}

    /**
     * Reads a pair of files.
     *
     * @param images idx file of 28 x 28 unsigned bytes for each image
     * @param labels idx file of one byte, 0 to 9, for each image
     * @return as many images as both files hold
     * @throws DataException if a file is missing, damaged, not of its kind, or the two disagree; says which and why
     * @throws IOException if the disk fails
     */
    public static LabelledImages read(Path images, Path labels) throws IOException {
        return join(IdxFile.images(images), IdxFile.labels(labels));
    }

    static LabelledImages join(IdxFile images, IdxFile labels) throws DataException {
        if (images.count() != labels.count()) {
            throw new DataException(images.path() + " holds " + images.count() + " images, but " + labels.path()
                    + " holds " + labels.count() + " labels; the counts must be equal. Maybe the files of two data sets"
                    + " were mixed.");
        }
        return LabelledImages.owning(images.content(), labels.content());
    }
}
