package org.activationlab.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.activationlab.files.AtomicFile;

/** Coloured words as files, a page or a picture. */
public final class ColoredTextFile {

    private static final String PAGE = ".html";
    private static final String PICTURE = ".png";

    private ColoredTextFile() {}

    /**
     * Checks a name before there is anything to write.
     *
     * @param file whose end says what it is
     * @return the same
     * @throws IllegalArgumentException if it ends with neither .html nor .png
     */
    public static Path named(Path file) {
        if (!endsWith(file, PAGE) && !endsWith(file, PICTURE)) {
            throw new IllegalArgumentException(
                    "coloured words are written as .html or .png, but the file was to be " + file);
        }
        return file;
    }

    /**
     * Writes coloured words: as a page that needs nothing but itself, or as a picture.
     *
     * @param file that ends with .html or .png, replaced as a whole if it is there; missing folders are made
     * @param title the page's; a picture tells its strongest words
     * @param text the words
     * @throws IllegalArgumentException if the file's name has another end
     * @throws IOException if the disk fails
     */
    public static void write(Path file, String title, ColoredText text) throws IOException {
        if (endsWith(named(file), PICTURE)) {
            FigureFile.write(file, text.figure());
            return;
        }
        AtomicFile.writeText(
                file,
                "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n<title>"
                        + HtmlText.escape(title) + "</title>\n</head>\n<body style=\"font-family:sans-serif\">\n"
                        + text.html() + "</body>\n</html>\n");
    }

    private static boolean endsWith(Path file, String end) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(end);
    }
}
