package org.activationlab.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.activationlab.report.MetaFacts;
import org.activationlab.report.PopulationFacts;

/** What a run folder holds, as tables and figures take it; every file is checked against the run's records. */
public final class RunFacts {

    private RunFacts() {}

    /**
     * Reads models and labels.
     *
     * @param root the folder of a run whose models are trained and labelled
     * @return models, epochs, labels and where they come from
     * @throws StudyException if something is not finished yet or cannot be read; says what
     * @throws IOException if the disk fails
     */
    public static PopulationFacts population(Path root) throws StudyException, IOException {
        return PopulationInventory.facts(root, RunInventory.of(root));
    }

    /**
     * Reads baselines and meta-networks; trainings with changed settings are left out.
     *
     * @param root a run folder
     * @return empty if not even the baselines were scored
     * @throws StudyException if a file is missing or was changed since
     * @throws IOException if the disk fails
     */
    public static Optional<MetaFacts> metaNetworks(Path root) throws StudyException, IOException {
        return MetaInventory.facts(root, RunInventory.of(root));
    }
}
