// Expected bytes: written down by hand from the format's description (huggingface/safetensors, README.md, "Format").
package org.activationlab.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeTensorsTest {

    private static final String A = "\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}";
    private static final String B = "\"b\":{\"dtype\":\"F32\",\"shape\":[1,1],\"data_offsets\":[8,12]}";

    @TempDir
    Path folder;

    @Test
    void readsAFileMadeByHand() throws IOException {
        Path file = file("{\"__metadata__\":{\"made\":\"by hand\"}," + B + "," + A + "}  ", 1f, -2.5f, 3f);
        SafeTensors content = SafeTensors.read(file);
        assertThat(content.metadata()).isEqualTo(Map.of("made", "by hand"));
        assertThat(content.parameters().shapes())
                .as("in the order of their bytes")
                .containsExactly(ParameterShape.of("a", 2), ParameterShape.of("b", 1, 1));
        assertThat(content.parameters().values("a")).containsExactly(1f, -2.5f);
        assertThat(content.parameters().values("b")).containsExactly(3f);
    }

    @Test
    void writesEveryByteAsTheFormatAsks() throws IOException {
        Path file = folder.resolve("written.safetensors");
        SafeTensors.write(
                file,
                Parameters.of(List.of(ParameterShape.of("a", 2)), new float[] {1f, -2.5f}),
                Map.of("z", "last", "k", "first"));
        // 94 characters and two spaces: 96 is the next multiple of eight.
        String header = "{\"__metadata__\":{\"k\":\"first\",\"z\":\"last\"}," + A + "}";
        String padded = header + " ".repeat((8 - header.length() % 8) % 8);
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        expected.write(new byte[] {(byte) padded.length(), 0, 0, 0, 0, 0, 0, 0});
        expected.write(padded.getBytes(StandardCharsets.UTF_8));
        // 1.0 is 0x3f800000, -2.5 is 0xc0200000; the lowest byte comes first.
        expected.write(new byte[] {0, 0, (byte) 0x80, 0x3f, 0, 0, 0x20, (byte) 0xc0});
        assertThat(Files.readAllBytes(file)).isEqualTo(expected.toByteArray());
        assertThat(padded.length() % 8).isZero();
    }

    @Test
    void bringsBackEveryValueAndLeavesNoOtherFile() throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        float[] block = new float[40_000];
        for (int i = 0; i < block.length; i++) {
            block[i] = Float.intBitsToFloat(random.nextInt());
        }
        block[0] = Float.NaN;
        block[1] = Float.NEGATIVE_INFINITY;
        block[2] = -0f;
        Parameters parameters = Parameters.of(
                List.of(ParameterShape.of("größe \"1\"", 100, 399), ParameterShape.of("b", 50, 2)), block);
        Path file = folder.resolve("round-trip.safetensors");
        SafeTensors.write(file, Parameters.of(List.of(ParameterShape.of("old", 1)), new float[1]), Map.of());
        SafeTensors.write(file, parameters, Map.of("note", "line\nbreak"));
        SafeTensors content = SafeTensors.read(file);
        assertThat(content.parameters()).isEqualTo(parameters);
        assertThat(content.metadata()).isEqualTo(Map.of("note", "line\nbreak"));
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void putsArraysIntoTheExpectedOrder() throws IOException {
        Path file = file("{" + A + "," + B + "}", 1f, 2f, 3f);
        SafeTensors content = SafeTensors.read(file, List.of(ParameterShape.of("b", 1, 1), ParameterShape.of("a", 2)));
        assertThat(content.parameters().block()).containsExactly(3f, 1f, 2f);
    }

    @Test
    void saysWhichArrayIsMissingOddOrTooMany() throws IOException {
        Path file = file("{" + A + "," + B + "}", 1f, 2f, 3f);
        ParameterShape a = ParameterShape.of("a", 2);
        ParameterShape b = ParameterShape.of("b", 1, 1);
        assertThatThrownBy(() -> SafeTensors.read(file, List.of(a, b, ParameterShape.of("c", 1))))
                .isInstanceOf(SafeTensorsException.class)
                .hasMessageContaining("the array c is missing");
        assertThatThrownBy(() -> SafeTensors.read(file, List.of(a, ParameterShape.of("b", 1))))
                .isInstanceOf(SafeTensorsException.class)
                .hasMessageContaining("the array b must have the shape [1], but has [1, 1]");
        assertThatThrownBy(() -> SafeTensors.read(file, List.of(a)))
                .isInstanceOf(SafeTensorsException.class)
                .hasMessageContaining("not expected: [b]");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]                                                             | must start with {",
                "{}                                                             | it holds no array",
                "{A,A}                                                          | Duplicate",
                "{A,B} {}                                                       | not valid JSON",
                "{A,B                                                           | not valid JSON",
                "{A,`b`:7}                                                      | must have the fields",
                "{A,`b`:{`dtype`:`F32`,`shape`:[1]}}                            | must have the fields",
                "{A,`b`:{`dtype`:`F32`,`shape`:[1],`data_offsets`:[8,12],`x`:0}}| must have the fields",
                "{A,`b`:{`dtype`:`F16`,`shape`:[2],`data_offsets`:[8,12]}}      | must be of type F32, but is \"F16\"",
                "{A,`b`:{`dtype`:7,`shape`:[1],`data_offsets`:[8,12]}}          | must be of one of the types [F32, F64, F16, BF16, I64, I32, U8], but is 7",
                "{A,`b`:{`dtype`:`F32`,`shape`:1,`data_offsets`:[8,12]}}        | must be a list",
                "{A,`b`:{`dtype`:`F32`,`shape`:[1.0],`data_offsets`:[8,12]}}    | must hold whole numbers",
                "{A,`b`:{`dtype`:`F32`,`shape`:[2147483648],`data_offsets`:[8,12]}}  | must hold whole numbers",
                "{A,`b`:{`dtype`:`F32`,`shape`:[65536,65536],`data_offsets`:[8,12]}} | more than one array can hold",
                "{A,`b`:{`dtype`:`F32`,`shape`:[0],`data_offsets`:[8,8]}}       | at least 1",
                "{A,`b`:{`dtype`:`F32`,`shape`:[-1],`data_offsets`:[8,4]}}      | at least 1",
                "{A,` `:{`dtype`:`F32`,`shape`:[1],`data_offsets`:[8,12]}}      | needs a name",
                "{A,`b`:{`dtype`:`F32`,`shape`:[1],`data_offsets`:[8]}}         | two whole numbers",
                "{A,`b`:{`dtype`:`F32`,`shape`:[1],`data_offsets`:[-4,0]}}      | two whole numbers",
                "{A,`b`:{`dtype`:`F32`,`shape`:[1],`data_offsets`:[8,12.0]}}    | two whole numbers",
                "{A,`b`:{`dtype`:`F32`,`shape`:[1],`data_offsets`:[8,9223372036854775808]}} | two whole numbers",
                "{A,`b`:{`dtype`:`F32`,`shape`:[2],`data_offsets`:[8,12]}}      | takes 8 bytes",
                "{A,`b`:{`dtype`:`F32`,`shape`:[1],`data_offsets`:[4,8]}}       | must start at byte 8",
                "{A,`b`:{`dtype`:`F32`,`shape`:[1],`data_offsets`:[12,16]}}     | must start at byte 8",
                "{A}                                                            | take 8 bytes, but 12 bytes follow",
                "{A,B,`c`:{`dtype`:`F32`,`shape`:[1],`data_offsets`:[12,16]}}   | take 16 bytes, but 12 bytes follow",
                "{`__metadata__`:[],A,B}                                        | must be a JSON object",
                "{`__metadata__`:{`k`:1},A,B}                                   | k must be text",
            })
    void refusesAHeaderThat(String header, String reason) throws IOException {
        String json = header.replace('`', '"').replace("A", A).replace("B", B);
        Path file = file(json, 1f, 2f, 3f);
        assertThatThrownBy(() -> SafeTensors.read(file))
                .isInstanceOf(SafeTensorsException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(reason);
    }

    @Test
    void refusesTruncatedAndOverlongFiles() throws IOException {
        byte[] whole = bytes("{" + A + "," + B + "}", 1f, 2f, 3f);
        Path file = folder.resolve("cut.safetensors");
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> SafeTensors.read(file))
                    .as("%d of %d bytes", length, whole.length)
                    .isInstanceOf(SafeTensorsException.class);
        }
        Files.write(file, Arrays.copyOf(whole, whole.length + 1));
        assertThatThrownBy(() -> SafeTensors.read(file)).hasMessageContaining("12 bytes, but 13 bytes follow");
    }

    @Test
    void refusesAHeaderLengthBeforeTakingTheMemory() throws IOException {
        Path file = folder.resolve("length.safetensors");
        byte[] bytes = bytes("{" + A + "}", 1f, 2f);
        for (long length : new long[] {0, 1, bytes.length - 7, Integer.MAX_VALUE, Long.MAX_VALUE, -1, Long.MIN_VALUE}) {
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(0, length);
            Files.write(file, bytes);
            assertThatThrownBy(() -> SafeTensors.read(file))
                    .isInstanceOf(SafeTensorsException.class)
                    .hasMessageContaining("but says it has " + Long.toUnsignedString(length));
        }
        Path wide = file(" ".repeat((1 << 20) + 1));
        assertThatThrownBy(() -> SafeTensors.read(wide)).hasMessageContaining("2 to 1048576 bytes");
    }

    @Test
    void refusesAHeaderThatIsNotUtf8() throws IOException {
        byte[] bytes = bytes("{" + A + "}", 1f, 2f);
        bytes[10] = (byte) 0xff;
        Path file = Files.write(folder.resolve("odd.safetensors"), bytes);
        assertThatThrownBy(() -> SafeTensors.read(file)).hasMessageContaining("not UTF-8");
    }

    @Test
    void anyDamageIsToldAsADamagedFile() throws IOException {
        byte[] whole = bytes("{\"__metadata__\":{\"k\":\"v\"}," + A + "," + B + "}", 1f, 2f, 3f);
        SplittableRandom random = new SplittableRandom(500);
        Path file = folder.resolve("damaged.safetensors");
        int refused = 0;
        for (int mutation = 0; mutation < 500; mutation++) {
            byte[] damaged =
                    Arrays.copyOf(whole, random.nextInt(4) == 0 ? random.nextInt(2 * whole.length) : whole.length);
            for (int changes = random.nextInt(4); changes >= 0 && damaged.length > 0; changes--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            Files.write(file, damaged);
            try {
                SafeTensors.read(file);
            } catch (SafeTensorsException e) {
                refused++;
            }
        }
        // Only changed values, names and metadata can pass: far less than half of the bytes.
        assertThat(refused).isBetween(300, 499);
    }

    @Test
    void saysThatAFileIsNotThere() {
        assertThatThrownBy(() -> SafeTensors.read(folder.resolve("none"))).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void refusesToWriteWhatItCouldNotRead() {
        Path file = folder.resolve("never");
        Parameters reserved = Parameters.of(List.of(ParameterShape.of("__metadata__", 1)), new float[1]);
        Parameters one = Parameters.of(List.of(ParameterShape.of("a", 1)), new float[1]);
        assertThatThrownBy(() -> SafeTensors.write(file, reserved, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no array may be named __metadata__");
        assertThatThrownBy(() -> SafeTensors.write(file, Parameters.of(List.of(), new float[0]), Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SafeTensors.write(file, one, Map.of("k", "v".repeat(1 << 20))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("shorten the metadata");
        assertThat(file).doesNotExist();
    }

    private Path file(String header, float... values) throws IOException {
        return Files.write(folder.resolve("hand.safetensors"), bytes(header, values));
    }

    private static byte[] bytes(String header, float... values) {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes =
                ByteBuffer.allocate(8 + json.length + 4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(json.length).put(json);
        for (float value : values) {
            bytes.putFloat(value);
        }
        return bytes.array();
    }
}
