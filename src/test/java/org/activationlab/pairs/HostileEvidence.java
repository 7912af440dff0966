package org.activationlab.pairs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.activationlab.hostile.ForeignFile;
import org.activationlab.hostile.Seeds;
import org.activationlab.network.ParameterShape;
import org.activationlab.network.Parameters;

/** Arrow files from elsewhere, of every kind that is read. */
public final class HostileEvidence {

    private static final List<String> WORDS = List.of(
            "ARROW1",
            "\u00ff\u00ff\u00ff\u00ff",
            "activation-lab labels",
            "noise_sharing",
            "PER_PAIR",
            "noise_draws",
            "rows",
            "ratio",
            "votes",
            "\u0001\0\0\0",
            "\0\0\0\u0080");
    private static final ModelFileHeader HEADER = new ModelFileHeader("m", "plan", "MNIST test", "data", false);
    private static final NoiseSettings NOISE = new NoiseSettings(0.5, 2, 7, 0, NoiseSharing.PER_PAIR);
    private static final PairFileHeader FRESH =
            PairFileHeader.of("m", "plan", "MNIST test", "data", ExamplePairs.NOISE.withSharing(NoiseSharing.PER_PAIR));

    private HostileEvidence() {}

    /** All kinds. */
    public static List<ForeignFile> all() throws IOException {
        return List.of(
                kind("arrow-pairs", List.of(Seeds.written(HostileEvidence::pairs)), file -> {
                    PairFile.read(file);
                    PairFile.columns(file);
                }),
                kind(
                        "arrow-labels",
                        List.of(
                                Seeds.written(HostileEvidence::labels),
                                Seeds.written(file -> LabelFile.write(file, FRESH, fresh()))),
                        LabelFile::read),
                kind("arrow-answers", List.of(Seeds.written(HostileEvidence::answers)), AnswerFile::read),
                kind("arrow-draws", List.of(Seeds.written(HostileEvidence::draws)), file -> {
                    DrawFile.read(file);
                    DrawFile.readNoise(file);
                }),
                kind("arrow-reference", List.of(Seeds.written(HostileEvidence::reference)), ReferenceFile::read),
                kind("arrow-reference-noise", List.of(Seeds.written(HostileEvidence::noise)), ReferenceNoiseFile::read),
                kind("arrow-weights", List.of(Seeds.written(HostileEvidence::weights)), file -> {
                    try (WeightReader reader = WeightReader.open(file)) {
                        boolean more = true;
                        while (more) {
                            more = reader.next().isPresent();
                        }
                    }
                }));
    }

    private static ForeignFile kind(String name, List<byte[]> seeds, ForeignFile.Reader reader) {
        return ForeignFile.binary(name, seeds, WORDS, reader);
    }

    private static void pairs(Path file) throws IOException {
        PairFile.write(
                file, ExamplePairs.header("m"), ExamplePairs.SMALL, ExamplePairs.pairs("m", 3, ExamplePairs.SMALL));
    }

    private static void labels(Path file) throws IOException {
        LabelFile.write(file, ExamplePairs.header("m"), ExamplePairs.labelled("m", 3));
    }

    private static List<LabelledPair> fresh() {
        List<LabelledPair> pairs = new ArrayList<>();
        for (LabelledPair pair : ExamplePairs.labelled("m", 2)) {
            pairs.add(new LabelledPair(pair.sample(), pair.votes(), OptionalDouble.of(0.25)));
        }
        return pairs;
    }

    private static void answers(Path file) throws IOException {
        AnswerFile.write(file, HEADER, ModelAnswers.of("m", 3, 1, 4, 1, 5));
    }

    private static void draws(Path file) throws IOException {
        DrawFile.write(file, HEADER, NOISE, DrawTable.of("m", 2, List.of(9, 2), List.of(new int[] {4, 4}, new int[] {
            0, 1
        })));
    }

    private static void reference(Path file) throws IOException {
        List<ActivationTrace> traces = ExamplePairs.pairs("m", 3, ExamplePairs.SMALL).stream()
                .map(Pair::trace)
                .toList();
        ReferenceFile.write(file, HEADER, ReferenceTraces.of("m", List.of(3, 70, 4), ExamplePairs.SMALL, traces));
    }

    private static void noise(Path file) throws IOException {
        ReferenceNoise.Builder rows = new ReferenceNoise.Builder("m", 1);
        float[] logits = new float[20];
        logits[3] = 1;
        logits[13] = 3;
        rows.put(0, 70, new NoisyLogits(new float[10], logits));
        ReferenceNoiseFile.write(file, HEADER, NOISE, rows.build(2));
    }

    private static void weights(Path file) throws IOException {
        List<ParameterShape> shapes = List.of(ParameterShape.of("a.weight", 2, 3), ParameterShape.of("a.bias", 2));
        Parameters parameters = Parameters.of(shapes, new float[] {1, 2, 3, 4, 5, 6, 7, 8});
        WeightWriter.write(file, new WeightFileHeader("plan", "digits", "data", true), writer -> {
            writer.append(new ModelWeights("m", parameters));
            writer.append(new ModelWeights("n", parameters));
        });
    }
}
