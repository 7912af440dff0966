package org.activationlab.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.activationlab.data.DigitData;
import org.activationlab.network.RandomStreams;
import org.activationlab.pairs.ActivationReader;
import org.activationlab.pairs.ReferenceFile;
import org.activationlab.pairs.ReferenceTraces;
import org.activationlab.pairs.TraceLayout;

/** Writes each kept model's activations on one choice of training images, whose labels nobody looks at. */
final class ReferenceStage extends ModelStage {

    /** One choice for all models and designs, so its seed is no setting. */
    private static final RandomStreams STREAMS = new RandomStreams(42);

    private final int count;

    ReferenceStage(RunFolder folder, RunDescription run, DigitData data, List<ModelFile> models, int count) {
        super(folder, run, data, models);
        this.count = count;
    }

    @Override
    public String name() {
        return "reference";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Object settings(ModelFile model) {
        return Map.of("layout", TraceLayout.LENET_LAST_FOUR, "images", count);
    }

    /** Where a model's traces are. */
    static String file(String model) {
        return EvidenceSet.FOLDER + "/reference/" + model + ".arrow";
    }

    /**
     * Chooses images at random, no image twice.
     *
     * @param all how many training images there are
     * @param count how many are wanted, at most all
     * @return their positions, rising
     */
    static List<Integer> images(int all, int count) {
        return STREAMS.stream("reference-images")
                .ints(0, all)
                .distinct()
                .limit(count)
                .sorted()
                .boxed()
                .toList();
    }

    @Override
    public Worker<ModelFile> open() {
        ActivationReader reader = new ActivationReader(run.device(), data.train());
        List<Integer> images = images(data.train().size(), count);
        return new Worker<>() {
            @Override
            public List<Path> run(ModelFile model, LongConsumer progress) throws IOException, StudyException {
                TraceLayout layout = TraceLayout.LENET_LAST_FOUR;
                ReferenceTraces traces =
                        ReferenceTraces.of(model.id(), images, layout, reader.read(parameters(model), images, layout));
                Path target = folder.file(file(model.id()));
                ReferenceFile.write(target, header(model, "train"), traces);
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
