package org.activationlab.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.activationlab.data.DigitData;
import org.activationlab.lenet.Initialization;
import org.activationlab.lenet.LeNet;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.Parameters;
import org.activationlab.network.SafeTensors;
import org.activationlab.pairs.ActivationReader;
import org.activationlab.pairs.ActivationTrace;
import org.activationlab.pairs.LabelFile;
import org.activationlab.pairs.LabelTable;
import org.activationlab.pairs.LabelledPair;
import org.activationlab.pairs.NoiseSettings;
import org.activationlab.pairs.Pair;
import org.activationlab.pairs.PairFile;
import org.activationlab.pairs.PairFileHeader;
import org.activationlab.pairs.SampledPair;
import org.activationlab.pairs.TraceLayout;
import org.activationlab.pairs.VoteHistogram;

/** Exports activations as the study does: reads a network and its labels from files, looks, writes a file of pairs. */
final class ExportWork implements Workload {

    private final ActivationReader reader;
    private final PairFileHeader header;
    private final Path folder;
    private final Path model;
    private final Path labels;
    private final Path pairs;

    ExportWork(DigitData data, int worker) throws IOException {
        String id = "worker-" + worker;
        folder = Files.createTempDirectory("activation-lab-bench");
        model = folder.resolve("model.safetensors");
        labels = folder.resolve("labels.arrow");
        pairs = folder.resolve("pairs.arrow");
        header = PairFileHeader.of(id, "benchmark", "mnist test", data.fingerprint(), NoiseSettings.defaults())
                .withSynthetic(true);
        SafeTensors.write(model, Initialization.PYTORCH_DEFAULT.draw(worker), Map.of());
        LabelFile.write(labels, header, labelled(id, data));
        reader = new ActivationReader(ComputeDevice.CPU, data.test());
    }

    /** Labels out of thin air: only their number matters here. */
    private static List<LabelledPair> labelled(String id, DigitData data) {
        int count = Math.min(LabelWork.IMAGES_PER_NETWORK, data.test().size());
        VoteHistogram votes = VoteHistogram.of(NoiseSettings.defaults().draws(), 0, 0, 0, 0, 0, 0, 0, 0, 0);
        return IntStream.range(0, count)
                .mapToObj(image ->
                        new LabelledPair(new SampledPair(id, image, data.test().label(image), 0), votes))
                .toList();
    }

    @Override
    public void run(Tally tally) throws IOException {
        boolean enough = tally.finished(0);
        while (!enough) {
            Parameters network = SafeTensors.read(model, LeNet.SHAPES).parameters();
            LabelTable labelled = LabelFile.read(labels);
            List<Integer> images = IntStream.of(labelled.images()).boxed().toList();
            List<ActivationTrace> traces = reader.read(network, images);
            List<Pair> rows = new ArrayList<>();
            for (int row = 0; row < labelled.size(); row++) {
                rows.add(new Pair(labelled.labelledPair(row), traces.get(row)));
            }
            PairFile.write(pairs, header, TraceLayout.LENET_LAST_FOUR, rows);
            enough = tally.finished(rows.size());
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
        for (Path file : List.of(model, labels, pairs)) {
            Files.deleteIfExists(file);
        }
        Files.deleteIfExists(folder);
    }
}
