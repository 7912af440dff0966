package org.activationlab.data;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPOutputStream;

/**
 * Writes images and labels as gzip idx files, so that other programs can read the synthetic digits.
 *
 * <p>A file appears under its name only when it is complete. Equal images give equal files on one Java version.
 */
public final class IdxWriter {
    private IdxWriter() {}

    /**
     * Writes both parts of a data set under MNIST's four file names.
     *
     * @param data what to write
     * @param folder where to; it is made if it is missing, and files of the same names are replaced
     * @throws IOException if the disk fails
     */
    public static void write(DigitData data, Path folder) throws IOException {
        Files.createDirectories(folder);
        write(
                data.train(),
                folder.resolve(MnistFile.TRAIN_IMAGES.gzipName()),
                folder.resolve(MnistFile.TRAIN_LABELS.gzipName()));
        write(
                data.test(),
                folder.resolve(MnistFile.TEST_IMAGES.gzipName()),
                folder.resolve(MnistFile.TEST_LABELS.gzipName()));
    }

    /**
     * Writes one pair of files. Their folder must exist.
     *
     * @param images what to write
     * @param imagesFile receives the images, gzip
     * @param labelsFile receives the labels, gzip
     * @throws IOException if the disk fails
     */
    public static void write(LabelledImages images, Path imagesFile, Path labelsFile) throws IOException {
        writeAtomically(imagesFile, out -> {
            out.write(header(IdxFile.IMAGES_MAGIC, images.size(), LabelledImages.HEIGHT, LabelledImages.WIDTH));
            byte[] image = new byte[LabelledImages.PIXELS];
            for (int i = 0; i < images.size(); i++) {
                images.copyPixels(i, image, 0);
                out.write(image);
            }
        });
        writeAtomically(labelsFile, out -> {
            out.write(header(IdxFile.LABELS_MAGIC, images.size()));
            for (int i = 0; i < images.size(); i++) {
                out.write(images.label(i));
            }
        });
    }

    private static byte[] header(int... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * numbers.length);
        for (int number : numbers) {
            bytes.putInt(number);
        }
        return bytes.array();
    }

    /** Writes something to a stream. */
    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private static void writeAtomically(Path target, Content content) throws IOException {
        Path whole = target.toAbsolutePath();
        // Not Files.createTempFile: its files may be read by their owner only, even under their final name.
        Path unfinished = whole.resolveSibling(
                "." + whole.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(
                    unfinished,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                // The GZIP stream ends its data without closing the channel, which is then forced to the disk.
                GZIPOutputStream gzip =
                        new GZIPOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16));
                BufferedOutputStream out = new BufferedOutputStream(gzip, 1 << 16);
                content.writeTo(out);
                out.flush();
                gzip.finish();
                gzip.flush();
                channel.force(true);
            }
            Files.move(unfinished, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
