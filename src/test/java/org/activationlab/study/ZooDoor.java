package org.activationlab.study;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Lets tests of other rooms unpack archives as the zoo is unpacked. */
public final class ZooDoor {

    private ZooDoor() {}

    /** The archive that comes with the program. */
    public static byte[] archive() throws IOException {
        try (InputStream in = Zoo.class.getResourceAsStream("zoo.zip")) {
            return in == null ? new byte[0] : in.readAllBytes();
        }
    }

    /** Unpacks some bytes. */
    public static void extract(byte[] archive, Path folder) throws IOException {
        Zoo.extract(new ByteArrayInputStream(archive), folder);
    }
}
