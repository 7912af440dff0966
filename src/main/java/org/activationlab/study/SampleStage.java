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
final class SampleStage implements Stage<String> {

    private final RunFolder folder;
    private final DigitData data;
    private final EvidenceSet set;
    private final PopulationSampler sampler;
    private final List<ModelFile> models;
    /** SHA-256 of each model's answers, by the file's name. */
    private final Map<String, String> answers;

    SampleStage(
            RunFolder folder,
            DigitData data,
            EvidenceSet set,
            PopulationSampler sampler,
            List<ModelFile> models,
            Map<String, String> answers) {
        this.folder = folder;
        this.data = data;
        this.set = set;
        this.sampler = sampler;
        this.models = List.copyOf(models);
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
    public List<String> items() {
        return models.isEmpty() ? List.of() : List.of("sample");
    }

    @Override
    public String id(String item) {
        return item;
    }

    @Override
    public long size(String item) {
        return models.size();
    }

    @Override
    public Object settings(String item) {
        return sampler;
    }

    @Override
    public Map<String, String> inputs(String item) {
        Map<String, String> inputs = new TreeMap<>(answers);
        inputs.put("data", data.fingerprint());
        return inputs;
    }

    @Override
    public Worker<String> open() {
        return new Worker<>() {
            @Override
            public List<Path> run(String item, LongConsumer progress) throws IOException, StudyException {
                List<ModelAnswers> population = new ArrayList<>();
                for (ModelFile model : models) {
                    String name = PredictStage.file(model);
                    folder.verify(name, answers.getOrDefault(name, "none"));
                    population.add(AnswerFile.read(folder.file(name)));
                }
                int[] truth = IntStream.range(0, data.test().size())
                        .map(data.test()::label)
                        .toArray();
                Path target = folder.file(set.sample());
                Json.write(target, sampler.sample(truth, population));
                progress.accept(models.size());
                return List.of(target);
            }

            @Override
            public void close() {}
        };
    }
}
