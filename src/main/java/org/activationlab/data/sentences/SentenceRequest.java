package org.activationlab.data.sentences;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which sentences the user asked for.
 *
 * @param kind what was asked for
 * @param folder for {@link Kind#FOLDER} the folder with the files, otherwise empty
 */
public record SentenceRequest(Kind kind, String folder) {
    /** What can be asked for. */
    public enum Kind {
        /** SST-2 or whatever files are at hand, and reviews made by code where there is nothing. */
        AUTO,
        /** The official sentence level of SST-2 and nothing else. */
        SST2,
        /** Film reviews made by code. */
        SYNTHETIC,
        /** The files in one folder and nothing else. */
        FOLDER
    }

    /**
     * Checks that a folder is named exactly if one is asked for.
     *
     * @throws IllegalArgumentException otherwise
     */
    public SentenceRequest {
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
    public static SentenceRequest auto() {
        return new SentenceRequest(Kind.AUTO, "");
    }

    /**
     * Asks for the official sentence level of SST-2.
     *
     * @return the request
     */
    public static SentenceRequest sst2() {
        return new SentenceRequest(Kind.SST2, "");
    }

    /**
     * Asks for film reviews made by code.
     *
     * @return the request
     */
    public static SentenceRequest synthetic() {
        return new SentenceRequest(Kind.SYNTHETIC, "");
    }

    /**
     * Asks for the files in a folder.
     *
     * @param folder the folder that holds train.tsv and dev.tsv, or whose sub-folder "sst2" does
     * @return the request
     */
    public static SentenceRequest in(Path folder) {
        String text = folder.toString();
        // A relative folder called "sst2" would read as the word.
        boolean word = parse(text).kind != Kind.FOLDER;
        return new SentenceRequest(Kind.FOLDER, word ? Path.of(".", text).toString() : text);
    }

    /**
     * Understands the text after {@code --data}.
     *
     * @param text "sst2", "synthetic", "auto" (in any case), or a folder; nothing or blank means "auto". A folder of such a
     *     name is written with its path: "./sst2"
     * @return the request
     */
    public static SentenceRequest parse(@Nullable String text) {
        String word = text == null ? "" : text.strip();
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "", "auto" -> auto();
            case "sst2" -> sst2();
            case "synthetic" -> synthetic();
            default -> new SentenceRequest(Kind.FOLDER, word);
        };
    }

    /**
     * Writes the request such that {@link #parse} understands it.
     *
     * @return for example "sst2"
     */
    public String text() {
        return kind == Kind.FOLDER ? folder : kind.name().toLowerCase(Locale.ROOT);
    }
}
