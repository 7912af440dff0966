package org.activationlab.app.notebook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.activationlab.interpret.adversarial.AttackSettings;
import org.activationlab.interpret.adversarial.DistanceSearch;
import org.activationlab.interpret.adversarial.RobustnessPairs;
import org.activationlab.interpret.adversarial.SearchSettings;
import org.activationlab.lenet.LeNet;
import org.activationlab.lenet.TrainedModel;
import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.LayeredNetwork;
import org.activationlab.pairs.LabelTable;
import org.activationlab.report.PopulationFacts;
import org.activationlab.study.StudyException;

/** Looks for the nearest image that changes an answer, for the answers of a run, beside their noise ratios. */
public final class AdversarialMeasurements {

    private final StudySession study;
    private final PopulationFacts facts;

    private AdversarialMeasurements(StudySession study, PopulationFacts facts) {
        this.study = study;
        this.facts = facts;
    }

    /**
     * Takes the pairs of a run.
     *
     * @param study where networks and images come from
     * @param facts its models and labels
     * @return nothing was measured yet
     */
    public static AdversarialMeasurements of(StudySession study, PopulationFacts facts) {
        return new AdversarialMeasurements(study, facts);
    }

    /**
     * Searches.
     *
     * @param attack how images are changed; it is the network's answer, right or wrong, that is to change
     * @param search how the smallest change is looked for
     * @return all pairs of the run
     * @throws StudyException if a network's file is missing or was changed
     * @throws IOException if the disk fails
     * @throws InterruptedException if the cell was interrupted
     */
    public RobustnessPairs measure(AttackSettings attack, SearchSettings search)
            throws StudyException, IOException, InterruptedException {
        LabelTable labels = facts.pairs();
        List<TrainedModel> kept =
                facts.models().stream().filter(TrainedModel::kept).toList();
        double[] distances = new double[labels.size()];
        int[] models = new int[labels.size()];
        List<Integer> measured = new ArrayList<>();
        try (Progress progress = Notebook.progress("attacks", "networks", kept.size())) {
            for (int model = 0; model < kept.size(); model++) {
                String id = kept.get(model).hyperParameters().id();
                int[] rows = IntStream.range(0, labels.size())
                        .filter(row -> labels.modelId(row).equals(id))
                        .toArray();
                double[] own = distances(kept.get(model), rows, attack, search);
                for (int i = 0; i < rows.length; i++) {
                    distances[rows[i]] = own[i];
                    models[rows[i]] = model;
                    measured.add(rows[i]);
                }
                progress.advance(1);
                if (Thread.interrupted()) {
                    throw new InterruptedException("measuring was interrupted");
                }
            }
        }
        if (measured.size() != labels.size()) {
            throw new IllegalStateException(
                    "expected a network for each of " + labels.size() + " pairs, but " + measured.size() + " have one");
        }
        return RobustnessPairs.of(labels.ratios(), distances, labels.correct(), models, labels.images());
    }

    private double[] distances(TrainedModel model, int[] rows, AttackSettings attack, SearchSettings search)
            throws StudyException, IOException {
        if (rows.length == 0) {
            return new double[0];
        }
        LabelTable labels = facts.pairs();
        Batch images = Batch.ofRows(
                LeNet.DESIGN.input(),
                IntStream.of(rows)
                        .mapToObj(row -> study.digits().test().pixels(labels.image(row)))
                        .toList());
        int[] answers = IntStream.of(rows).map(labels::predictedDigit).toArray();
        try (LayeredNetwork network = new LayeredNetwork(study.device(), LeNet.DESIGN, study.parameters(model))) {
            return new DistanceSearch(search)
                    .byAttack(network, images, answers, attack)
                    .sizes();
        }
    }
}
