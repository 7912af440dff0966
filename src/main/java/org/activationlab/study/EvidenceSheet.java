package org.activationlab.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.activationlab.data.DigitData;
import org.activationlab.pairs.LabelTable;
import org.activationlab.pairs.PopulationSample;
import org.activationlab.report.DataSheet;

/** Writes down what is known of a design's evidence. */
final class EvidenceSheet {

    private EvidenceSheet() {}

    static DataSheet of(Path root, CardRecords records, JudgeEvidence evidence) throws StudyException, IOException {
        LabelTable labels = evidence.data().pairs().labels();
        String chosen = records.set().sample();
        RunFolder.verify(root, chosen, records.outputs().getOrDefault(chosen, "nothing"));
        EvidenceSummary summary = EvidenceSummary.of(
                root.resolve(records.set().joinedFile()),
                labels,
                Json.read(root.resolve(chosen), PopulationSample.class));
        int images = (int)
                IntStream.range(0, labels.size()).map(labels::image).distinct().count();
        return new DataSheet(
                records.source(),
                images,
                summary.right(),
                finite(Map.of("right", summary.ratioRight(), "wrong", summary.ratioWrong())),
                summary.neverRight(),
                summary.neverWrong(),
                finite(Map.of(
                        "image", summary.leak().byImage(),
                        "network", summary.leak().byModel())),
                sizes(root, evidence.inputs()),
                licence(records.run().data()),
                records.origin(List.of()));
    }

    private static Map<String, Double> finite(Map<String, Double> values) {
        Map<String, Double> kept = new TreeMap<>(values);
        kept.values().removeIf(value -> !Double.isFinite(value));
        return kept;
    }

    /** Of the inputs those that are files and folders. */
    private static Map<String, Long> sizes(Path root, Map<String, String> inputs) throws IOException {
        Map<String, Long> sizes = new TreeMap<>();
        for (String name : inputs.keySet()) {
            if (name.startsWith(EvidenceSet.FOLDER + "/")) {
                try (Stream<Path> files = Files.walk(root.resolve(name))) {
                    long bytes = 0;
                    for (Path file : files.filter(Files::isRegularFile).toList()) {
                        bytes += Files.size(file);
                    }
                    sizes.put(name, bytes);
                }
            }
        }
        return sizes;
    }

    private static String licence(DataIdentity data) {
        String images = data.synthetic()
                ? "The images were drawn by this program, which is under the Apache License 2.0."
                : data.name().equals(DigitData.MNIST)
                        ? "The images are the official MNIST files; this program states no licence of theirs and does not"
                                + " hand them on."
                        : "The images are of a folder of the user's own; this program knows no licence of theirs.";
        return images + " The evidence names images by their number and holds no pixel; it has no licence of its own"
                + " until who hands it on gives it one.";
    }
}
