package org.activationlab.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.activationlab.files.Sha256;
import org.activationlab.lenet.Initialization;
import org.activationlab.lenet.LeNet;
import org.activationlab.network.ParameterShape;
import org.activationlab.network.Parameters;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightFileTest {

    private static final WeightFileHeader HEADER =
            new WeightFileHeader("plan-12ab", "made-up digits", "data-34cd", true);
    private static final List<ParameterShape> SHAPES =
            List.of(ParameterShape.of("a.weight", 2, 3), ParameterShape.of("a.bias", 2));

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("flow").resolve("weights.arrow");
    }

    private static ModelWeights small(String id) {
        return new ModelWeights(id, Parameters.of(SHAPES, new float[] {1, 2, 3, 4, 5, 6, -0.0f, Float.NaN}));
    }

    private void write(ModelWeights... models) throws IOException {
        WeightWriter.write(file, HEADER, writer -> {
            for (ModelWeights model : models) {
                writer.append(model);
            }
        });
    }

    private static List<ModelWeights> read(Path from) throws IOException {
        List<ModelWeights> models = new ArrayList<>();
        try (WeightReader reader = WeightReader.open(from)) {
            assertThat(reader.header()).isEqualTo(HEADER);
            for (Optional<ModelWeights> next = reader.next(); next.isPresent(); next = reader.next()) {
                models.add(next.get());
            }
        }
        return models;
    }

    @Test
    void readsBackModelsOfAnyShapeInTheirOrder() throws IOException {
        ModelWeights first = new ModelWeights("b", Initialization.PYTORCH_DEFAULT.draw(1));
        ModelWeights second = small("a");
        ModelWeights third = new ModelWeights("c", Initialization.PYTORCH_DEFAULT.draw(2));
        write(first, second, third);
        assertThat(read(file)).containsExactly(first, second, third);
    }

    @Test
    void readsBackAFileWithoutModels() throws IOException {
        write();
        assertThat(read(file)).isEmpty();
    }

    @Test
    void arrowItselfFindsTheDocumentedColumnsAndRows() throws IOException {
        write(small("m"), new ModelWeights("n", Initialization.PYTORCH_DEFAULT.draw(1)));
        try (var allocator = new RootAllocator();
                var reader = new ArrowFileReader(FileChannel.open(file), allocator)) {
            VectorSchemaRoot root = reader.getVectorSchemaRoot();
            assertThat(root.getSchema().getFields().toString().replaceAll("\\$data\\$|item", "x"))
                    .isEqualTo("[model_id: Utf8 not null, name: Utf8 not null,"
                            + " shape: List<x: Int(32, true) not null> not null,"
                            + " values: List<x: FloatingPoint(SINGLE) not null> not null]");
            assertThat(root.getSchema().getCustomMetadata())
                    .containsEntry("format", "activation-lab weights")
                    .containsEntry("format_version", "1")
                    .containsEntry("plan_fingerprint", "plan-12ab")
                    .containsEntry("data_set", "made-up digits")
                    .containsEntry("data_set_fingerprint", "data-34cd")
                    .containsEntry("synthetic", "true");
            assertThat(reader.loadNextBatch()).isTrue();
            assertThat(reader.getMetaData()).containsEntry("rows", "12").containsEntry("models", "2");
            assertThat(root.getVector("name").getObject(1)).hasToString("a.bias");
            assertThat(root.getVector("shape").getObject(0)).isEqualTo(List.of(2, 3));
            assertThat(root.getVector("values").getObject(0)).isEqualTo(List.of(1f, 2f, 3f, 4f, 5f, 6f));
            assertThat(root.getVector("values").getObject(1)).isEqualTo(List.of(-0.0f, Float.NaN));
            assertThat(reader.loadNextBatch()).isTrue();
            assertThat(root.getRowCount()).isEqualTo(10);
            assertThat(root.getVector("model_id").getObject(9)).hasToString("n");
            assertThat(((List<?>) root.getVector("values").getObject(4))).hasSize(30_720);
        }
    }

    @Test
    void equalModelsMakeEqualFiles() throws IOException {
        write(new ModelWeights("m", Initialization.PYTORCH_DEFAULT.draw(1)), small("n"));
        String before = Sha256.of(file);
        write(new ModelWeights("m", Initialization.PYTORCH_DEFAULT.draw(1)), small("n"));
        assertThat(Sha256.of(file)).isEqualTo(before);
    }

    @Test
    void takesAboutFourBytesPerWeight() throws IOException {
        write(new ModelWeights("m", Initialization.PYTORCH_DEFAULT.draw(1)));
        assertThat(Files.size(file)).isBetween(4L * LeNet.PARAMETER_COUNT, 4L * LeNet.PARAMETER_COUNT * 33 / 32 + 8000);
    }

    @Test
    void refusesAModelThatComesTwiceAndKeepsTheOlderFile() throws IOException {
        write(small("m"));
        assertThatThrownBy(() -> write(small("x"), small("x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("model x came twice");
        assertThat(read(file)).containsExactly(small("m"));
        try (var files = Files.list(file.getParent())) {
            assertThat(files).as("no partial file stays").containsExactly(file);
        }
    }

    @Test
    void refusesIdsAndHeadersWithoutPlainText() {
        assertThatThrownBy(() -> small("a/b")).hasMessageContaining("\"a/b\"");
        assertThatThrownBy(() -> new WeightFileHeader(" ", "d", "f", false)).hasMessageContaining("planFingerprint");
    }

    @Test
    void saysWhatIsWrongWithAFile() throws IOException {
        write(small("m"));
        assertRefused("made-of-pairs", "activation-lab weights", to -> {
            ChangedArrowFile.metadata(file, to, "format", "activation-lab pairs");
        });
        assertRefused("newer", "format_version must be \"1\", but was \"2\"", to -> {
            ChangedArrowFile.metadata(file, to, "format_version", "2");
        });
        assertRefused("narrow", "expected the columns [model_id, name, shape, values]", to -> {
            ChangedArrowFile.without(file, to, "shape");
        });
        assertRefused("short", "its footer promises 3 rows, but its batches hold 2", to -> {
            ChangedArrowFile.footer(file, to, "rows", "3");
        });
        assertRefused("wide", "a.weight of shape [2, 4] needs 8 values, but 6 came", to -> {
            ChangedArrowFile.values(file, to, root -> ints(root).set(1, 4));
        });
        assertRefused("negative", "every dimension must be at least 1", to -> {
            ChangedArrowFile.values(file, to, root -> ints(root).set(0, -2));
        });
        assertRefused("mixed", "this one has m and k", to -> {
            ChangedArrowFile.values(
                    file, to, root -> ((VarCharVector) root.getVector("model_id")).set(1, new byte[] {'k'}));
        });
        assertRefused("far", "the list of values in row 0 claims values 0 to 900 of 8", to -> {
            ChangedArrowFile.values(
                    file,
                    to,
                    root -> ((ListVector) root.getVector("values"))
                            .getOffsetBuffer()
                            .setInt(4, 900));
        });
        assertThatThrownBy(() -> WeightReader.open(folder.resolve("none"))).isInstanceOf(NoSuchFileException.class);
    }

    private static IntVector ints(VectorSchemaRoot root) {
        return (IntVector) ((ListVector) root.getVector("shape")).getDataVector();
    }

    /** Makes a damaged copy. */
    private interface Damage {
        void writeTo(Path file) throws IOException;
    }

    private void assertRefused(String name, String reason, Damage damage) throws IOException {
        Path damaged = folder.resolve(name);
        damage.writeTo(damaged);
        assertThatThrownBy(() -> read(damaged))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(damaged + " cannot be read: ")
                .hasMessageContaining(reason)
                .hasMessageContaining("run its stage again");
    }

    @Test
    void refusesEveryFileThatWasCutShort() throws IOException {
        write(small("m"));
        byte[] bytes = Files.readAllBytes(file);
        for (int length = 0; length < bytes.length; length += 97) {
            Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> read(cut)).isInstanceOf(IOException.class).hasMessageContaining("cannot be read");
        }
    }

    @Test
    void changesNothingButBitsOfWeightsWhenAWeightIsChanged() throws IOException {
        write(small("m"));
        Path changed = folder.resolve("changed");
        ChangedArrowFile.values(
                file,
                changed,
                root -> ((Float4Vector) ((ListVector) root.getVector("values")).getDataVector()).set(2, 30));
        assertThat(read(changed).get(0).parameters().values("a.weight")).containsExactly(1, 2, 30, 4, 5, 6);
    }
}
