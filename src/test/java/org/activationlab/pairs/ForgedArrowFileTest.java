package org.activationlab.pairs;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.flatbuffers.FlatBufferBuilder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.arrow.flatbuf.Bool;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.KeyValue;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.apache.arrow.flatbuf.Schema;
import org.apache.arrow.flatbuf.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small files that would become large objects, and bits that contradict numbers. */
class ForgedArrowFileTest {

    @TempDir
    private Path folder;

    private final FlatBufferBuilder builder = new FlatBufferBuilder();

    private int field(String name, int... children) {
        int offset = builder.createString(name);
        Bool.startBool(builder);
        int type = Bool.endBool(builder);
        return Field.createField(
                builder, offset, false, Type.Bool, type, 0, Field.createChildrenVector(builder, children), 0);
    }

    /** A file with no batch, only a footer. */
    private Path file(int[] fields, int[] entries) throws IOException {
        int schema = Schema.createSchema(
                builder,
                Endianness.Little,
                Schema.createFieldsVector(builder, fields),
                Schema.createCustomMetadataVector(builder, entries),
                0);
        Footer.finishFooterBuffer(builder, Footer.createFooter(builder, MetadataVersion.V5, schema, 0, 0, 0));
        byte[] footer = builder.sizedByteArray();
        ByteBuffer bytes = ByteBuffer.allocate(8 + footer.length + 10).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put("ARROW1\0\0".getBytes(StandardCharsets.US_ASCII))
                .put(footer)
                .putInt(footer.length)
                .put("ARROW1".getBytes(StandardCharsets.US_ASCII));
        return Files.write(folder.resolve("forged.arrow"), bytes.array());
    }

    @Test
    void refusesColumnsThatContainEachOtherTwice() throws IOException {
        // Thirty fields in the file, but 2^30 for whoever follows the offsets.
        int inner = field("x");
        for (int i = 0; i < 30; i++) {
            inner = field("x", inner, inner);
        }
        Path file = file(new int[] {inner}, new int[0]);
        assertThatThrownBy(() -> AnswerFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(
                        "forged.arrow cannot be read: its schema must have at most 1000 columns, at most 8 deep");
    }

    @Test
    void refusesOneColumnNamedAThousandTimes() throws IOException {
        int[] same = new int[1001];
        Arrays.fill(same, field("x"));
        Path file = file(same, new int[0]);
        assertThatThrownBy(() -> AnswerFile.read(file)).hasMessageContaining("at most 1000 columns");
    }

    @Test
    void refusesOneLongTextNamedAHundredTimes() throws IOException {
        int key = builder.createString("k".repeat(10_000));
        int[] same = new int[100];
        Arrays.fill(same, KeyValue.createKeyValue(builder, key, key));
        Path file = file(new int[] {field("x")}, same);
        assertThatThrownBy(() -> AnswerFile.read(file))
                .hasMessageContaining("its footer names the same bytes again and again");
    }

    @Test
    void refusesNullsThatTheBatchDoesNotCount() throws IOException {
        Path file = folder.resolve("answers.arrow");
        ModelFileHeader header = new ModelFileHeader("m", "plan", "MNIST test", "data", false);
        AnswerFile.write(file, header, ModelAnswers.of("m", 3, 1, 4));
        byte[] bytes = Files.readAllBytes(file);
        // The bits that mark three digits present stand eight bytes before the digits 3, 1, 4.
        int digits = indexOf(bytes, new byte[] {3, 1, 4, 0, 0, 0, 0, 0});
        bytes[digits - 8] = 0b101;
        Files.write(file, bytes);
        assertThatThrownBy(() -> AnswerFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("answers.arrow cannot be read: column")
                .hasMessageContaining("has nulls, though its batch says it has none");
    }

    private static int indexOf(byte[] bytes, byte[] wanted) {
        for (int i = 0; i + wanted.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        throw new AssertionError("there is no " + Arrays.toString(wanted));
    }
}
