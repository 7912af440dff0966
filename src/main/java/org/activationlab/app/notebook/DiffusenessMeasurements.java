package org.activationlab.app.notebook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.activationlab.interpret.attribution.Attribution;
import org.activationlab.interpret.attribution.AttributionMethod;
import org.activationlab.interpret.attribution.Diffuseness;
import org.activationlab.interpret.attribution.DiffusenessPairs;
import org.activationlab.lenet.LeNet;
import org.activationlab.lenet.TrainedModel;
import org.activationlab.metrics.Confidence;
import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.LayeredNetwork;
import org.activationlab.pairs.LabelTable;
import org.activationlab.report.PopulationFacts;
import org.activationlab.study.StudyException;

/**
 * Measures how diffuse the maps of a run's answers are, beside the noise ratios of these answers. The class that is
 * explained is the network's answer, right or wrong.
 */
public final class DiffusenessMeasurements {

    private final StudySession study;
    private final PopulationFacts facts;

    private DiffusenessMeasurements(StudySession study, PopulationFacts facts) {
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
    public static DiffusenessMeasurements of(StudySession study, PopulationFacts facts) {
        return new DiffusenessMeasurements(study, facts);
    }

    /**
     * Takes the pairs of the networks that come with the program.
     *
     * @param preset tiny takes those of a tiny run instead, being no result anyway
     * @return nothing was measured yet
     * @throws Exception if a folder or images cannot be read
     */
    public static DiffusenessMeasurements zoo(String preset) throws Exception {
        boolean tiny = preset.equals("tiny");
        StudySession study =
                StudySession.open(tiny ? "tiny" : "zoo", tiny ? Notebook.setting("ACTIVATION_LAB_RUN", "") : "");
        return of(study, study.label());
    }

    /**
     * Explains answers.
     *
     * @param methods how
     * @param pairsPerNetwork at most so many pairs of each network, evenly spaced among its pairs, at least 1
     * @return for every method and measure the pairs; a pair whose map is 0 everywhere is left out there
     * @throws StudyException if a network's file is missing or was changed
     * @throws IOException if the disk fails
     * @throws InterruptedException if the cell was interrupted
     */
    public List<DiffusenessPairs> measure(List<AttributionMethod> methods, int pairsPerNetwork)
            throws StudyException, IOException, InterruptedException {
        List<TrainedModel> kept =
                facts.models().stream().filter(TrainedModel::kept).toList();
        List<List<DiffusenessPairs.Row>> found = new ArrayList<>();
        for (int i = 0; i < methods.size() * Diffuseness.values().length; i++) {
            found.add(new ArrayList<>());
        }
        try (Progress progress = Notebook.progress("maps", "networks", kept.size())) {
            for (int model = 0; model < kept.size(); model++) {
                try (LayeredNetwork network =
                        new LayeredNetwork(study.device(), LeNet.DESIGN, study.parameters(kept.get(model)))) {
                    measure(network, model, rows(kept.get(model), pairsPerNetwork), methods, found);
                }
                progress.advance(1);
            }
        }
        List<DiffusenessPairs> all = new ArrayList<>();
        for (AttributionMethod method : methods) {
            for (Diffuseness measure : Diffuseness.values()) {
                all.add(new DiffusenessPairs(method.title(), measure, found.get(all.size())));
            }
        }
        return all;
    }

    private int[] rows(TrainedModel model, int most) {
        LabelTable labels = facts.pairs();
        String id = model.hyperParameters().id();
        int[] own = IntStream.range(0, labels.size())
                .filter(row -> labels.modelId(row).equals(id))
                .toArray();
        int count = Math.min(most, own.length);
        return IntStream.range(0, count)
                .map(i -> own[(int) ((long) i * own.length / count)])
                .toArray();
    }

    private void measure(
            LayeredNetwork network,
            int model,
            int[] rows,
            List<AttributionMethod> methods,
            List<List<DiffusenessPairs.Row>> found)
            throws InterruptedException {
        LabelTable labels = facts.pairs();
        Batch images = Batch.ofRows(
                LeNet.DESIGN.input(),
                IntStream.of(rows)
                        .mapToObj(row -> study.digits().test().pixels(labels.image(row)))
                        .toList());
        int[] answers = IntStream.of(rows).map(labels::predictedDigit).toArray();
        Batch logits = network.logits(images);
        int next = 0;
        for (AttributionMethod method : methods) {
            if (Thread.interrupted()) {
                throw new InterruptedException("measuring was interrupted");
            }
            Attribution maps = method.attribute(network, images, answers);
            for (Diffuseness measure : Diffuseness.values()) {
                List<DiffusenessPairs.Row> into = found.get(next++);
                for (int k = 0; k < rows.length; k++) {
                    double diffuse = measure.of(maps.heat(k), images.row(k));
                    if (!Double.isNaN(diffuse)) {
                        into.add(new DiffusenessPairs.Row(
                                model,
                                labels.image(rows[k]),
                                labels.ratio(rows[k]).value(),
                                labels.correct(rows[k]),
                                Confidence.logitMargin(logits.row(k)),
                                sum(images.row(k)),
                                diffuse));
                    }
                }
            }
        }
    }

    private static double sum(float[] pixels) {
        double sum = 0;
        for (float pixel : pixels) {
            sum += pixel;
        }
        return sum;
    }
}
