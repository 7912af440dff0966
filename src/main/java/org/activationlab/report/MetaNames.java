package org.activationlab.report;

import org.activationlab.meta.Architecture;
import org.activationlab.meta.Preset;
import org.activationlab.meta.Task;

/** How meta-networks and their tasks are called in tables, figures and sentences. */
final class MetaNames {

    private MetaNames() {}

    static String of(Architecture architecture) {
        return switch (architecture) {
            case RNN -> "RNN";
            case GRU -> "GRU";
            case LSTM -> "LSTM";
            case TRANSFORMER -> "transformer";
        };
    }

    /** The name of a row: what was not trained in the original's way says so. */
    static String of(Architecture architecture, Preset preset) {
        return of(architecture) + (preset == Preset.CORRECTED ? ", corrected" : "");
    }

    /** The same inside a sentence, after "the". */
    static String phrase(Architecture architecture, Preset preset) {
        return (preset == Preset.CORRECTED ? "corrected " : "") + of(architecture);
    }

    /** What a task is about, to start a title with. */
    static String of(Task task) {
        return task == Task.RATIO ? "Noise ratio" : "Right or wrong";
    }

    /** The score's symbol or word, as it stands beside a number. */
    static String score(Task task) {
        return task.score();
    }
}
