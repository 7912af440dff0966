package org.activationlab.hostile;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/** A safetensors file whose header alone is damaged: its length is put right, so that the content is what is looked at. */
public final class SafeTensorsFile {

    private static final List<String> WORDS = List.of(
            "\"dtype\"",
            "\"F32\"",
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
            "\"-1\"",
            "\"0\"",
            "\"2147483647\"",
            "2147483647",
            "9223372036854775807",
            "[0,0]",
            "\u00ff\u00fe");

    private SafeTensorsFile() {}

    /** A kind of file that begins with a valid one. */
    public static ForeignFile headerOf(String name, byte[] file, ForeignFile.Reader reader) {
        int start = Long.BYTES
                + Math.toIntExact(
                        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong());
        byte[] header = Arrays.copyOfRange(file, Long.BYTES, start);
        byte[] values = Arrays.copyOfRange(file, start, file.length);
        return ForeignFile.text(name, List.of(header), WORDS, reader).packed(name, damaged -> {
            ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + damaged.length + values.length)
                    .order(ByteOrder.LITTLE_ENDIAN);
            return bytes.putLong(damaged.length).put(damaged).put(values).array();
        });
    }
}
