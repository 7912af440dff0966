package org.activationlab.report;

import java.util.List;
import org.activationlab.lenet.TrainedModel;
import org.activationlab.pairs.LabelTable;
import org.activationlab.pairs.NoiseSettings;

/**
 * What a study knows once its population is trained and its pairs are labelled.
 *
 * @param provenance where the numbers come from
 * @param models the population, kept and rejected, possibly empty
 * @param epochs one row per training and epoch, as training left them; may be empty
 * @param pairs the labelled pairs of all kept models, possibly none
 * @param noise how the noise ratio was measured
 * @param shortCells the cells of the sampling that could not be filled
 */
public record PopulationFacts(
        Provenance provenance,
        List<TrainedModel> models,
        List<TrainedModel> epochs,
        LabelTable pairs,
        NoiseSettings noise,
        ShortCells shortCells) {

    /** Copies the lists. */
    public PopulationFacts {
        models = List.copyOf(models);
        epochs = List.copyOf(epochs);
    }
}
