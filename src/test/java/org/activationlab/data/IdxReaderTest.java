package org.activationlab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxReaderTest {
    @TempDir
    Path folder;

    private LabelledImages read(byte[] images, byte[] labels) throws IOException {
        Path imagesFile = Files.write(folder.resolve("images"), images);
        Path labelsFile = Files.write(folder.resolve("labels"), labels);
        return IdxReader.read(imagesFile, labelsFile);
    }

    private void refusesImages(byte[] images, String... parts) {
        for (byte[] bytes : new byte[][] {images, Idx.gzip(images)}) {
            assertThatThrownBy(() -> read(bytes, Idx.labels(2, 1, 2)))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining(folder.resolve("images").toString())
                    .hasMessageContainingAll(parts);
        }
    }

    @Test
    void readsPlainAndGzipWhateverTheName() throws IOException {
        byte[] images = Idx.images(2);
        byte[] labels = Idx.labels(2, 3, 8);

        LabelledImages plain = read(images, labels);
        LabelledImages packed = read(Idx.gzip(images), Idx.gzip(labels));

        assertThat(plain.size()).isEqualTo(2);
        assertThat(plain.label(1)).isEqualTo(8);
        assertThat(plain.pixel(0, 1, 0)).isEqualTo(28);
        assertThat(plain.pixel(1, 0, 0)).isEqualTo(784 % 256);
        assertThat(packed.fingerprint()).isEqualTo(plain.fingerprint());
    }

    @Test
    void refusesAWrongMagicNumber() {
        refusesImages(Idx.images(0x801, 2, 28, 28, 2 * 784), "0x00000801", "0x00000803", "swapped");
    }

    @Test
    void refusesAnEmptyFileAndHalfAHeader() {
        refusesImages(new byte[0], "has 0 bytes", "16");
        refusesImages(Arrays.copyOf(Idx.images(2), 15), "has 15 bytes", "16");
    }

    @Test
    void refusesAFileThatIsTooShort() {
        refusesImages(Idx.images(0x803, 2, 28, 28, 2 * 784 - 1), "too short", "1568", "1567 came");
    }

    @Test
    void refusesAFileThatIsTooLong() {
        refusesImages(Idx.images(0x803, 2, 28, 28, 2 * 784 + 1), "too long", "1568");
    }

    @Test
    void refusesNegativeAbsurdAndZeroCounts() {
        refusesImages(Idx.images(0x803, -1, 28, 28, 784), "claims to hold -1");
        refusesImages(Idx.images(0x803, Integer.MAX_VALUE, 28, 28, 784), "claims to hold 2147483647");
        refusesImages(Idx.images(0x803, 0, 28, 28, 0), "claims to hold 0");
    }

    @Test
    void refusesImagesOfAnotherSize() {
        refusesImages(Idx.images(0x803, 2, 32, 32, 2 * 1024), "32 rows x 32 columns", "28 x 28");
        refusesImages(Idx.images(0x803, 2, -28, -28, 2 * 784), "-28 rows x -28 columns");
    }

    @Test
    void reservesNoMemoryForWhatASmallGzipFileCannotHold() {
        // 784 MB promised: more than the tests' heap would give beside everything else.
        refusesImages(Idx.images(0x803, 1_000_000, 28, 28, 784), "too short", "784000000");
    }

    @Test
    void refusesATruncatedGzip() {
        byte[] gzip = Idx.gzip(Idx.images(2));
        for (int length : new int[] {5, gzip.length / 2, gzip.length - 9, gzip.length - 1}) {
            assertThatThrownBy(() -> read(Arrays.copyOf(gzip, length), Idx.labels(2, 1, 2)))
                    .as("%s bytes", length)
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("delete it and run again");
        }
    }

    @Test
    void refusesADamagedGzip() {
        byte[] gzip = Idx.gzip(Idx.images(2));
        gzip[gzip.length - 6] ^= 1;

        assertThatThrownBy(() -> read(gzip, Idx.labels(2, 1, 2)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void unpacksAGzipBombNoFurtherThanItsHeaderSays() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
            gzip.write(Idx.images(2));
            byte[] zeros = new byte[1 << 16];
            for (int i = 0; i < 200; i++) {
                gzip.write(zeros);
            }
        }
        byte[] bytes = bomb.toByteArray();
        // The end is cut off: whoever unpacked everything would find a truncated file, not one that is too long.
        byte[] cut = Arrays.copyOf(bytes, bytes.length - 100);

        assertThatThrownBy(() -> read(cut, Idx.labels(2, 1, 2)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("too long");
    }

    @Test
    void refusesALabelOutOfRange() {
        assertThatThrownBy(() -> read(Idx.images(2), Idx.labels(2, 1, 10)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("label 1 is 10");
        assertThatThrownBy(() -> read(Idx.images(2), Idx.labels(2, 255, 1)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("label 0 is 255");
    }

    @Test
    void refusesLabelsWhoseHeaderLies() {
        assertThatThrownBy(() -> read(Idx.images(2), Idx.labels(3, 1, 2))).hasMessageContaining("too short");
        assertThatThrownBy(() -> read(Idx.images(2), Idx.labels(1, 1, 2))).hasMessageContaining("too long");
        assertThatThrownBy(() -> read(Idx.images(2), ByteBuffer.allocate(9).array()))
                .hasMessageContaining("0x00000801");
    }

    @Test
    void refusesMoreImagesThanLabels() {
        assertThatThrownBy(() -> read(Idx.images(2), Idx.labels(1, 5)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("holds 2 images")
                .hasMessageContaining("holds 1 labels");
    }

    @Test
    void namesAMissingFile() {
        assertThatThrownBy(() -> IdxReader.read(folder.resolve("nothing"), folder.resolve("labels")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(folder.resolve("nothing") + " does not exist");
    }

    @Test
    void readsBackWhatTheWriterWrote() throws IOException {
        DigitData digits = SyntheticDigits.generate(1, 20, 10);

        IdxWriter.write(digits, folder.resolve("new/mnist"));
        IdxWriter.write(digits, folder.resolve("new/mnist"));

        DigitData read = DigitFolder.at(folder.resolve("new")).read(false);
        assertThat(read.fingerprint()).isEqualTo(digits.fingerprint());
        assertThat(read.name()).isEqualTo("custom-mnist");
        try (var files = Files.list(folder.resolve("new/mnist"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "train-images-idx3-ubyte.gz",
                            "train-labels-idx1-ubyte.gz",
                            "t10k-images-idx3-ubyte.gz",
                            "t10k-labels-idx1-ubyte.gz");
        }
    }
}
