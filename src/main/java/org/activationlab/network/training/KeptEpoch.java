package org.activationlab.network.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    private static final String SEED = "seed";
    private static final String LOG = "log.csv";
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
        words.put(SEED, Long.toString(log.plan().seed()));
        words.put(EPOCH, Integer.toString(epoch.epoch()));
        words.put("validation_accuracy", Double.toString(epoch.validationAccuracy()));
        words.put("validation_loss", Double.toString(epoch.validationLoss()));
        return words;
    }

    /**
     * Refuses weights that lie beside the log of another training: copied there, they would answer just as firmly.
     *
     * @param file a safetensors file
     * @throws IOException if the log beside it, if there is one, names other data or another seed
     */
    public static void requireOwn(Path file) throws IOException {
        Path log = file.resolveSibling(LOG);
        // Weights of other programs, also those that were saved again there, do not say what they are of.
        if (!file.toString().endsWith(".safetensors") || !Files.isRegularFile(file) || !Files.isRegularFile(log)) {
            return;
        }
        Map<String, String> words = SafeTensors.read(file).metadata();
        List<String> lines = TrainingLogReader.text(log).lines().toList();
        for (String name : List.of(DATA, SEED)) {
            String start = "# " + name + ": ";
            for (String line : lines) {
                if (line.startsWith(start)
                        && words.containsKey(name)
                        && !line.substring(start.length()).equals(words.get(name))) {
                    throw new IOException(file + " is not of the training that " + log + " tells of: its " + name
                            + " is "
                            + words.get(name) + ", that of the log "
                            + line.substring(start.length()) + ". Copy both from the same training, or train again.");
                }
            }
        }
    }

    /**
     * Tells whether a file's weights may be those of a training.
     *
     * @param file a safetensors file
     * @param log the training
     * @return false if there is no such file, or it names other data or another seed
     * @throws IOException if the file cannot be read or is no safetensors file
     */
    public static boolean isOf(Path file, TrainingLog log) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        Map<String, String> words = SafeTensors.read(file).metadata();
        return log.data().equals(words.get(DATA))
                && Long.toString(log.plan().seed()).equals(words.get(SEED));
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
