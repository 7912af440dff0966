package org.activationlab.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.activationlab.lenet.HyperParameters;
import org.activationlab.lenet.PopulationRow;
import org.activationlab.lenet.PopulationTable;
import org.activationlab.meta.ModelTraits;

/** Says of a run's models what splits must know, from the population table. */
final class PopulationTraits {

    private static final String TABLE = "population.csv";

    private PopulationTraits() {}

    /**
     * The traits of all models of the population, rejected ones included.
     *
     * @throws StudyException if there is no population table
     */
    static List<ModelTraits> of(Path root) throws IOException, StudyException {
        Path table = root.resolve(TABLE);
        if (!Files.isRegularFile(table)) {
            throw new StudyException(TABLE + ", which says how the models were trained, is missing in " + root
                    + ". Make it again with 'activation-lab train --run " + root + "'.");
        }
        return PopulationTable.read(table).stream()
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
