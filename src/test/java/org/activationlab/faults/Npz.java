package org.activationlab.faults;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.activationlab.network.ParameterShape;
import org.activationlab.network.Parameters;

/** Writes NumPy's format as numpy.savez_compressed does. */
final class Npz {

    private Npz() {}

    static void write(Path file, Parameters parameters) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (ParameterShape shape : parameters.shapes()) {
                zip.putNextEntry(new ZipEntry(shape.name() + ".npy"));
                String sizes =
                        shape.dimensions().stream().map(size -> size + ",").collect(Collectors.joining(" "));
                byte[] header = ("{'descr': '<f4', 'fortran_order': False, 'shape': (" + sizes + "), }\n")
                        .getBytes(StandardCharsets.US_ASCII);
                zip.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length, 0});
                zip.write(header);
                ByteBuffer values = ByteBuffer.allocate(4 * shape.size()).order(ByteOrder.LITTLE_ENDIAN);
                for (float value : parameters.values(shape.name())) {
                    values.putFloat(value);
                }
                zip.write(values.array());
                zip.closeEntry();
            }
        }
    }
}
