package org.activationlab.app.sentences;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.activationlab.data.sentences.LabelledSentences;
import org.activationlab.data.sentences.WordVectors;
import org.activationlab.files.Sha256;
import org.activationlab.text.InitialVectors;
import org.activationlab.text.Vocabulary;

/**
 * Where the embedding of a training begins.
 *
 * @param kind what was chosen
 * @param file for {@link Kind#FILE} the name of a file in GloVe's text format, otherwise empty
 */
public record VectorChoice(Kind kind, String file) {

    /** What can be chosen. */
    public enum Kind {
        /** What the neighbours of each word in the training sentences tell. */
        NEIGHBOURS,
        /** Random numbers. */
        RANDOM,
        /** Vectors that were learned elsewhere. */
        FILE
    }

    /**
     * Vectors with their width.
     *
     * @param vectors for the words of one vocabulary
     * @param width numbers per word
     */
    record Read(InitialVectors vectors, int width) {}

    private static final int DIGEST_DIGITS = 16;

    /** Checks that a file is named exactly if one is chosen. */
    public VectorChoice {
        if ((kind == Kind.FILE) == file.isBlank()) {
            throw new IllegalArgumentException(
                    "a file is named for FILE and only then, but kind was " + kind + " and file \"" + file + "\"");
        }
    }

    /**
     * Understands the text after {@code --vectors}.
     *
     * @param text {@code neighbours}, {@code random}, or a file; one of such a name is written with its path
     * @return the choice
     */
    public static VectorChoice parse(String text) {
        return switch (text.strip()) {
            case "neighbours" -> new VectorChoice(Kind.NEIGHBOURS, "");
            case "random" -> new VectorChoice(Kind.RANDOM, "");
            default -> new VectorChoice(Kind.FILE, text.strip());
        };
    }

    /**
     * Makes or reads the vectors.
     *
     * @param vocabulary the words
     * @param train the training sentences
     * @param embedding the wanted width; empty for the file's own, or the usual one where there is no file
     * @return the vectors with their width
     * @throws IOException if the file cannot be read or is none of vectors; names the line
     * @throws IllegalArgumentException if the file has another width than is wanted
     */
    Read read(Vocabulary vocabulary, LabelledSentences train, OptionalInt embedding) throws IOException {
        int width = embedding.orElse(SentenceChoices.USUAL_EMBEDDING);
        return switch (kind) {
            case NEIGHBOURS -> new Read(InitialVectors.neighbours(vocabulary, vocabulary.encode(train), width), width);
            case RANDOM -> new Read(InitialVectors.random(), width);
            case FILE -> fromFile(vocabulary, embedding);
        };
    }

    private Read fromFile(Vocabulary vocabulary, OptionalInt embedding) throws IOException {
        Path path = Path.of(file);
        WordVectors read = WordVectors.read(path, new HashSet<>(vocabulary.words()));
        if (embedding.isPresent() && embedding.getAsInt() != read.width()) {
            throw new IllegalArgumentException("the vectors of " + file + " have " + read.width()
                    + " numbers per word, but the embedding was to have " + embedding.getAsInt()
                    + ". Leave the width of the embedding out: it follows from the file.");
        }
        String source = String.format(
                Locale.ROOT,
                "vectors of %s for %,d of %,d words, SHA-256 %s",
                String.valueOf(path.getFileName()).replaceAll("\\p{Cntrl}", "?"),
                read.found(),
                vocabulary.words().size(),
                digest(vocabulary, read));
        return new Read(InitialVectors.of(vocabulary, read, source), read.width());
    }

    /** Tells vectors apart whatever file they came from: the beginning of the sum over the words and their bits. */
    private static String digest(Vocabulary vocabulary, WordVectors read) {
        Sha256 sum = new Sha256();
        for (String word : vocabulary.words()) {
            Optional<float[]> vector = read.vector(word);
            if (vector.isPresent()) {
                sum.add(word + "\n");
                for (float value : vector.get()) {
                    sum.add(Float.floatToRawIntBits(value));
                }
            }
        }
        return sum.hex().substring(0, DIGEST_DIGITS);
    }
}
