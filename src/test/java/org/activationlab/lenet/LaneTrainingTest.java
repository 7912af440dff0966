package org.activationlab.lenet;

import org.activationlab.data.LabelledImages;

class LaneTrainingTest extends PopulationTrainerTest {

    @Override
    TrainingEngine engine(LabelledImages train, LabelledImages test) {
        return new LaneTraining(train, test);
    }
}
