package org.activationlab.vision;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.activationlab.files.AtomicFile;
import org.activationlab.network.layers.ActivationShape;
import org.activationlab.network.layers.Batch;

/**
 * Pictures on disk as images of a network: PNG, JPEG, GIF (its first picture) and BMP.
 *
 * <p>The short side is resized as torchvision does it for ImageNet's networks, bilinearly with antialiasing on numbers of 8
 * bits, and the middle is cut out: for three channels from a short side of 256/224 of what the network takes, for one
 * channel from a short side of just that. What a camera notes about how it was held is not read.
 *
 * <p>A file is not trusted: its size and the size it says its picture has are checked before memory is taken.
 */
public final class ImageFile {

    /** The most pixels of a picture: 40 million, up to 320 MB while it is read. */
    public static final long MOST_PIXELS = 40_000_000;

    /** The longest file: 200 million bytes. */
    public static final long LONGEST = 200_000_000;

    /** GIF's: a code of twelve bits for up to 4,096 bytes. Deflate, in PNG, gains 1,032 at most; JPEG and BMP less. */
    private static final long LARGEST_GAIN = 2731;

    /** JPEG does not say: three colours of eight bits. */
    private static final int USUAL_BITS = 24;

    private static final Set<String> FORMATS = Set.of("png", "jpeg", "gif", "bmp");
    private static final int WHITE = 255;
    private static final double MARGIN = 256.0 / 224;

    private ImageFile() {}

    /**
     * Reads a picture.
     *
     * @param file by path
     * @param shape what the network takes: (1 or 3, height, width)
     * @param darkInk whether the picture is turned around, since MNIST's ink is 1 on paper of 0; for one channel only
     * @return one image with values from 0 to 1, channels (red, green, blue) first, as the networks of
     *     {@link TorchvisionNetwork} take them
     * @throws IOException if the file is missing, is no picture of these formats, is damaged, too large or too narrow
     * @throws IllegalArgumentException if the network takes no such images
     */
    public static Batch read(Path file, ActivationShape shape, boolean darkInk) throws IOException {
        if (!shape.isMap() || (shape.channels() != 1 && shape.channels() != 3)) {
            throw new IllegalArgumentException(
                    "pictures become images of 1 or 3 channels, but the network takes " + shape);
        }
        boolean colours = shape.channels() == 3;
        int wanted = Math.max(shape.height(), shape.width());
        int shorter = colours ? (int) Math.round(wanted * MARGIN) : wanted;
        BufferedImage picture = decode(file, shorter);
        byte[] pixels = middle(picture, colours, shorter, shape);
        float[] values = new float[pixels.length];
        for (int i = 0; i < values.length; i++) {
            int value = Byte.toUnsignedInt(pixels[i]);
            values[i] = (darkInk && !colours ? WHITE - value : value) / (float) WHITE;
        }
        return Batch.of(shape, values);
    }

    private static BufferedImage decode(Path file, int shorter) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + " is a folder or a device, but a picture was expected");
        }
        if (Files.size(file) > LONGEST) {
            throw new IOException(
                    file + " has " + Files.size(file) + " bytes, but a picture may have at most " + LONGEST);
        }
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            ImageReader reader = reader(file, in);
            try {
                reader.setInput(in, true, true);
                long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
                if (pixels < 1 || pixels > MOST_PIXELS) {
                    throw new IOException(file + " says that it is " + reader.getWidth(0) + " x " + reader.getHeight(0)
                            + " pixels large, but a picture may have 1 to " + MOST_PIXELS + ". Make it smaller.");
                }
                requireRoom(file, shorter, reader.getWidth(0), reader.getHeight(0));
                requirePossible(file, reader, pixels);
                return reader.read(0);
            } catch (RuntimeException e) {
                // What Java's readers throw at damaged files.
                throw new IOException(file + " is damaged: " + e, e);
            } catch (javax.imageio.IIOException | EOFException e) {
                throw new IOException(
                        file + " cannot be read as a picture (" + e
                                + "). Maybe it is damaged, or in colours for print: save it as PNG.",
                        e);
            } finally {
                reader.dispose();
            }
        }
    }

    /** Memory is taken for what a header says: so few bytes cannot hold so many pixels. */
    private static void requirePossible(Path file, ImageReader reader, long pixels) throws IOException {
        ImageTypeSpecifier type = reader.getRawImageType(0);
        long bits = type == null ? USUAL_BITS : type.getColorModel().getPixelSize();
        if (pixels * bits / Byte.SIZE > Files.size(file) * LARGEST_GAIN) {
            throw new IOException(file + " says that it is " + reader.getWidth(0) + " x " + reader.getHeight(0)
                    + " pixels large, but has only " + Files.size(file)
                    + " bytes, which cannot hold them. Maybe it was cut short: copy it anew.");
        }
    }

    /** A very long and narrow picture would become longer than a whole number can say. */
    private static void requireRoom(Path file, int shorter, int width, int height) throws IOException {
        int longSide = Math.max(width, height);
        int shortSide = Math.min(width, height);
        if (longer(shorter, longSide, shortSide) > Integer.MAX_VALUE) {
            throw new IOException(file + " says that it is " + width + " x " + height
                    + " pixels large, but with a short side of " + shortSide + " the long one may have at most "
                    + (long) Integer.MAX_VALUE * shortSide / shorter + ". Cut it.");
        }
    }

    private static ImageReader reader(Path file, ImageInputStream in) throws IOException {
        for (Iterator<ImageReader> readers = ImageIO.getImageReaders(in); readers.hasNext(); ) {
            ImageReader reader = readers.next();
            if (FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
                return reader;
            }
            reader.dispose();
        }
        throw new IOException(file + " is no picture in PNG, JPEG, GIF or BMP");
    }

    /** The middle of the resized picture: only that part is ever computed. */
    private static byte[] middle(BufferedImage picture, boolean colours, int shorter, ActivationShape shape) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        int newWidth = width <= height ? shorter : (int) longer(shorter, width, height);
        int newHeight = width <= height ? (int) longer(shorter, height, width) : shorter;
        Resampling across = new Resampling(width, newWidth, margin(newWidth, shape.width()), shape.width());
        Resampling down = new Resampling(height, newHeight, margin(newHeight, shape.height()), shape.height());
        PixelRows rows = new PixelRows(picture, colours);
        int channels = rows.channels();
        int old = across.end() - across.first();
        byte[] line = new byte[channels * old];
        byte[][] narrow = new byte[down.end() - down.first()][channels * across.count()];
        for (int y = 0; y < narrow.length; y++) {
            rows.read(down.first() + y, across.first(), line);
            for (int i = 0; i < narrow[y].length; i++) {
                int start = i / across.count() * old - across.first();
                narrow[y][i] = (byte) across.of(i % across.count(), x -> Byte.toUnsignedInt(line[start + x]));
            }
        }
        byte[] pixels = new byte[shape.size()];
        for (int i = 0; i < pixels.length; i++) {
            int plane = across.count() * down.count();
            int column = i / plane * across.count() + i % across.count();
            pixels[i] = (byte)
                    down.of(i % plane / across.count(), y -> Byte.toUnsignedInt(narrow[y - down.first()][column]));
        }
        return pixels;
    }

    private static long longer(int shorter, int longSide, int shortSide) {
        return (long) shorter * longSide / shortSide;
    }

    /** Half of what is cut away, as Python rounds it. */
    private static int margin(int size, int wanted) {
        return (int) Math.rint((size - wanted) / 2.0);
    }

    /**
     * Writes an image as PNG, one pixel for each of its own.
     *
     * @param file by path
     * @param image of one channel, written as grey, or of three
     * @param row which image of the batch
     * @throws IOException if the disk fails
     */
    public static void write(Path file, Batch image, int row) throws IOException {
        ActivationShape shape = image.shape();
        float[] values = image.row(row);
        int plane = shape.height() * shape.width();
        BufferedImage picture = new BufferedImage(shape.width(), shape.height(), BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < plane; i++) {
            int rgb = 0;
            for (int channel = 0; channel < 3; channel++) {
                float value = values[shape.channels() == 1 ? i : channel * plane + i];
                rgb = rgb << 8 | Math.round(WHITE * Math.max(0, Math.min(1, value)));
            }
            picture.setRGB(i % shape.width(), i / shape.width(), rgb);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(picture, "png", out)) {
                throw new IOException("this Java cannot write PNG pictures");
            }
        }
        AtomicFile.writeStream(file, out -> out.write(bytes.toByteArray()));
    }
}
