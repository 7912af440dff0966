package org.activationlab.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.activationlab.study.StudyException;

/**
 * One damaged file given to one reader.
 *
 * @param kind which kind of file, as in the table of the page
 * @param file the file's name
 * @param damage what happened to it, and with which seed
 * @param reader who read it
 * @param outcome what came of it
 * @param message what the reader said; empty where it said nothing
 */
record Trial(String kind, String file, String damage, String reader, Outcome outcome, String message) {

    /** How a reader may meet a damaged file. */
    enum Outcome {
        /** Stopped with a sentence that names the file. */
        REFUSED,
        /** Made the file again, byte by byte, and came to the same result. */
        MADE_AGAIN,
        /** Came to the same result without reading the damaged place. */
        SAME_RESULT,
        /** Stopped, but the sentence does not say which file, or is no sentence. */
        UNCLEAR,
        /** Came to another result without a word: what must never happen. */
        SILENT
    }

    boolean good() {
        return outcome != Outcome.UNCLEAR && outcome != Outcome.SILENT;
    }

    /**
     * Lets a reader read.
     *
     * @param names any of these in a refusal names the file
     * @param whole the file's bytes before it was damaged
     * @param expected what the reader comes to undisturbed
     */
    static Trial of(
            String kind, Path file, List<String> names, String damage, Reader reader, byte[] whole, String expected)
            throws IOException {
        String name = String.valueOf(file.getFileName());
        try {
            String result = reader.result().call();
            Outcome outcome = !result.equals(expected)
                    ? Outcome.SILENT
                    : Files.exists(file) && Arrays.equals(Files.readAllBytes(file), whole)
                            ? Outcome.MADE_AGAIN
                            : Outcome.SAME_RESULT;
            return new Trial(kind, name, damage, reader.name(), outcome, "");
        } catch (Reader.Refusal | IOException | StudyException e) {
            String words = String.valueOf(e.getMessage()).strip();
            return new Trial(kind, name, damage, reader.name(), clear(words, names), words);
        } catch (Exception e) {
            // An exception of another kind is no refusal, whatever it says.
            return new Trial(kind, name, damage, reader.name(), Outcome.UNCLEAR, e.toString());
        }
    }

    private static Outcome clear(String words, List<String> names) {
        boolean sentence = words.length() > 20
                && !words.contains("\tat ")
                && !words.contains("Exception")
                && !words.contains("java.");
        return sentence && names.stream().anyMatch(words::contains) ? Outcome.REFUSED : Outcome.UNCLEAR;
    }
}
