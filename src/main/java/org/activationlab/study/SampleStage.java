package org.activationlab.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.activationlab.data.DigitData;
import org.activationlab.pairs.AnswerFile;
import org.activationlab.pairs.ModelAnswers;
import org.activationlab.pairs.PopulationSampler;

/** Chooses the pairs of all models together: a single item. */
final class SampleStage extends SingleItemStage {

    private final DigitData data;
    private final EvidenceSet set;
    private final PopulationSampler sampler;
    /** SHA-256 of each model's answers, by the file's name. */
    private final Map<String, String> answers;

    SampleStage(
            RunFolder folder,
            DigitData data,
            EvidenceSet set,
            PopulationSampler sampler,
            List<ModelFile> models,
            Map<String, String> answers) {
        super(folder, models, "sample");
        this.data = data;
        this.set = set;
        this.sampler = sampler;
        this.answers = new TreeMap<>(answers);
    }

    @Override
    public String name() {
        return set.stages() + "sample";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String unit() {
        return "models";
    }

    @Override
    Object settings() {
        return sampler;
    }

    @Override
    Map<String, String> inputs() {
        Map<String, String> inputs = new TreeMap<>(answers);
        inputs.put("data", data.fingerprint());
        return inputs;
    }

    @Override
    Path write(LongConsumer progress) throws IOException, StudyException {
        List<ModelAnswers> population = new ArrayList<>();
        for (ModelFile model : models) {
            String name = PredictStage.file(model);
            folder.verify(name, answers.getOrDefault(name, "none"));
            population.add(AnswerFile.read(folder.file(name)));
        }
        int[] truth =
                IntStream.range(0, data.test().size()).map(data.test()::label).toArray();
        Path target = folder.file(set.sample());
        Json.write(target, sampler.sample(truth, population));
        progress.accept(models.size());
        return target;
    }
}
