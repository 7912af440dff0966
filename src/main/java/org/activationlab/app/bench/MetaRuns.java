package org.activationlab.app.bench;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.activationlab.meta.Architecture;
import org.activationlab.meta.MetaSettings;
import org.activationlab.meta.Task;

/**
 * The original's thirty trainings of meta-networks taken together: rnn, lstm and transformer, both tasks, five seeds.
 *
 * <p>All of them have equally many pairs, so a network's part of the time is its epochs over its rate.
 */
final class MetaRuns {

    private static final List<Architecture> ARCHITECTURES =
            List.of(Architecture.RNN, Architecture.LSTM, Architecture.TRANSFORMER);

    /** What was promised of the time of all together. */
    static final Target TARGET = new Target(Side.TORCH, 1.5, 1.5);

    private MetaRuns() {}

    /**
     * Computes how many times as long plain PyTorch would take for all thirty, by the medians of both.
     *
     * @param results must hold all three networks with PyTorch beside them, else there is no answer
     * @return PyTorch's time over ours
     */
    static Optional<Double> ratio(Results results) {
        double ours = 0;
        double torch = 0;
        for (Architecture architecture : ARCHITECTURES) {
            String name = "meta-" + architecture.name().toLowerCase(Locale.ROOT);
            Optional<Measurement> one = results.of(name);
            Optional<Series> other = one.flatMap(measurement -> measurement.of(Side.TORCH));
            if (one.isEmpty() || other.isEmpty()) {
                return Optional.empty();
            }
            int epochs = epochs(architecture);
            ours += epochs / Spread.of(one.get().ours().samples()).median();
            torch += epochs / Spread.of(other.get().samples()).median();
        }
        return Optional.of(torch / ours);
    }

    /** For example "25, 52 and 25". */
    static String epochsInWords() {
        List<String> epochs = ARCHITECTURES.stream()
                .map(architecture -> Integer.toString(epochs(architecture)))
                .toList();
        return String.join(", ", epochs.subList(0, 2)) + " and " + epochs.get(2);
    }

    private static int epochs(Architecture architecture) {
        int sum = 0;
        for (Task task : Task.values()) {
            sum += MetaSettings.original(architecture, task, 1).epochs();
        }
        return sum;
    }
}
