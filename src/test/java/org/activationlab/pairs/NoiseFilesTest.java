package org.activationlab.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of noisy reference images and of extra draws. */
class NoiseFilesTest {

    private static final ModelFileHeader HEADER = new ModelFileHeader("m", "plan", "MNIST train", "data", false);
    private static final NoiseSettings NOISE = new NoiseSettings(0.5, 2, 7, 0, NoiseSharing.PER_PAIR);

    @TempDir
    private Path folder;

    /** Two images with two copies each; the logits of all other digits are 0. */
    private static ReferenceNoise byHand() {
        ReferenceNoise.Builder rows = new ReferenceNoise.Builder("m", 2);
        float[] one = new float[20];
        one[3] = 1;
        one[13] = 3;
        one[4] = 2;
        one[14] = 8;
        rows.put(0, 70, new NoisyLogits(new float[10], one));
        float[] other = new float[20];
        other[0] = -1;
        rows.put(1, 5, new NoisyLogits(new float[10], other));
        return rows.build(2);
    }

    @Test
    void summarizesTwoCopiesAsByHand() {
        ReferenceNoise rows = byHand();
        assertThat(rows.images()).containsExactly(70, 5);
        assertThat(rows.votes(0)).containsExactly(0, 0, 0, 0, 2, 0, 0, 0, 0, 0);
        // Of equal logits the first is the answer.
        assertThat(rows.votes(1)).containsExactly(1, 1, 0, 0, 0, 0, 0, 0, 0, 0);
        assertThat(rows.meanLogits(0)).containsExactly(0, 0, 0, 2, 5, 0, 0, 0, 0, 0);
        assertThat(rows.meanLogits(1)).containsExactly(-0.5f, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        float[] covariance = new float[100];
        covariance[33] = 1;
        covariance[44] = 9;
        covariance[34] = 3;
        covariance[43] = 3;
        assertThat(rows.covariance(0)).containsExactly(covariance);
        assertThat(rows.covariance(1)[0]).isEqualTo(0.25f);
        assertThatThrownBy(() -> rows.covariance(2)).isInstanceOf(IndexOutOfBoundsException.class);
        rows.votes(0)[4] = 0;
        rows.images()[0] = 0;
        rows.covariance(0)[33] = 0;
        assertThat(rows.votes(0)[4]).isEqualTo(2);
        assertThat(rows.images()[0]).isEqualTo(70);
        assertThat(rows.covariance(0)[33]).isEqualTo(1);
    }

    @Test
    void readsReferenceNoiseBack() throws IOException {
        Path file = folder.resolve("noise.arrow");
        ReferenceNoise rows = byHand();
        ReferenceNoiseFile.write(file, HEADER, NOISE, rows);
        ReferenceNoise read = ReferenceNoiseFile.read(file);
        assertThat(read.modelId()).isEqualTo("m");
        assertThat(read.draws()).isEqualTo(2);
        assertThat(read.images()).containsExactly(70, 5);
        for (int row = 0; row < 2; row++) {
            assertThat(read.votes(row)).isEqualTo(rows.votes(row));
            assertThat(read.meanLogits(row)).isEqualTo(rows.meanLogits(row));
            assertThat(read.covariance(row)).isEqualTo(rows.covariance(row));
        }
        assertThat(ReferenceNoiseFile.readHeader(file)).isEqualTo(HEADER);
        assertThat(ReferenceNoiseFile.readNoise(file)).isEqualTo(NOISE);
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                .contains("noise_seed/reference-noise/model_id/image");
    }

    @Test
    void readsDrawsBack() throws IOException {
        Path file = folder.resolve("draws.arrow");
        DrawTable rows = DrawTable.of("m", 3, List.of(9, 2), List.of(new int[] {4, 4, 9}, new int[] {0, 1, 4}));
        NoiseSettings noise = NOISE.withDraws(3);
        DrawFile.write(file, HEADER, noise, rows);
        DrawTable read = DrawFile.read(file);
        assertThat(read.modelId()).isEqualTo("m");
        assertThat(read.size()).isEqualTo(2);
        assertThat(read.images()).containsExactly(9, 2);
        assertThat(read.image(1)).isEqualTo(2);
        assertThat(read.unchanged(0, 4, 1)).isEqualTo(1);
        assertThat(read.unchanged(0, 4, 3)).isEqualTo(2);
        assertThat(read.unchanged(1, 4, 2)).isZero();
        assertThat(read.unchanged(1, 4, 3)).isEqualTo(1);
        assertThat(read.digit(0, 2)).isEqualTo(9);
        assertThatThrownBy(() -> read.unchanged(0, 4, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected 1 to 3 draws, but 4 were asked for");
        assertThatThrownBy(() -> read.unchanged(0, 10, 1)).hasMessageContaining("predictedDigit");
        assertThatThrownBy(() -> read.unchanged(2, 4, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(DrawFile.readHeader(file)).isEqualTo(HEADER);
        assertThat(DrawFile.readNoise(file)).isEqualTo(noise);
        Path none = folder.resolve("none.arrow");
        DrawFile.write(none, HEADER, noise, DrawTable.of("m", 3, List.of(), List.of()));
        assertThat(DrawFile.read(none).size()).isZero();
    }

    @Test
    void refusesRowsOfAnotherModelOrOfOtherCopies() {
        Path file = folder.resolve("a.arrow");
        ModelFileHeader other = new ModelFileHeader("n", "plan", "MNIST train", "data", false);
        assertThatThrownBy(() -> ReferenceNoiseFile.write(file, other, NOISE, byHand()))
                .hasMessageContaining("expected answers of model n, but these are of m");
        assertThatThrownBy(() -> ReferenceNoiseFile.write(file, HEADER, NOISE.withDraws(3), byHand()))
                .hasMessageContaining("expected 3 copies of every image, but there are 2");
        DrawTable draws = DrawTable.of("m", 2, List.of(9), List.of(new int[] {4, 4}));
        assertThatThrownBy(() -> DrawFile.write(file, other, NOISE, draws)).hasMessageContaining("model n");
        assertThatThrownBy(() -> DrawFile.write(file, HEADER, NOISE.withDraws(5), draws))
                .hasMessageContaining("expected 5 copies");
        assertThatThrownBy(() -> DrawTable.of("m", 2, List.of(9), List.of(new int[] {4})))
                .hasMessageContaining("expected 2 answers to image 9, but 1 came");
        assertThatThrownBy(() -> DrawTable.of("m", 1, List.of(9), List.of(new int[] {10})))
                .hasMessageContaining("image 9");
        assertThatThrownBy(() -> DrawTable.of("m", 1, List.of(9, 8), List.of(new int[] {1})))
                .hasMessageContaining("2 images, but 1 came");
        assertThat(file).doesNotExist();
    }

    @Test
    void refusesDamagedReferenceNoise() throws IOException {
        Path good = folder.resolve("good");
        ReferenceNoiseFile.write(good, HEADER, NOISE, byHand());
        refusesNoise(good, root -> ((IntVector) child(root, "votes")).set(4, 3), "expected 2 votes of image 70");
        refusesNoise(good, root -> ((Float4Vector) child(root, "mean_logits")).set(0, Float.NaN), "must be finite");
        refusesNoise(good, root -> ((Float4Vector) child(root, "logit_covariance")).set(34, 4), "the same both ways");
        refusesNoise(good, root -> ((Float4Vector) child(root, "logit_covariance")).set(33, -1), "at least 0");
        Path changed = folder.resolve("draws-entry");
        ChangedArrowFile.metadata(good, changed, "noise_draws", "3");
        assertThatThrownBy(() -> ReferenceNoiseFile.read(changed)).hasMessageContaining("expected 3 votes");
        Path generator = folder.resolve("generator");
        ChangedArrowFile.metadata(good, generator, "noise_generator", "dice");
        assertThatThrownBy(() -> ReferenceNoiseFile.read(generator)).hasMessageContaining("noise_generator must be");
        Path silent = folder.resolve("silent");
        ChangedArrowFile.metadata(good, silent, "noise_sharing", "-");
        assertThatThrownBy(() -> ReferenceNoiseFile.read(silent)).hasMessageContaining("do not describe noise");
        Path less = folder.resolve("less");
        ChangedArrowFile.without(good, less, "votes");
        assertThatThrownBy(() -> ReferenceNoiseFile.read(less)).hasMessageContaining("expected the columns");
        assertThatThrownBy(() -> ReferenceFile.read(good)).hasMessageContaining("activation-lab reference noise");
        byte[] bytes = Files.readAllBytes(good);
        for (int size : new int[] {0, 500, bytes.length - 1}) {
            Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(bytes, size));
            assertThatThrownBy(() -> ReferenceNoiseFile.read(cut))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("cut cannot be read");
        }
    }

    private void refusesNoise(Path good, Consumer<VectorSchemaRoot> change, String why) throws IOException {
        Path bad = folder.resolve("bad");
        Files.deleteIfExists(bad);
        ChangedArrowFile.values(good, bad, change);
        assertThatThrownBy(() -> ReferenceNoiseFile.read(bad))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("bad cannot be read")
                .hasMessageContaining(why);
    }

    @Test
    void refusesDamagedDraws() throws IOException {
        Path good = folder.resolve("good");
        DrawFile.write(good, HEADER, NOISE, DrawTable.of("m", 2, List.of(9), List.of(new int[] {4, 4})));
        for (int wrong : new int[] {-1, 10}) {
            Path bad = folder.resolve("bad" + wrong);
            ChangedArrowFile.values(good, bad, root -> ((TinyIntVector) child(root, "digits")).set(1, wrong));
            assertThatThrownBy(() -> DrawFile.read(bad))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("the answers to image 9 must be digits 0 to 9, but one was " + wrong);
        }
        Path changed = folder.resolve("entry");
        ChangedArrowFile.metadata(good, changed, "noise_draws", "3");
        assertThatThrownBy(() -> DrawFile.read(changed)).hasMessageContaining("column digits must be");
        Path absent = folder.resolve("absent");
        ChangedArrowFile.metadata(good, absent, "noise_seed", "-");
        assertThatThrownBy(() -> DrawFile.read(absent)).hasMessageContaining("noise_seed is missing");
        assertThatThrownBy(() -> ReferenceNoiseFile.read(good)).hasMessageContaining("activation-lab draws");
        Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(Files.readAllBytes(good), 300));
        assertThatThrownBy(() -> DrawFile.read(cut)).hasMessageContaining("cut cannot be read");
    }

    private static FieldVector child(VectorSchemaRoot root, String column) {
        return ((FixedSizeListVector) root.getVector(column)).getDataVector();
    }
}
