package org.activationlab.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.activationlab.data.DigitData;
import org.activationlab.lenet.LeNet;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.Parameters;
import org.activationlab.network.SafeTensors;
import org.activationlab.pairs.AnswerReader;
import org.activationlab.pairs.LabelFile;
import org.activationlab.pairs.LabelledPair;
import org.activationlab.pairs.ModelAnswers;
import org.activationlab.pairs.NoiseLabeller;
import org.activationlab.pairs.PairSampler;
import org.activationlab.pairs.SampledPair;
import org.activationlab.pairs.VoteHistogram;

/** Samples and labels the pairs of each kept model. */
final class LabelStage extends ModelStage {

    static final String NAME = "label";

    /** Some seconds of work: the noise that all models share is drawn once per task. */
    private static final int MODELS_PER_ERRAND = 8;

    private final PairSampler sampler;

    LabelStage(RunFolder folder, RunDescription run, DigitData data, List<ModelFile> models) {
        super(folder, run, data, models);
        sampler = new PairSampler(run.plan().sampling(), run.plan().pairsPerCell());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 3;
    }

    @Override
    public int itemsPerErrand() {
        return MODELS_PER_ERRAND;
    }

    @Override
    public boolean needsOneArithmetic() {
        return true;
    }

    @Override
    public Object settings(ModelFile model) {
        return Map.of("sampler", sampler, "noise", run.plan().noise());
    }

    /** Where a model's labels are. */
    static String file(ModelFile model) {
        return "labels/" + model.id() + ".arrow";
    }

    @Override
    public Worker<ModelFile> open() {
        ComputeDevice device = run.device();
        AnswerReader reader = new AnswerReader(device, data.test());
        NoiseLabeller labeller;
        try {
            labeller = new NoiseLabeller(device, data.test(), run.plan().noise());
        } catch (RuntimeException | Error e) {
            reader.close();
            throw e;
        }
        int[] truth =
                IntStream.range(0, data.test().size()).map(data.test()::label).toArray();
        return new Worker<>() {
            @Override
            public List<Path> run(ModelFile model, LongConsumer progress)
                    throws IOException, StudyException, InterruptedException {
                folder.verify(model.file(), model.sha256());
                Parameters network = SafeTensors.read(folder.file(model.file()), LeNet.SHAPES)
                        .parameters();
                ModelAnswers own = reader.answer(model.id(), network);
                int[] answers = IntStream.range(0, own.size()).map(own::digit).toArray();
                List<SampledPair> sampled =
                        sampler.sample(model.id(), truth, answers).pairs();
                List<VoteHistogram> votes = labeller.label(
                        network, sampled.stream().map(SampledPair::imageIndex).toList());
                List<LabelledPair> labelled = new ArrayList<>();
                for (int i = 0; i < sampled.size(); i++) {
                    labelled.add(new LabelledPair(sampled.get(i), votes.get(i)));
                }
                Path target = folder.file(file(model));
                LabelFile.write(target, header(model), labelled);
                progress.accept(1);
                return List.of(target);
            }

            @Override
            public void close() {
                try (reader) {
                    labeller.close();
                }
            }
        };
    }
}
