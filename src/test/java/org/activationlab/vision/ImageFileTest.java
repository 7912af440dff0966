package org.activationlab.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.activationlab.network.layers.ActivationShape;
import org.activationlab.network.layers.Batch;
import org.activationlab.reference.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pictures beside what torchvision and Pillow make of the same files, and files that are none. */
class ImageFileTest {

    private static final JsonNode EXPECTED = Reference.read("pictures");

    @TempDir
    private Path folder;

    private Path reference(String name) throws Exception {
        Path file = folder.resolve(name);
        try (InputStream in = ImageFileTest.class.getResourceAsStream("/reference/" + name)) {
            Files.copy(in, file);
        }
        return file;
    }

    @ParameterizedTest
    @CsvSource({
        "picture_noise.png,   3, 32,  1,  noise_to_32,            0",
        "picture_noise.png,   3, 64,  1,  noise_to_64,            0",
        "picture_tall.png,    3, 224, 97, tall_to_224_every_97th, 0",
        "picture_tall.png,    1, 28,  1,  tall_to_28_grey,        0",
        "picture_grey.png,    1, 28,  1,  grey_to_28,             0",
        "picture_palette.gif, 3, 32,  1,  palette_to_32,          0",
        "picture_photo.jpg,   3, 64,  1,  photo_to_64,            6"
    })
    void readsWhatTorchvisionReads(String name, int channels, int side, int step, String key, double levels)
            throws Exception {
        Batch image = ImageFile.read(reference(name), ActivationShape.of(channels, side, side), false);
        float[] expected = Reference.floats(EXPECTED.get(key));
        assertThat(image.count()).isEqualTo(1);
        assertThat((image.values().length + step - 1) / step).isEqualTo(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) image.value(0, i * step) * 255)
                    .as(key + " " + i)
                    .isCloseTo(expected[i], org.assertj.core.data.Offset.offset(levels + 1e-4));
        }
    }

    @Test
    void writesWhatItReads() throws Exception {
        ActivationShape shape = ActivationShape.of(1, 28, 28);
        Batch image = ImageFile.read(reference("picture_grey.png"), shape, false);
        Path copy = folder.resolve("copy.png");
        ImageFile.write(copy, image, 0);
        assertThat(ImageFile.read(copy, shape, false).values()).isEqualTo(image.values());
        float[] turned = ImageFile.read(copy, shape, true).values();
        for (int i = 0; i < turned.length; i++) {
            assertThat(turned[i]).isEqualTo((255 - Math.round(255 * image.value(0, i))) / 255f);
        }
    }

    @Test
    void transparentPixelsLieOverWhite() throws Exception {
        BufferedImage picture = new BufferedImage(28, 28, BufferedImage.TYPE_INT_ARGB);
        picture.setRGB(3, 0, 0xFF000000);
        picture.setRGB(4, 0, 0x80000000);
        Path file = folder.resolve("glass.png");
        ImageIO.write(picture, "png", file.toFile());
        float[] seen =
                ImageFile.read(file, ActivationShape.of(1, 28, 28), false).values();
        assertThat(seen[0]).isEqualTo(1);
        assertThat(seen[3]).isZero();
        assertThat(seen[4]).isEqualTo(127 / 255f);
    }

    @Test
    void aVeryFlatPictureTakesNoMoreMemoryThanItsMiddle() throws Exception {
        // Its long side would become 224 million pixels.
        BufferedImage picture = new BufferedImage(1_000_000, 1, BufferedImage.TYPE_3BYTE_BGR);
        Path file = folder.resolve("flat.bmp");
        ImageIO.write(picture, "bmp", file.toFile());
        assertThat(ImageFile.read(file, ActivationShape.of(3, 224, 224), false).count())
                .isEqualTo(1);
    }

    /** The start of a PNG file that says how large its picture is, and nothing behind it. */
    private Path header(int width, int height) throws Exception {
        ByteBuffer bytes = ByteBuffer.allocate(33).put(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        bytes.putInt(13)
                .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(width)
                .putInt(height);
        bytes.put(new byte[] {8, 2, 0, 0, 0});
        CRC32 sum = new CRC32();
        sum.update(bytes.array(), 12, 17);
        bytes.putInt((int) sum.getValue());
        return Files.write(folder.resolve("header.png"), bytes.array());
    }

    /** 256 times 8,388,608 is 2 to the power of 31, one more than a whole number holds. */
    @Test
    void refusesPicturesThatAreTooLongAndNarrow() throws Exception {
        ActivationShape shape = ActivationShape.of(3, 224, 224);
        Path wide = header(8_388_608, 1);
        assertThatThrownBy(() -> ImageFile.read(wide, shape, false))
                .isInstanceOf(java.io.IOException.class)
                .hasMessageContaining("8388608 x 1 pixels large")
                .hasMessageContaining("at most 8388607. Cut it.");
        Path high = header(1, 8_388_608);
        assertThatThrownBy(() -> ImageFile.read(high, shape, false)).hasMessageContaining("1 x 8388608 pixels large");
        // One pixel less is let in, and fails because this file ends there.
        Path less = header(8_388_607, 1);
        assertThatThrownBy(() -> ImageFile.read(less, shape, false))
                .hasMessageContaining("header.png")
                .hasMessageNotContaining("Cut it");
        // Digits have a short side of 28: 28 times 30 million fit.
        Path grey = header(30_000_000, 1);
        assertThatThrownBy(() -> ImageFile.read(grey, ActivationShape.of(1, 28, 28), false))
                .hasMessageNotContaining("Cut it");
    }

    @Test
    void refusesFilesThatAreNoPictures() throws Exception {
        ActivationShape shape = ActivationShape.of(3, 224, 224);
        Path text = Files.writeString(folder.resolve("text.png"), "not a picture");
        assertThatThrownBy(() -> ImageFile.read(text, shape, false)).hasMessageContaining("no picture in PNG, JPEG");
        assertThatThrownBy(() -> ImageFile.read(folder.resolve("gone.png"), shape, false))
                .isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> ImageFile.read(folder, shape, false)).hasMessageContaining("a folder");
        byte[] whole = Files.readAllBytes(reference("picture_tall.png"));
        Path half = Files.write(folder.resolve("half.png"), java.util.Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> ImageFile.read(half, shape, false))
                .isInstanceOf(java.io.IOException.class)
                .hasMessageContaining("half.png");
        Path huge = header(200_000, 200_000);
        assertThatThrownBy(() -> ImageFile.read(huge, shape, false))
                .hasMessageContaining("200000 x 200000 pixels")
                .hasMessageContaining("Make it smaller");
        assertThatThrownBy(() -> ImageFile.read(text, ActivationShape.of(2, 8, 8), false))
                .hasMessageContaining("1 or 3 channels");
    }
}
