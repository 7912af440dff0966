package org.activationlab.meta;

import java.util.Locale;

/** A setting of the judged networks' training by which a region of the grid can be left out. */
public enum Trait {
    /** The update rule. */
    OPTIMIZER {
        @Override
        String of(ModelTraits model) {
            return model.optimizer();
        }
    },
    /** The step size. */
    LEARNING_RATE {
        @Override
        String of(ModelTraits model) {
            return Double.toString(model.learningRate());
        }
    },
    /** The factor of the L2 penalty. */
    WEIGHT_DECAY {
        @Override
        String of(ModelTraits model) {
            return Double.toString(model.weightDecay());
        }
    },
    /** The rule for the initial weights. */
    INITIALIZATION {
        @Override
        String of(ModelTraits model) {
            return model.initialization();
        }
    };

    /** A model's value, as {@link Region} writes it; numbers as Java prints them. */
    abstract String of(ModelTraits model);

    /**
     * Names the trait.
     *
     * @return for example "learning-rate"
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
