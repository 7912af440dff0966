package org.activationlab.network.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.activationlab.network.SafeTensors;

/**
 * What a file of weights says of the training that kept it: words in the header of the safetensors file.
 *
 * @param epoch whose weights these are, from 1
 * @param data which examples it was trained on, in the words of its log; empty if the file does not say
 */
public record KeptEpoch(int epoch, String data) {

    private static final String EPOCH = "epoch";
    private static final String DATA = "data";
    private static final Pattern WHOLE = Pattern.compile("[1-9][0-9]{0,8}");

    /** Checks the number. */
    public KeptEpoch {
        if (epoch < 1) {
            throw new IllegalArgumentException("expected an epoch from 1 on, but got " + epoch);
        }
    }

    /**
     * Describes an epoch that is kept.
     *
     * @param log the training
     * @param epoch one of it
     * @return words by keyword, for {@link SafeTensors#write}
     */
    public static Map<String, String> words(TrainingLog log, TrainingEpoch epoch) {
        Map<String, String> words = new TreeMap<>();
        words.put("network", log.network());
        words.put(DATA, log.data());
        words.put("seed", Long.toString(log.plan().seed()));
        words.put(EPOCH, Integer.toString(epoch.epoch()));
        words.put("validation_accuracy", Double.toString(epoch.validationAccuracy()));
        words.put("validation_loss", Double.toString(epoch.validationLoss()));
        return words;
    }

    /**
     * Reads what a file says.
     *
     * @param file a safetensors file
     * @return the epoch; nothing if there is no such file, or it does not say
     * @throws IOException if the file cannot be read or is no safetensors file
     */
    public static Optional<KeptEpoch> of(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Map<String, String> words = SafeTensors.read(file).metadata();
        String epoch = words.getOrDefault(EPOCH, "");
        return WHOLE.matcher(epoch).matches()
                ? Optional.of(new KeptEpoch(Integer.parseInt(epoch), words.getOrDefault(DATA, "")))
                : Optional.empty();
    }
}
