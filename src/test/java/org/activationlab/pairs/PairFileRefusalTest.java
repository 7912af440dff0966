package org.activationlab.pairs;

import static org.activationlab.pairs.ExamplePairs.SMALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairFileRefusalTest {

    private static final List<Pair> PAIRS = ExamplePairs.pairs("m", 5, SMALL);

    @TempDir
    Path folder;

    private Path good;
    private Path bad;

    @BeforeEach
    void writeAGoodFile() throws IOException {
        good = folder.resolve("good.arrow");
        bad = folder.resolve("bad.arrow");
        PairFile.write(good, ExamplePairs.header("m"), SMALL, PAIRS);
    }

    @Test
    void readsAnUnchangedCopyMadeByPlainArrow() throws IOException {
        ChangedArrowFile.values(good, bad, root -> {});
        assertThat(ExamplePairs.rows(PairFile.read(bad))).isEqualTo(PAIRS);
    }

    @Test
    void refusesColumnsThatContradictDigitsAndVotes() throws IOException {
        int other = (PAIRS.get(2).sample().predictedDigit() + 1) % 10;
        refusesValues(root -> ints(root, "unchanged").set(2, 51), "row 2: digits and votes say that unchanged is");
        refusesValues(root -> ints(root, "draws").set(0, 49), "row 0: digits and votes say that draws is 50.0");
        refusesValues(root -> ((Float8Vector) root.getVector("ratio")).set(1, 0.123), "row 1: digits and votes");
        refusesValues(root -> ((Float8Vector) root.getVector("ratio")).set(1, Double.NaN), "says NaN");
        refusesValues(
                root -> flip((BitVector) root.getVector("correct"), 4), "row 4: digits and votes say that correct");
        refusesValues(root -> votes(root).set(23, votes(root).get(23) + 1), "expected 50 votes per row, but image 14");
        refusesValues(root -> bytes(root, "predicted_digit").set(2, other), "row 2");
    }

    @Test
    void refusesValuesOutsideTheirRange() throws IOException {
        refusesValues(root -> bytes(root, "true_digit").set(3, 10), "row 3: trueDigit must be a digit");
        refusesValues(root -> bytes(root, "predicted_digit").set(0, -1), "row 0: predictedDigit must be a digit");
        refusesValues(root -> ints(root, "image").set(1, -7), "row 1: imageIndex must be at least 0, but was -7");
        refusesValues(root -> votes(root).set(0, -1), "the votes for digit 0 must be at least 0");
        refusesValues(root -> ((VarCharVector) root.getVector("model_id")).setSafe(4, "n".getBytes()), "of model n");
        refusesValues(
                root -> ((VarCharVector) root.getVector("model_id"))
                        .getOffsetBuffer()
                        .setInt(4, 1 << 30),
                "model_id claims bytes");
    }

    @Test
    void refusesNulls() throws IOException {
        refusesValues(root -> ints(root, "draws").setNull(3), "column draws claims 5 values and 1 nulls");
        refusesValues(root -> votes(root).setNull(3), "column votes claims 50 values and 1 nulls");
    }

    @Test
    void refusesMetadataOfAnotherFormatOrVersionOrNone() throws IOException {
        refusesMetadata("format_version", "2", "format_version must be \"1\", but was \"2\"");
        refusesMetadata("format", "something", "format must be \"activation-lab pairs\", but was \"something\"");
        refusesMetadata("noise_generator", "dice", "noise_generator must be");
        refusesMetadata("synthetic", "maybe", "synthetic must be true or false");
        refusesMetadata("noise_draws", "many", "metadata do not describe pairs");
        refusesMetadata("noise_draws", "51", "expected 51 votes per row");
        refusesMetadata("noise_scale", "-1", "scale must be finite and above 0");
        refusesMetadata("selection_share", "2", "share must be above 0");
        refusesMetadata("model_id", "n", "expected rows of model n, but a row is of model m");
        for (String key : List.of("format", "model_id", "plan_fingerprint", "data_set_fingerprint", "noise_seed")) {
            refusesMetadata(key, "-", "metadata entry " + key + " is missing");
        }
    }

    @Test
    void refusesAnotherNumberOfRowsThanTheFooterPromises() throws IOException {
        ChangedArrowFile.footer(good, bad, "rows", "6");
        refuses("its footer promises 6 rows, but its batches hold 5");
        ChangedArrowFile.footer(good, bad, "rows", "-");
        refuses("metadata entry rows is missing");
    }

    @Test
    void refusesMissingColumnsAndTheOtherKindOfFile() throws IOException {
        ChangedArrowFile.without(good, bad, "ratio");
        refuses("expected the columns [model_id");
        Path labels = folder.resolve("labels");
        LabelFile.write(labels, ExamplePairs.header("m"), ExamplePairs.labelled("m", 5));
        assertThatThrownBy(() -> PairFile.read(labels)).hasMessageContaining("but was \"activation-lab labels\"");
        assertThatThrownBy(() -> LabelFile.read(good)).hasMessageContaining("but was \"activation-lab pairs\"");
    }

    @Test
    void refusesFilesThatAreNoArrowFiles() throws IOException {
        Files.write(bad, new byte[0]);
        refuses("only 0 bytes");
        Files.writeString(bad, "model_id,image,ratio\n".repeat(100));
        refuses("does not begin with ARROW1");
    }

    @Test
    void refusesEveryTruncation() throws IOException {
        byte[] bytes = Files.readAllBytes(good);
        for (int length = 0; length < bytes.length; length += 1 + length / 40) {
            Files.write(bad, Arrays.copyOf(bytes, length));
            refuses("");
        }
        Files.write(bad, Arrays.copyOf(bytes, bytes.length - 1));
        refuses("does not end with ARROW1");
    }

    @Test
    void refusesAFooterThatClaimsMoreThanTheFile() throws IOException {
        byte[] bytes = Files.readAllBytes(good);
        for (int claim : new int[] {-1, 0, 7, bytes.length, 1 << 30, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(bytes.length - 10, claim);
            Files.write(bad, bytes);
            refuses("its footer claims " + claim + " bytes");
        }
    }

    /**
     * Arrow has no checksum, so some flips only change text or padding and are read. What must hold: no crash, no hang,
     * no lost native memory, and a refusal names the file. Noticing every change is the duty of the recorded SHA-256.
     */
    @Test
    void flippedBitsInTheSkeletonAreRefusedOrHarmless() throws IOException {
        byte[] bytes = Files.readAllBytes(good);
        ByteBuffer view = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int footerStart = bytes.length - 10 - view.getInt(bytes.length - 10);
        int schemaLength = view.getInt(12);
        SplittableRandom random = new SplittableRandom(20240607);
        int refused = 0;
        for (int trial = 0; trial < 900; trial++) {
            // A third in the leading schema and the batch's message behind it, two thirds in the footer and the tail.
            int place = trial % 3 == 0
                    ? random.nextInt(Math.min(footerStart, 16 + schemaLength + 700))
                    : random.nextInt(footerStart, bytes.length);
            refused += readsOrRefuses(bytes, place, random.nextInt(8)) ? 0 : 1;
        }
        assertThat(refused).as("flips refused of 900").isBetween(200, 899);
    }

    @Test
    void flippedBitsAnywhereElseAreRefusedOrChangeOnlyActivations() throws IOException {
        byte[] bytes = Files.readAllBytes(good);
        SplittableRandom random = new SplittableRandom(7);
        for (int trial = 0; trial < 300; trial++) {
            readsOrRefuses(bytes, random.nextInt(bytes.length), random.nextInt(8));
        }
    }

    private boolean readsOrRefuses(byte[] bytes, int place, int bit) throws IOException {
        byte[] damaged = bytes.clone();
        damaged[place] ^= (byte) (1 << bit);
        Files.write(bad, damaged);
        try {
            assertThat(PairFile.read(bad).labels().size()).isEqualTo(PAIRS.size());
            return true;
        } catch (IOException e) {
            assertThat(e).hasMessageStartingWith(bad.toString());
            assertThat(e.getSuppressed()).as("leaks reported on closing").isEmpty();
            return false;
        }
    }

    private void refusesValues(Consumer<VectorSchemaRoot> change, String reason) throws IOException {
        ChangedArrowFile.values(good, bad, change);
        refuses(reason);
    }

    private void refusesMetadata(String key, String value, String reason) throws IOException {
        ChangedArrowFile.metadata(good, bad, key, value);
        refuses(reason);
    }

    /** Reads the bad file, expects the reason beside the file's name, and removes it for the next case. */
    private void refuses(String reason) throws IOException {
        assertThatThrownBy(() -> PairFile.read(bad))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(bad + " cannot be read: ")
                .hasMessageContaining(reason)
                .hasMessageEndingWith("delete it and run its stage again.");
        Files.delete(bad);
    }

    private static IntVector ints(VectorSchemaRoot root, String column) {
        return (IntVector) root.getVector(column);
    }

    private static TinyIntVector bytes(VectorSchemaRoot root, String column) {
        return (TinyIntVector) root.getVector(column);
    }

    private static IntVector votes(VectorSchemaRoot root) {
        return (IntVector) ((FixedSizeListVector) root.getVector("votes")).getDataVector();
    }

    private static void flip(BitVector vector, int row) {
        vector.set(row, 1 - vector.get(row));
    }
}
