package org.activationlab.report;

import java.util.Locale;
import org.activationlab.lenet.Initialization;
import org.activationlab.lenet.Optimizer;
import org.activationlab.meta.Trait;

/** How traits of models and their values read in tables, figures and sentences. */
final class TraitNames {

    private TraitNames() {}

    /** A trait inside a sentence, such as "learning rate". */
    static String of(Trait trait) {
        return trait.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** A value as splits write it, such as "ADAM" or "0.0", turned into "Adam" or "0". */
    static String value(Trait trait, String value) {
        return switch (trait) {
            case OPTIMIZER -> HyperParameter.label(Optimizer.valueOf(value));
            case INITIALIZATION -> HyperParameter.label(Initialization.valueOf(value));
            case LEARNING_RATE, WEIGHT_DECAY -> Wording.setting(Double.parseDouble(value));
        };
    }
}
