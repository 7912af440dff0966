package org.activationlab.network;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.activationlab.hostile.ForeignFile;
import org.activationlab.hostile.SafeTensorsFile;
import org.activationlab.hostile.Seeds;
import org.activationlab.network.training.KeptEpoch;
import org.activationlab.network.training.TrainingLog;

/** Parameter files from elsewhere: safetensors and NPZ, and logs of trainings. */
public final class HostileArrays {

    private static final List<String> HEADER_WORDS = List.of(
            "\"dtype\"",
            "\"F32\"",
            "\"F64\"",
            "\"BF16\"",
            "\"shape\"",
            "\"data_offsets\"",
            "__metadata__",
            "[",
            "]",
            "{",
            "}",
            ",",
            ":",
            "null",
            "-1",
            "2147483647",
            "9223372036854775807",
            "1e9",
            "[0,0]",
            "\u00ff\u00fe");
    private static final List<String> NPY_WORDS = List.of(
            "\u0093NUMPY",
            "\u0001\0",
            "\u0003\0",
            "'descr': '<f4'",
            "'|O'",
            "True",
            "False",
            "'shape': (",
            "(2147483647, 2147483647)",
            "()",
            "(0,)",
            ".npy",
            "PK\u0001\u0002",
            "PK\u0005\u0006",
            "PK\u0003\u0004",
            "../../out.npy",
            "/out.npy",
            "\u00ff\u00ff\u00ff\u00ff");
    private static final String HEADER = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }";

    private HostileArrays() {}

    /** All kinds. */
    public static List<ForeignFile> all() throws IOException {
        List<ParameterShape> shapes = List.of(ParameterShape.of("a.weight", 2, 3), ParameterShape.of("a.bias", 2));
        byte[] written = Seeds.written(file -> SafeTensors.write(
                file,
                Parameters.of(shapes, new float[] {1, 2, 3, 4, 5, 6, 7, 8}),
                Map.of("network", "x", "epoch", "2", "data", "digits")));
        List<byte[]> safetensors = List.of(written, Seeds.resource("/reference/arrays.safetensors"));
        List<byte[]> npz = List.of(
                Seeds.resource("/reference/arrays.npz"),
                Seeds.resource("/reference/arrays_packed.npz"),
                Seeds.resource("/reference/arrays_odd.npz"));
        return List.of(
                ForeignFile.binary("safetensors", safetensors, HEADER_WORDS, SafeTensors::read),
                SafeTensorsFile.headerOf("safetensors-header", written, file -> {
                    SafeTensors.read(file);
                    KeptEpoch.of(file);
                }),
                ForeignFile.binary("safetensors-archive", safetensors, HEADER_WORDS, HostileArrays::everything),
                ForeignFile.binary("npz-damaged", npz, NPY_WORDS, HostileArrays::everything),
                ForeignFile.binary(
                                "npy-in-npz",
                                List.of(npy("a.npy|", HEADER, 24), npy("../b.npy|", HEADER, 24)),
                                NPY_WORDS,
                                HostileArrays::everything)
                        .packed("npy-in-npz", HostileArrays::zipped),
                ForeignFile.text(
                        "training-log",
                        List.of(Seeds.text("""
                                # network: small network
                                # data: ten digits
                                # weights: fresh
                                # device: cpu
                                # epochs: 3
                                # patience: 2
                                # batch size: 64
                                # seed: 7
                                epoch,train_loss,train_accuracy,validation_loss,validation_accuracy,seconds
                                1,2.5,0.25,2.25,0.5,1.5
                                2,2.0,0.5,1.5,0.75,1.25
                                """)),
                        List.of(
                                "# ",
                                ": ",
                                "# seed: ",
                                "# patience: ",
                                "# validation images: ",
                                "\n",
                                ",",
                                "NaN",
                                "\u00ff"),
                        TrainingLog::read));
    }

    /** Reads all arrays of an archive, as a network that asks for exactly these would. */
    private static void everything(Path file) throws IOException {
        try (ArrayArchive archive = ArrayArchive.open(file)) {
            archive.parameters(
                    archive.entries().stream().map(ArrayArchive.Entry::shape).toList());
        }
    }

    private static byte[] npy(String name, String header, int dataBytes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(name.getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length(), 0});
        bytes.writeBytes(header.getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(new byte[dataBytes]);
        return bytes.toByteArray();
    }

    /** A sound ZIP file with one damaged entry: what stands before the first bar is its name. */
    private static byte[] zipped(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int bar = Math.max(0, text.indexOf('|'));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(text.substring(0, Math.min(bar, 1000))));
            zip.write(bytes, Math.min(bar + 1, bytes.length), Math.max(0, bytes.length - bar - 1));
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
