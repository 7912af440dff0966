package org.activationlab.lenet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.activationlab.network.AdamRule;

/** One optimizer for K stacked networks, each with its own learning rate and weight decay. */
final class StackedUpdate {

    private final Optimizer optimizer;
    private final NDArray parameters;
    private final NDArray rate;
    private final NDArray decay;
    private final boolean decays;
    /** Adam's two moments, each (models, 44426); none for SGD. */
    private final List<NDArray> moments;

    private int steps;

    /**
     * Prepares the update of a stack.
     *
     * @param optimizer the rule, the same for the whole stack
     * @param members each network's settings, in stack order
     * @param parameters (models, 44426), changed in place by {@link #step}; helper arrays join its scope
     */
    StackedUpdate(Optimizer optimizer, List<HyperParameters> members, NDArray parameters) {
        this.optimizer = optimizer;
        this.parameters = parameters;
        NDManager manager = parameters.getManager();
        rate = column(
                manager,
                members.stream().mapToDouble(HyperParameters::learningRate).toArray());
        decay = column(
                manager,
                members.stream().mapToDouble(HyperParameters::weightDecay).toArray());
        decays = members.stream().anyMatch(member -> member.weightDecay() > 0);
        moments = optimizer == Optimizer.ADAM
                ? List.of(manager.zeros(parameters.getShape()), manager.zeros(parameters.getShape()))
                : List.of();
    }

    private static NDArray column(NDManager manager, double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return manager.create(floats, new Shape(values.length, 1));
    }

    /**
     * Moves the parameters by one step.
     *
     * @param step the scope of this call, to which the parameters are lent already
     * @param gradient (models, 44426), owned by {@code step}; its values are used up
     */
    void step(NDManager step, NDArray gradient) {
        step.tempAttachAll(rate, decay);
        steps++;
        if (decays) {
            gradient.addi(parameters.mul(decay));
        }
        switch (optimizer) {
            case SGD -> parameters.subi(gradient.muli(rate));
            case ADAM -> adam(step, gradient);
        }
    }

    private void adam(NDManager step, NDArray gradient) {
        NDArray mean = moments.get(0);
        NDArray square = moments.get(1);
        step.tempAttachAll(mean, square);
        AdamRule.move(parameters, gradient, mean, square, rate, steps);
    }
}
