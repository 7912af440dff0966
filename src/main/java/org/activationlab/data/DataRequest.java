package org.activationlab.data;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which data the user asked for.
 *
 * @param kind what was asked for
 * @param folder for {@link Kind#FOLDER} the folder with the four files, otherwise empty
 */
public record DataRequest(Kind kind, String folder) {
    /** What can be asked for. */
    public enum Kind {
        /** MNIST or whatever files are at hand, and digits drawn by code where there is nothing. */
        AUTO,
        /** The official MNIST files and nothing else. */
        MNIST,
        /** Digits drawn by code. */
        SYNTHETIC,
        /** The files in one folder and nothing else. */
        FOLDER
    }

    /**
     * Checks that a folder is named exactly if one is asked for.
     *
     * @throws IllegalArgumentException otherwise
     */
    public DataRequest {
        if ((kind == Kind.FOLDER) == folder.isBlank()) {
            throw new IllegalArgumentException("a folder is named for FOLDER and only then, but kind was " + kind
                    + " and folder \"" + folder + "\"");
        }
    }

    /**
     * Asks for the best there is.
     *
     * @return the request
     */
    public static DataRequest auto() {
        return new DataRequest(Kind.AUTO, "");
    }

    /**
     * Asks for the official MNIST files.
     *
     * @return the request
     */
    public static DataRequest mnist() {
        return new DataRequest(Kind.MNIST, "");
    }

    /**
     * Asks for digits drawn by code.
     *
     * @return the request
     */
    public static DataRequest synthetic() {
        return new DataRequest(Kind.SYNTHETIC, "");
    }

    /**
     * Asks for the files in a folder.
     *
     * @param folder the folder that holds the four files, or whose sub-folder "mnist" does
     * @return the request
     */
    public static DataRequest in(Path folder) {
        String text = folder.toString();
        // A relative folder called "mnist" would read as the word.
        boolean word = parse(text).kind != Kind.FOLDER;
        return new DataRequest(Kind.FOLDER, word ? Path.of(".", text).toString() : text);
    }

    /**
     * Understands the text after {@code --data}.
     *
     * @param text "mnist", "synthetic", "auto" (in any case), or a folder; nothing or blank means "auto". A folder of such
     *     a name is written with its path: "./mnist"
     * @return the request
     */
    public static DataRequest parse(@Nullable String text) {
        String word = text == null ? "" : text.strip();
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "", "auto" -> auto();
            case "mnist" -> mnist();
            case "synthetic" -> synthetic();
            default -> new DataRequest(Kind.FOLDER, word);
        };
    }

    /**
     * Writes the request such that {@link #parse} understands it.
     *
     * @return for example "mnist"
     */
    public String text() {
        return kind == Kind.FOLDER ? folder : kind.name().toLowerCase(Locale.ROOT);
    }
}
