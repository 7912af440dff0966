package org.activationlab.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.activationlab.data.DigitData;
import org.activationlab.pairs.AnswerFile;
import org.activationlab.pairs.FreshNoiseLabeller;
import org.activationlab.pairs.LabelFile;
import org.activationlab.pairs.LabelledPair;
import org.activationlab.pairs.ModelAnswers;
import org.activationlab.pairs.NoiseLabel;
import org.activationlab.pairs.PopulationSample;
import org.activationlab.pairs.SampledPair;

/** Labels the sampled pairs of each kept model, each pair with noise of its own. */
final class FreshLabelStage extends ModelStage {

    private final EvidenceSet set;
    private final String sample;
    /** SHA-256 of each model's answers, by the file's name. */
    private final Map<String, String> answers;

    FreshLabelStage(
            RunFolder folder,
            RunDescription run,
            DigitData data,
            List<ModelFile> models,
            EvidenceSet set,
            String sample,
            Map<String, String> answers) {
        super(folder, run, data, models);
        this.set = set;
        this.sample = sample;
        this.answers = Map.copyOf(answers);
    }

    @Override
    public String name() {
        return set.stages() + "label";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public boolean needsOneArithmetic() {
        return true;
    }

    @Override
    public Object settings(ModelFile model) {
        return Map.of("noise", set.noise());
    }

    /** The evidence is an input because its fingerprint stands in every file's header. */
    @Override
    public Map<String, String> inputs(ModelFile model) {
        Map<String, String> inputs = super.inputs(model);
        inputs.put("evidence", set.fingerprint());
        inputs.put("sample", sample);
        inputs.put("answers", answersOf(model));
        return inputs;
    }

    private String answersOf(ModelFile model) {
        return answers.getOrDefault(PredictStage.file(model), "none");
    }

    @Override
    public Worker<ModelFile> open() throws IOException, StudyException {
        folder.verify(set.sample(), sample);
        Map<String, List<Integer>> images = new HashMap<>();
        Json.read(folder.file(set.sample()), PopulationSample.class)
                .models()
                .forEach(model -> images.put(model.modelId(), model.images()));
        FreshNoiseLabeller labeller = new FreshNoiseLabeller(run.device(), data.test(), set.noise());
        return new Worker<>() {
            @Override
            public List<Path> run(ModelFile model, LongConsumer progress)
                    throws IOException, StudyException, InterruptedException {
                folder.verify(PredictStage.file(model), answersOf(model));
                ModelAnswers own = AnswerFile.read(folder.file(PredictStage.file(model)));
                List<Integer> numbers = images.getOrDefault(model.id(), List.of());
                List<NoiseLabel> labels = labeller.label(model.id(), parameters(model), numbers);
                List<LabelledPair> pairs = new ArrayList<>();
                for (int i = 0; i < numbers.size(); i++) {
                    int image = numbers.get(i);
                    SampledPair pair =
                            new SampledPair(model.id(), image, data.test().label(image), own.digit(image));
                    pairs.add(new LabelledPair(pair, labels.get(i)));
                }
                Path target = folder.file(set.labels(model));
                LabelFile.write(target, header(model, set), pairs);
                progress.accept(1);
                return List.of(target);
            }

            @Override
            public void close() {
                labeller.close();
            }
        };
    }
}
