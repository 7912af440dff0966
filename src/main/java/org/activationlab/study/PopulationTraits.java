package org.activationlab.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.activationlab.lenet.HyperParameters;
import org.activationlab.lenet.PopulationRow;
import org.activationlab.meta.ModelTraits;

/** Says of a run's models what splits must know, from the tables of its trainings. */
final class PopulationTraits {

    private PopulationTraits() {}

    /**
     * The traits of all models of the population, rejected ones included.
     *
     * @throws StudyException if a training is missing, or its table was changed since
     */
    static List<ModelTraits> of(Path root) throws IOException, StudyException {
        return PopulationRecords.of(root).stream()
                .map(PopulationRow::model)
                .map(model -> of(model.hyperParameters()))
                .toList();
    }

    static ModelTraits of(HyperParameters settings) {
        // With one seed and one number of epochs for all, siblings share their name.
        String siblings = settings.withSeed(0).withEpochs(1).id();
        return new ModelTraits(
                settings.id(),
                siblings,
                settings.optimizer().name(),
                settings.learningRate(),
                settings.weightDecay(),
                settings.initialization().name());
    }
}
