package org.activationlab.report;

import java.util.Comparator;
import org.activationlab.lenet.HyperParameters;
import org.activationlab.lenet.Initialization;
import org.activationlab.lenet.Optimizer;

/** One choice of a training, as tables and figures name and order it. */
public enum HyperParameter {
    /** The update rule. */
    OPTIMIZER("optimizer"),
    /** The step size. */
    LEARNING_RATE("learning rate"),
    /** The factor of the L2 penalty. */
    WEIGHT_DECAY("weight decay"),
    /** The rule for the initial weights. */
    INITIALIZATION("initialization"),
    /** Images per step. */
    BATCH_SIZE("batch size"),
    /** Passes over the training images. */
    EPOCHS("epochs"),
    /** The seed of initial values and batch order. */
    SEED("seed");

    private final String title;

    HyperParameter(String title) {
        this.title = title;
    }

    /**
     * Names the choice.
     *
     * @return lower-case words, such as "learning rate"
     */
    public String title() {
        return title;
    }

    /**
     * Says what a model chose.
     *
     * @param model its settings
     * @return such as "Adam", "0.005" or "Kaiming uniform"
     */
    public String label(HyperParameters model) {
        return switch (this) {
            case OPTIMIZER -> label(model.optimizer());
            case LEARNING_RATE -> Wording.setting(model.learningRate());
            case WEIGHT_DECAY -> Wording.setting(model.weightDecay());
            case INITIALIZATION -> label(model.initialization());
            case BATCH_SIZE -> Integer.toString(model.batchSize());
            case EPOCHS -> Integer.toString(model.epochs());
            case SEED -> Integer.toString(model.seed());
        };
    }

    /** Orders models by their choice: numbers by size, names as their types list them. */
    Comparator<HyperParameters> order() {
        return switch (this) {
            case OPTIMIZER -> Comparator.comparing(HyperParameters::optimizer);
            case LEARNING_RATE -> Comparator.comparingDouble(HyperParameters::learningRate);
            case WEIGHT_DECAY -> Comparator.comparingDouble(HyperParameters::weightDecay);
            case INITIALIZATION -> Comparator.comparing(HyperParameters::initialization);
            case BATCH_SIZE -> Comparator.comparingInt(HyperParameters::batchSize);
            case EPOCHS -> Comparator.comparingInt(HyperParameters::epochs);
            case SEED -> Comparator.comparingInt(HyperParameters::seed);
        };
    }

    static String label(Optimizer optimizer) {
        return switch (optimizer) {
            case SGD -> "SGD";
            case ADAM -> "Adam";
        };
    }

    static String label(Initialization initialization) {
        return switch (initialization) {
            case XAVIER_UNIFORM -> "Xavier uniform";
            case NORMAL -> "normal";
            case KAIMING_UNIFORM -> "Kaiming uniform";
            case PYTORCH_DEFAULT -> "PyTorch default";
        };
    }
}
