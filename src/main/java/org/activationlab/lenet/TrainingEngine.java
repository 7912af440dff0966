package org.activationlab.lenet;

import java.util.List;
import org.activationlab.data.LabelledImages;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.Parameters;

/** What training runs on; holds the images for as long as it is open. */
interface TrainingEngine extends AutoCloseable {

    /**
     * Begins trainings that share their mini-batches.
     *
     * @param trainings each network's settings, of one optimizer
     * @param start each network's parameters before the first step
     * @return the networks; the caller closes them
     */
    TrainingStack begin(List<HyperParameters> trainings, List<Parameters> start);

    @Override
    void close();

    /** Takes the vector registers where they can be used, else the device's tensor operations. */
    static TrainingEngine of(ComputeDevice device, LabelledImages train, LabelledImages test) {
        return LeNet.inRegisters(device) ? new LaneTraining(train, test) : new TensorTraining(device, train, test);
    }
}
