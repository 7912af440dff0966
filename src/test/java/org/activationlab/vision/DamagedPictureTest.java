package org.activationlab.vision;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.activationlab.hostile.Seeds;
import org.activationlab.network.layers.ActivationShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What random damage brought to light in pictures and in names of classes. */
class DamagedPictureTest {

    private static final ActivationShape SHAPE = ActivationShape.of(3, 16, 16);

    @TempDir
    private Path folder;

    @Test
    void takesNoMemoryForPixelsThatSoFewBytesCannotHold() throws IOException {
        // A PNG of 45 bytes: signature, a header that says 6,000 x 6,000 pixels of three times eight bits, no data.
        ByteBuffer bytes = ByteBuffer.allocate(45);
        bytes.putLong(0x89504e470d0a1a0aL).putInt(13);
        byte[] header = ByteBuffer.allocate(17)
                .put(new byte[] {'I', 'H', 'D', 'R'})
                .putInt(6000)
                .putInt(6000)
                .put((byte) 8)
                .put((byte) 2)
                .array();
        CRC32 sum = new CRC32();
        sum.update(header);
        bytes.put(header).putInt((int) sum.getValue());
        bytes.putInt(0).put(new byte[] {'I', 'D', 'A', 'T'});
        Path file = Files.write(folder.resolve("huge.png"), bytes.array());
        assertThatThrownBy(() -> ImageFile.read(file, SHAPE, false))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("huge.png says that it is 6000 x 6000 pixels large, but has only 45 bytes");
    }

    @Test
    void namesAPictureThatWasCutShort() throws IOException {
        byte[] whole = Seeds.resource("/reference/picture_palette.gif");
        for (int size : new int[] {8, 20, 60, whole.length / 2}) {
            Path file = Files.write(folder.resolve("cut.gif"), Arrays.copyOf(whole, size));
            assertThatThrownBy(() -> ImageFile.read(file, SHAPE, false))
                    .as("%d bytes", size)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("cut.gif");
        }
    }

    @Test
    void namesAListThatIsAlmostJson() throws IOException {
        Path file = Files.writeString(folder.resolve("names.json"), "[\"tench\", , \"goldfish\"]");
        assertThatThrownBy(() -> ClassNames.read(file, 2))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("names.json begins as JSON does, but is none");
        Path deep = Files.writeString(folder.resolve("deep.json"), "[".repeat(2000));
        assertThatThrownBy(() -> ClassNames.read(deep, 2)).hasMessageContaining("deep.json begins as JSON does");
    }
}
