package org.activationlab.network.training;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What tells one training of a network from another, and when it ends: after all its epochs or, with a patience, once
 * it got no better for so long.
 *
 * <p>Source of early stopping: L. Prechelt, "Early Stopping - But When?", 1998.
 *
 * @param seed of all that is drawn
 * @param epochs at most, at least 1
 * @param patience after how many epochs in a row that were not {@link TrainingEpoch#isBetterThan better} than the best
 *     before them the training ends, at least 1; empty if it never ends early
 * @param settings all else, in the order in which it is told; each name once
 */
public record TrainingPlan(long seed, int epochs, OptionalInt patience, List<Setting> settings) {

    private static final String VALIDATION = "validation ";
    private static final Pattern COUNT = Pattern.compile("[0-9]+");

    /** Checks the numbers and that no name comes twice. */
    public TrainingPlan {
        settings = List.copyOf(settings);
        if (epochs < 1) {
            throw new IllegalArgumentException("expected at least 1 epoch, but got " + epochs);
        }
        if (patience.isPresent() && patience.getAsInt() < 1) {
            throw new IllegalArgumentException(
                    "expected a patience of at least 1 epoch, but got " + patience.getAsInt());
        }
        Set<String> names = new HashSet<>();
        for (Setting setting : settings) {
            if (!names.add(setting.name())) {
                throw new IllegalArgumentException(
                        "expected each setting once, but got two of the name '" + setting.name() + "'");
            }
        }
    }

    /**
     * One thing that was chosen.
     *
     * @param name letters, digits and single spaces, for example {@code learning rate}
     * @param words its value, one line that is not blank
     */
    public record Setting(String name, String words) {

        private static final int LONGEST_NAME = 60;
        private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]+( [A-Za-z0-9]+)*");

        /** What other lines of a log are called. */
        private static final Set<String> TAKEN =
                Set.of("network", "data", "weights", "device", "epochs", "patience", "seed");

        /** Checks name and words. */
        public Setting {
            if (name.length() > LONGEST_NAME || !NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("expected a name of a setting in at most " + LONGEST_NAME
                        + " letters, digits and single spaces, but got '"
                        + (name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "..." : name) + "'");
            }
            if (TAKEN.contains(name)) {
                throw new IllegalArgumentException("expected a setting of its own, but '" + name
                        + "' is another line of every log; name it otherwise");
            }
            requireLine(words);
        }
    }

    /** Refuses words that would not come back from a line of a file as they went. */
    static void requireLine(String words) {
        if (words.isBlank() || words.indexOf('\n') >= 0 || words.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("expected a line of words, but got \"" + words + "\"");
        }
    }

    /**
     * Starts a plan without early stopping and without further settings.
     *
     * @param seed of all that is drawn
     * @param epochs at least 1
     * @return the plan
     */
    public static TrainingPlan of(long seed, int epochs) {
        return new TrainingPlan(seed, epochs, OptionalInt.empty(), List.of());
    }

    /**
     * Adds early stopping.
     *
     * @param value at least 1
     * @return otherwise the same
     */
    public TrainingPlan withPatience(int value) {
        return new TrainingPlan(seed, epochs, OptionalInt.of(value), settings);
    }

    /**
     * Adds a setting behind those that are there.
     *
     * @param name a new one
     * @param words its value
     * @return a longer plan
     * @throws IllegalArgumentException if the name is there already, or name or words are none
     */
    public TrainingPlan with(String name, String words) {
        List<Setting> longer = new ArrayList<>(settings);
        longer.add(new Setting(name, words));
        return new TrainingPlan(seed, epochs, patience, longer);
    }

    /**
     * Decides whether a training goes on.
     *
     * @param done epochs so far
     * @param best the best of them by {@link TrainingEpoch#isBetterThan}, from 1; 0 before the first
     * @return true if there is nothing more to do
     */
    public boolean isOver(int done, int best) {
        return done >= epochs || (patience.isPresent() && done - best >= patience.getAsInt());
    }

    /**
     * Names what is learned from, for sentences about it.
     *
     * @return a plural: {@code images} if there is a setting {@code validation images} that counts them, and so on;
     *     {@code examples} without such a setting
     */
    public String examples() {
        return settings.stream()
                .filter(setting -> setting.name().startsWith(VALIDATION)
                        && COUNT.matcher(setting.words()).matches())
                .map(setting -> setting.name().substring(VALIDATION.length()))
                .findFirst()
                .orElse("examples");
    }
}
