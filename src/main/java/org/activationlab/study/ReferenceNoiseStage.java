package org.activationlab.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.activationlab.data.DigitData;
import org.activationlab.pairs.EvidencePlan;
import org.activationlab.pairs.NoiseSettings;
import org.activationlab.pairs.ReferenceNoise;
import org.activationlab.pairs.ReferenceNoiseFile;
import org.activationlab.pairs.ReferenceNoiseReader;

/** Writes how each kept model answers noisy copies of the images of {@link ReferenceStage}. */
final class ReferenceNoiseStage extends ModelStage {

    private final int count;
    private final NoiseSettings noise;

    ReferenceNoiseStage(
            RunFolder folder, RunDescription run, DigitData data, List<ModelFile> models, EvidencePlan plan) {
        super(folder, run, data, models);
        count = plan.referenceImages();
        noise = plan.referenceNoise();
    }

    @Override
    public String name() {
        return "reference-noise";
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
        return Map.of("images", count, "noise", noise);
    }

    /** Where a model's answers are. */
    static String file(String model) {
        return EvidenceSet.FOLDER + "/reference-noise/" + model + ".arrow";
    }

    @Override
    public Worker<ModelFile> open() {
        ReferenceNoiseReader reader = new ReferenceNoiseReader(run.device(), data.train(), noise);
        List<Integer> images = ReferenceStage.images(data.train().size(), count);
        return new Worker<>() {
            @Override
            public List<Path> run(ModelFile model, LongConsumer progress)
                    throws IOException, StudyException, InterruptedException {
                ReferenceNoise rows = reader.read(model.id(), parameters(model), images);
                Path target = folder.file(file(model.id()));
                ReferenceNoiseFile.write(target, header(model, "train"), noise, rows);
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
