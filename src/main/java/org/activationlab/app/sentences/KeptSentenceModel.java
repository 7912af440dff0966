package org.activationlab.app.sentences;

import java.io.IOException;
import java.nio.file.Path;
import org.activationlab.data.sentences.SentenceData;
import org.activationlab.network.training.KeptEpoch;
import org.activationlab.text.SentenceModel;

/**
 * A network that lies in a folder, and what it says of where it comes from.
 *
 * @param model the network and its words
 * @param data what it was trained on, in the words of its log; empty if it does not say
 */
public record KeptSentenceModel(SentenceModel model, String data) {

    private static final String FINGERPRINT = ", fingerprint ";

    /**
     * Reads a network.
     *
     * @param folder as a training fills it, {@code FOLDER/seed-N}
     * @return the network
     * @throws IOException if a file is missing, damaged, or of another training than the other; says which
     */
    public static KeptSentenceModel read(Path folder) throws IOException {
        KeptEpoch.requireOwn(folder.resolve(SentenceModel.WEIGHTS));
        SentenceModel model = SentenceModel.read(folder);
        return new KeptSentenceModel(
                model,
                KeptEpoch.of(folder.resolve(SentenceModel.WEIGHTS))
                        .map(KeptEpoch::data)
                        .orElse(""));
    }

    /** Names data so that equal words mean equal sentences. */
    static String words(SentenceData data) {
        return data.description() + FINGERPRINT + data.fingerprint();
    }

    /**
     * Says what the network was trained on.
     *
     * @return a line
     */
    public String origin() {
        return data.isEmpty() ? "its file does not say what it was trained on" : "trained on " + data;
    }

    /**
     * Tells whether the network was trained on these sentences, whatever they were called then.
     *
     * @param other sentences
     * @return true if all their parts are the same
     */
    public boolean isTrainedOn(SentenceData other) {
        return data.endsWith(FINGERPRINT + other.fingerprint());
    }
}
