package org.activationlab.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.activationlab.app.cli.CommandLineDoor;
import org.activationlab.app.sentences.SmallReviews;
import org.activationlab.data.IdxWriter;
import org.activationlab.data.SyntheticDigits;
import org.activationlab.files.Sha256;
import org.activationlab.network.SafeTensors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damages what classifiers and networks of sentences are kept in, and the data that they read. */
@Tag("fault")
class CorruptedModelsTest {

    private static final int FLIPS = 3;
    private static final String SENTENCE = "It is not a bad film.";

    @TempDir
    private Path folder;

    private static void give(List<String> words) {
        CommandLineDoor.Answer answer = CommandLineDoor.ask(words);
        assertThat(answer.code()).as(answer.err()).isZero();
    }

    private static List<String> words(List<String> first, Object... more) {
        List<String> all = new ArrayList<>(first);
        Stream.of(more).map(String::valueOf).forEach(all::add);
        return all;
    }

    /** Weights, and the log but for its times. */
    private static String training(Path seed) throws IOException {
        String log = Files.readString(seed.resolve("log.csv")).replaceAll("(?m),[^,\n]*$|^# SHA-256.*$", "");
        return Sha256.of(seed.resolve("best.safetensors")) + Sha256.of(log.strip());
    }

    @Test
    void classifiersAndTheirImages() throws Exception {
        Path data = folder.resolve("digits");
        IdxWriter.write(SyntheticDigits.generate(7, 360, 120), data);
        Path to = folder.resolve("classifier");
        List<String> train = words(
                List.of("classify", "train", "--network", "single-channel", "--epochs", "3", "--batch", "20"),
                "--data",
                data,
                "--seeds",
                "3-4",
                "--no-epoch-figures",
                "--out",
                to);
        give(train);
        Path best = to.resolve("seed-3/best.safetensors");
        Path packed = folder.resolve("weights.npz");
        Npz.write(packed, SafeTensors.read(best).parameters());
        List<String> evaluate =
                words(List.of("classify", "evaluate", "--network", "single-channel", "--data", data.toString()));
        Reader again = Reader.command("classify train", train, () -> training(to.resolve("seed-3")));
        Reader scores = Reader.printing("classify evaluate", words(evaluate, "--restore", best));
        Reader npz = Reader.printing("classify evaluate, NPZ", words(evaluate, "--restore", packed));
        Reader curves = Reader.printing(
                "curves", List.of("curves", to.resolve("seed-3/log.csv").toString(), "--out", folder + "/curves.png"));

        Trials trials = new Trials(folder, FLIPS);
        Path other = to.resolve("seed-4/best.safetensors");
        trials.on("weights of a classifier", best, other, List.of("best.safetensors"), List.of(again, scores));
        Path log = to.resolve("seed-3/log.csv");
        trials.on("log of a classifier", log, to.resolve("seed-4/log.csv"), List.of("log.csv"), List.of(again));
        // Whole logs are drawn whichever they are: no swap.
        trials.on("log of a classifier", log, log, List.of("log.csv"), List.of(curves));
        trials.on("weights as NPZ", packed, packed, List.of("weights.npz"), List.of(npz));
        try (Stream<Path> files = Files.list(data)) {
            for (Path file : files.sorted().toList()) {
                // The log holds the fingerprint of all images, which is how a change is noticed that breaks no format.
                List<String> names = List.of(String.valueOf(file.getFileName()), "log.csv");
                trials.on("idx file", file, file, names, List.of(again));
            }
        }
        trials.write("corrupted-classifiers");
        assertThat(trials.bad()).isEmpty();
    }

    @Test
    void networksOfSentencesAndTheirData() throws Exception {
        Path data = SmallReviews.write(folder.resolve("reviews"));
        Path vectors = folder.resolve("vectors.txt");
        Files.writeString(vectors, "film 0.25 -0.5 1 0.125\nbad -1 0.5 0.75 0.25\ngood 1 -0.5 0.5 0.5\n");
        Path to = folder.resolve("sentences");
        List<String> train = words(
                List.of("sentences", "train", "--epochs", "2", "--hidden", "4", "--seeds", "1-2"),
                "--data",
                data,
                "--vectors",
                vectors,
                "--out",
                to);
        give(train);
        Path own = to.resolve("seed-1");
        Path next = to.resolve("seed-2");
        Reader again = Reader.command("sentences train", train, () -> training(own));
        Reader scores = Reader.printing(
                "sentences evaluate", List.of("sentences", "evaluate", own.toString(), "--data", data.toString()));
        Reader explain =
                Reader.printing("sentences explain", List.of("sentences", "explain", own.toString(), SENTENCE));

        Trials trials = new Trials(folder, FLIPS);
        List<Reader> all = List.of(again, scores, explain);
        for (String name : List.of("best.safetensors", "vocabulary.txt")) {
            // Both files of a training name each other.
            List<String> names = List.of("best.safetensors", "vocabulary.txt");
            trials.on("sentences, " + name, own.resolve(name), next.resolve(name), names, all);
        }
        trials.on(
                "log of sentences",
                own.resolve("log.csv"),
                next.resolve("log.csv"),
                List.of("log.csv"),
                List.of(again));
        for (String name : List.of("train.tsv", "dev.tsv", "test.tsv")) {
            Path file = data.resolve(name);
            trials.on("sentences as text", file, file, List.of(name, "log.csv"), List.of(again));
        }
        trials.on("word vectors", vectors, vectors, List.of("vectors.txt", "log.csv"), List.of(again));
        trials.write("corrupted-sentences");
        assertThat(trials.bad()).isEmpty();
    }
}
