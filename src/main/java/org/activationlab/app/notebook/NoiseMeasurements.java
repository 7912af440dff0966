package org.activationlab.app.notebook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.activationlab.lenet.TrainedModel;
import org.activationlab.network.Parameters;
import org.activationlab.pairs.LabelTable;
import org.activationlab.pairs.NoiseLabeller;
import org.activationlab.pairs.NoiseSweep;
import org.activationlab.pairs.RunningRatio;
import org.activationlab.pairs.SampledPair;
import org.activationlab.pairs.SweptRatios;
import org.activationlab.report.PopulationFacts;
import org.activationlab.study.StudyException;

/** Looks at the noise ratio itself: how it settles with the draws, and how it falls with the strength of the noise. */
public final class NoiseMeasurements {

    private final StudySession study;
    private final PopulationFacts facts;

    private NoiseMeasurements(StudySession study, PopulationFacts facts) {
        this.study = study;
        this.facts = facts;
    }

    /**
     * Measures on the pairs of a run.
     *
     * @param study where networks and images come from
     * @param facts its models and labels
     * @return nothing was measured yet
     */
    public static NoiseMeasurements of(StudySession study, PopulationFacts facts) {
        return new NoiseMeasurements(study, facts);
    }

    /**
     * Draws the noise again and notes the ratio after every draw.
     *
     * @param model a kept network
     * @return one for each of its pairs, in the order of its labels
     * @throws StudyException if its file is missing or was changed
     * @throws IOException if the disk fails
     * @throws InterruptedException if the cell was interrupted
     */
    public List<RunningRatio> runningRatios(TrainedModel model)
            throws StudyException, IOException, InterruptedException {
        List<SampledPair> pairs = pairs(model);
        List<Integer> images = pairs.stream().map(SampledPair::imageIndex).toList();
        List<RunningRatio> running = new ArrayList<>();
        try (NoiseLabeller labeller =
                new NoiseLabeller(study.device(), study.digits().test(), facts.noise())) {
            List<int[]> digits = labeller.predictions(study.parameters(model), images);
            for (int i = 0; i < pairs.size(); i++) {
                running.add(RunningRatio.of(pairs.get(i).predictedDigit(), digits.get(i)));
            }
        }
        return running;
    }

    /**
     * Labels the pairs of some networks at several strengths of the noise.
     *
     * @param sweep which strengths, and how many draws
     * @param networks how many of the kept networks, evenly spaced in the order of the plan
     * @return the labels of each strength
     * @throws StudyException if a network's file is missing or was changed
     * @throws IOException if the disk fails
     * @throws InterruptedException if the cell was interrupted
     */
    public SweptRatios sweep(NoiseSweep sweep, int networks) throws StudyException, IOException, InterruptedException {
        List<TrainedModel> kept =
                facts.models().stream().filter(TrainedModel::kept).toList();
        int count = Math.min(networks, kept.size());
        Map<String, Parameters> parameters = new HashMap<>();
        List<SampledPair> pairs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            TrainedModel model = kept.get((int) ((long) i * kept.size() / count));
            parameters.put(model.hyperParameters().id(), study.parameters(model));
            pairs.addAll(pairs(model));
        }
        long total = (long) pairs.size() * sweep.scales().size();
        try (Progress progress = Notebook.progress("noise", "labels", total)) {
            long[] told = {0};
            return sweep.measure(study.device(), study.digits().test(), parameters, pairs, done -> {
                progress.advance(done - told[0]);
                told[0] = done;
            });
        }
    }

    private List<SampledPair> pairs(TrainedModel model) {
        LabelTable labels = facts.pairs();
        String id = model.hyperParameters().id();
        return IntStream.range(0, labels.size())
                .filter(row -> labels.modelId(row).equals(id))
                .mapToObj(row -> labels.labelledPair(row).sample())
                .toList();
    }
}
