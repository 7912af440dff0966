package org.activationlab.lenet;

import org.activationlab.data.LabelledImages;
import org.activationlab.network.ComputeDevice;

class TensorTrainingTest extends PopulationTrainerTest {

    @Override
    TrainingEngine engine(LabelledImages train, LabelledImages test) {
        return new TensorTraining(ComputeDevice.CPU, train, test);
    }
}
