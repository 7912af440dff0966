package org.activationlab.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.activationlab.data.DigitData;
import org.activationlab.pairs.DrawFile;
import org.activationlab.pairs.DrawReader;
import org.activationlab.pairs.DrawTable;
import org.activationlab.pairs.ModelFileHeader;
import org.activationlab.pairs.NoiseSettings;
import org.activationlab.pairs.PopulationSample;

/** Answers further noisy copies of each kept model's sampled images, which the labels have not seen. */
final class DrawStage extends ModelStage {

    private final EvidenceSet set;
    private final NoiseSettings noise;
    private final String sample;

    /**
     * Prepares the stage.
     *
     * @param draws how many copies of each image, at least 1
     * @param sample SHA-256 of the choice of pairs
     */
    DrawStage(
            RunFolder folder,
            RunDescription run,
            DigitData data,
            List<ModelFile> models,
            EvidenceSet set,
            int draws,
            String sample) {
        super(folder, run, data, models);
        this.set = set;
        noise = set.noise().withDraws(draws);
        this.sample = sample;
    }

    @Override
    public String name() {
        return set.stages() + "draws";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public boolean needsOneArithmetic() {
        return true;
    }

    @Override
    public Object settings(ModelFile model) {
        return Map.of("noise", noise);
    }

    /** The evidence is an input because its fingerprint stands in every file's header. */
    @Override
    public Map<String, String> inputs(ModelFile model) {
        Map<String, String> inputs = super.inputs(model);
        inputs.put("evidence", set.fingerprint());
        inputs.put("sample", sample);
        return inputs;
    }

    @Override
    public Worker<ModelFile> open() throws IOException, StudyException {
        folder.verify(set.sample(), sample);
        Map<String, List<Integer>> images = new HashMap<>();
        Json.read(folder.file(set.sample()), PopulationSample.class)
                .models()
                .forEach(model -> images.put(model.modelId(), model.images()));
        DrawReader reader = new DrawReader(run.device(), data.test(), noise);
        return new Worker<>() {
            @Override
            public List<Path> run(ModelFile model, LongConsumer progress)
                    throws IOException, StudyException, InterruptedException {
                DrawTable rows = reader.read(model.id(), parameters(model), images.getOrDefault(model.id(), List.of()));
                ModelFileHeader header = new ModelFileHeader(
                        model.id(),
                        set.fingerprint(),
                        run.data().name() + " test",
                        data.fingerprint(),
                        data.synthetic());
                Path target = folder.file(set.draws(model.id()));
                DrawFile.write(target, header, noise, rows);
                progress.accept(1);
                return List.of(target);
            }

            @Override
            public void close() {
                reader.close();
            }
        };
    }
}
