package org.activationlab.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.Parameters;
import org.activationlab.network.SafeTensors;

/**
 * A network of sentences and the words it knows: one is of no use without the other.
 *
 * <p>In a folder they are two files, {@value #WEIGHTS} and {@value #VOCABULARY}; the first names the design and the
 * second's SHA-256, so that files of different trainings are never taken together.
 *
 * @param design the layers
 * @param vocabulary as many words as the design has
 * @param parameters the arrays of {@link SentenceDesign#shapes}
 */
public record SentenceModel(SentenceDesign design, Vocabulary vocabulary, Parameters parameters) {

    /** The name of the file of weights. */
    public static final String WEIGHTS = "best.safetensors";

    /** The name of the file of words. */
    public static final String VOCABULARY = "vocabulary.txt";

    private static final String DIGEST = "vocabulary_sha256";

    /** Checks that the three fit. */
    public SentenceModel {
        SentenceNetwork.require(design, parameters);
        if (design.words() != vocabulary.size()) {
            throw new IllegalArgumentException("the network has room for " + design.words()
                    + " words, but the vocabulary has " + vocabulary.size());
        }
    }

    /**
     * Loads the network.
     *
     * @param device where to compute
     * @return to be closed by the caller
     */
    public SentenceNetwork network(ComputeDevice device) {
        return new SentenceNetwork(device, design, parameters);
    }

    /**
     * Writes both files, the words first, so that weights never lie beside another training's words unnoticed.
     *
     * @param folder made if it is missing; files of these names are replaced
     * @param words further words about the training, by keyword
     * @throws IOException if the disk fails
     */
    public void write(Path folder, Map<String, String> words) throws IOException {
        VocabularyFile.write(folder.resolve(VOCABULARY), vocabulary);
        Map<String, String> all = new TreeMap<>(words);
        all.put("network", "sentences");
        all.put("words", Integer.toString(design.words()));
        all.put("embedding", Integer.toString(design.embedding()));
        all.put("hidden", Integer.toString(design.hidden()));
        all.put("layers", Integer.toString(design.layers()));
        all.put("bidirectional", Boolean.toString(design.bidirectional()));
        all.put("pooling", design.pooling().word());
        all.put(DIGEST, vocabulary.fingerprint());
        SafeTensors.writeSummed(folder.resolve(WEIGHTS), parameters, all);
    }

    /**
     * Reads both files.
     *
     * @param folder as {@link #write} fills it
     * @return the network
     * @throws IOException if a file is missing, damaged, or of another training than the other; says which
     */
    public static SentenceModel read(Path folder) throws IOException {
        Path file = folder.resolve(WEIGHTS);
        SafeTensors read = SafeTensors.read(file);
        Vocabulary vocabulary = VocabularyFile.read(folder.resolve(VOCABULARY));
        Map<String, String> words = read.metadata();
        if (!vocabulary.fingerprint().equals(words.get(DIGEST))) {
            throw new IOException(folder.resolve(VOCABULARY) + " is not the vocabulary that " + file
                    + " was trained with. Copy both files from the same training.");
        }
        try {
            SentenceDesign design = new SentenceDesign(
                    number(words, "words"),
                    number(words, "embedding"),
                    number(words, "hidden"),
                    number(words, "layers"),
                    "true".equals(words.get("bidirectional")),
                    Pooling.parse(words.getOrDefault("pooling", "")));
            read.parameters().requireFinite();
            return new SentenceModel(design, vocabulary, read.parameters());
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " is no network of sentences: " + e.getMessage(), e);
        }
    }

    private static int number(Map<String, String> words, String key) {
        String text = words.getOrDefault(key, "");
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "its header should say '" + key + "' with a whole number, but says '" + text + "'", e);
        }
    }
}
