package org.activationlab.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.activationlab.reference.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of arrays that NumPy and safetensors wrote. */
class ArrayArchiveTest {

    @TempDir
    private Path folder;

    private static Path file(String name) throws URISyntaxException {
        return Path.of(ArrayArchiveTest.class.getResource("/reference/" + name).toURI());
    }

    @ParameterizedTest
    @ValueSource(strings = {"arrays.npz", "arrays_packed.npz", "arrays.safetensors"})
    void everyTypeIsReadAsItWasWritten(String name) throws Exception {
        JsonNode expected = Reference.read("arrays");
        try (ArrayArchive archive = ArrayArchive.open(file(name))) {
            assertThat(archive.entries().stream().map(entry -> entry.shape().name()))
                    .contains("block.weight", "double", "half", "steps");
            for (ArrayArchive.Entry entry : archive.entries()) {
                float[] values = new float[entry.shape().size()];
                archive.read(entry, values, 0);
                assertThat(values)
                        .as("%s in %s", entry, name)
                        .containsExactly(
                                Reference.floats(expected.get(entry.shape().name())));
            }
        }
    }

    @Test
    void aNetworksArraysAreTakenByNameAndShape() throws Exception {
        try (ArrayArchive archive = ArrayArchive.open(file("arrays.npz"))) {
            List<ParameterShape> all = List.of(
                    ParameterShape.of("half", 6),
                    ParameterShape.of("block.weight", 2, 3),
                    ParameterShape.of("double", 2),
                    ParameterShape.of("steps"));
            assertThat(archive.parameters(all).values("block.weight")[0]).isEqualTo((float)
                    Reference.read("arrays").get("block.weight").get(0).asDouble());
            assertThatThrownBy(() -> archive.parameters(List.of(
                            ParameterShape.of("block.weight", 3, 2),
                            ParameterShape.of("block.bias", 2),
                            ParameterShape.of("half", 6))))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("block.weight must have the shape [3, 2], but has [2, 3]")
                    .hasMessageContaining("block.bias [2] is missing")
                    .hasMessageContaining("double [2] is not part of the network");
        }
    }

    @Test
    void whatIsNotReadIsNamed() {
        assertThatThrownBy(() -> ArrayArchive.open(file("arrays_odd.npz")))
                .hasMessageContaining("big.npy")
                .hasMessageContaining("astype('<f4')");
        assertThatThrownBy(() -> ArrayArchive.open(file("arrays_turned.npz")))
                .hasMessageContaining("ascontiguousarray");
    }

    @Test
    void aHeaderThatPromisesMoreThanTheFileHoldsIsRefused() throws Exception {
        Path small = folder.resolve("promise.npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(small))) {
            zip.putNextEntry(new ZipEntry("../../a.npy"));
            byte[] header = "{'descr': '<f4', 'fortran_order': False, 'shape': (1000000, 1000), }\n".getBytes();
            zip.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length, 0});
            zip.write(header);
            zip.write(new byte[16]);
            zip.closeEntry();
        }
        assertThatThrownBy(() -> ArrayArchive.open(small)).hasMessageContaining("[1000000, 1000]");
    }

    @Test
    void halfAFileIsRefused() throws Exception {
        byte[] whole = Files.readAllBytes(file("arrays_packed.npz"));
        Path half = folder.resolve("half.npz");
        Files.write(half, Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> ArrayArchive.open(half))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("half.npz");
    }

    @Test
    void whateverByteIsWrongTheFileIsNamed() throws Exception {
        byte[] whole = Files.readAllBytes(file("arrays_packed.npz"));
        Path damaged = folder.resolve("damaged.npz");
        int refused = 0;
        for (int i = 2; i < whole.length; i++) {
            byte[] bytes = whole.clone();
            bytes[i] ^= (byte) 0xff;
            Files.write(damaged, bytes);
            try (ArrayArchive archive = ArrayArchive.open(damaged)) {
                archive.parameters(archive.entries().stream()
                        .map(ArrayArchive.Entry::shape)
                        .toList());
            } catch (IOException e) {
                assertThat(e).as("byte %d", i).hasMessageContaining("damaged.npz");
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(whole.length / 4);
    }
}
