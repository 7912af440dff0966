package org.activationlab.report;

import java.io.IOException;
import java.nio.file.Path;
import org.activationlab.files.AtomicFile;

/** Figures as files. */
public final class FigureFile {

    private FigureFile() {}

    /**
     * Writes a figure as PNG.
     *
     * @param file by path; its folder is made if it is not there
     * @param figure any
     * @throws IOException if the disk fails
     */
    public static void write(Path file, Figure figure) throws IOException {
        byte[] png = figure.png();
        AtomicFile.writeStream(file, out -> out.write(png));
    }
}
