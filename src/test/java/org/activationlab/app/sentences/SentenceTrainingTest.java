package org.activationlab.app.sentences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.activationlab.data.sentences.LabelledSentences;
import org.activationlab.data.sentences.SentenceData;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.training.TrainingLog;
import org.activationlab.network.training.TrainingPlan.Setting;
import org.activationlab.study.StudyException;
import org.activationlab.study.StudyProgress;
import org.activationlab.text.Pooling;
import org.activationlab.text.SentenceSettings;
import org.activationlab.text.WordAttribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SentenceTrainingTest {

    private static final SentenceChoices TINY = SentenceChoices.usual()
            .withSizes(6, 4)
            .withSettings(SentenceSettings.of(1).withEpochs(2));

    @TempDir
    private Path folder;

    private static List<SentenceResult> train(SentenceChoices choices, SentenceData data, Path to, Long... seeds)
            throws Exception {
        return new SentenceTraining(new SentencePlan(choices, data, ComputeDevice.CPU), StudyProgress.SILENT)
                .train(List.of(seeds), to);
    }

    @Test
    void keepsEveryChoiceInTheLogAndEverythingWorthSeeing() throws Exception {
        Path to = folder.resolve("to");
        List<SentenceResult> results = train(TINY, SmallReviews.DATA, to, 1L, 2L);
        SentenceResult first = results.get(0);
        TrainingLog log = TrainingLog.read(to.resolve("seed-1/log.csv"));
        assertThat(log).isEqualTo(first.log());
        assertThat(log.network()).isEqualTo("bidirectional LSTM, 1 layer of 4 units, 6 numbers per word, max pooling");
        assertThat(log.data()).startsWith("SYNTHETIC").endsWith("fingerprint " + SmallReviews.DATA.fingerprint());
        assertThat(log.weights())
                .isEqualTo("fresh, word vectors from the neighbours of each word in the training sentences");
        assertThat(log.device()).isEqualTo("cpu");
        assertThat(log.plan().patience()).hasValue(3);
        // Two numbers more than different words: padding and the unknown word.
        long words = IntStream.range(0, SmallReviews.DATA.train().size())
                .mapToObj(SmallReviews.DATA.train()::words)
                .flatMap(List::stream)
                .distinct()
                .count();
        assertThat(log.plan().settings())
                .containsExactly(
                        new Setting("vocabulary", Long.toString(words + 2)),
                        new Setting("minimum count", "1"),
                        new Setting("batch size", "50"),
                        new Setting("learning rate", "0.001"),
                        new Setting("word dropout", "0.1"),
                        new Setting("embedding dropout", "0.7"),
                        new Setting("dropout", "0.7"),
                        new Setting("averaging", "0.998"),
                        new Setting("validation sentences", "60"));
        for (String file : List.of(
                "vocabulary.txt",
                "best.safetensors",
                "curves.png",
                "confusion.png",
                "confusion.csv",
                "scores.csv",
                "pca-embedding.png",
                "tsne-embedding.png",
                "pca-lstm1.png",
                "tsne-lstm1.png")) {
            assertThat(to.resolve("seed-1").resolve(file)).isNotEmptyFile();
        }
        assertThat(to.resolve("seed-1/pca-output.png")).doesNotExist();
        // What was kept answers as it did in its epoch.
        assertThat(first.validation().accuracy()).isEqualTo(log.best().validationAccuracy());
        assertThat(first.validation().loss()).isCloseTo(log.best().validationLoss(), within(1e-6));

        List<String> rows = Files.readAllLines(to.resolve("seed-1/predictions.csv"));
        assertThat(rows).hasSize(101).first().isEqualTo("place,text,truth,answer,probability of praise");
        LabelledSentences test = SmallReviews.DATA.test().orElseThrow();
        String truth = test.label(0) == LabelledSentences.POSITIVE ? "positive" : "negative";
        assertThat(rows.get(1)).startsWith("0,").contains(test.words(0).get(0), "," + truth + ",");
        long right = rows.stream()
                .filter(row -> row.matches(".*,(positive,positive|negative,negative),[^,]*"))
                .count();
        assertThat(right / 100.0).isEqualTo(first.test().orElseThrow().accuracy());

        assertThat(Files.readAllLines(to.resolve("seeds.csv"))).hasSize(5);
        assertThat(SentenceResult.table(results).doubleColumn("test accuracy").get(2))
                .isCloseTo((right / 100.0 + results.get(1).test().orElseThrow().accuracy()) / 2, within(1e-12));
    }

    @Test
    void isNotTakenForAnotherTraining() throws Exception {
        Path to = folder.resolve("to");
        train(TINY, SmallReviews.DATA, to, 1L);
        SentenceSettings settings = TINY.settings();
        SentenceData fewer = new SentenceData(
                SmallReviews.DATA.description(),
                SmallReviews.DATA.train(),
                SmallReviews.DATA.validation(),
                Optional.of(SmallReviews.DATA.test().orElseThrow().first(50)),
                SmallReviews.DATA.kind());
        assertThatThrownBy(() -> train(TINY, fewer, to, 1L)).isInstanceOf(StudyException.class);
        SentenceChoices longer = TINY.withSettings(settings.withEpochs(3));
        SentenceChoices random = TINY.withVectors(VectorChoice.parse("random"));
        SentenceChoices mean = new SentenceChoices(
                OptionalInt.of(6), 4, 1, true, Pooling.MEAN, 1, VectorChoice.parse("neighbours"), settings);
        SentenceChoices frequent = new SentenceChoices(
                OptionalInt.of(6), 4, 1, true, Pooling.MAX, 2, VectorChoice.parse("neighbours"), settings);
        for (SentenceChoices other : List.of(longer, random, mean, frequent)) {
            assertThatThrownBy(() -> train(other, SmallReviews.DATA, to, 1L))
                    .isInstanceOf(StudyException.class)
                    .hasMessageContaining("holds a training with other settings");
        }
    }

    @Test
    void beginsWithVectorsOfAFile() throws Exception {
        List<String> words = SmallReviews.DATA.train().words(0);
        Path glove = Files.writeString(folder.resolve("glove.txt"), words.get(0) + " 1 2 3\nnowhere 4 5 6\n");
        SentenceChoices choices = new SentenceChoices(
                OptionalInt.empty(),
                4,
                1,
                false,
                Pooling.LAST,
                1,
                VectorChoice.parse(glove.toString()),
                TINY.settings());
        SentenceResult result =
                train(choices, SmallReviews.DATA, folder.resolve("to"), 1L).get(0);
        assertThat(result.model().design().embedding()).isEqualTo(3);
        assertThat(result.log().weights())
                .matches("fresh, vectors of glove\\.txt for 1 of \\d+ words, SHA-256 [0-9a-f]{16}");
        Files.writeString(glove, words.get(0) + " 1 2 4\n");
        assertThatThrownBy(() -> train(choices, SmallReviews.DATA, folder.resolve("to"), 1L))
                .hasMessageContaining("holds a training with other settings");
        assertThatThrownBy(() -> train(choices.withSizes(6, 4), SmallReviews.DATA, folder.resolve("to"), 1L))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("have 3 numbers per word, but the embedding was to have 6");
    }

    @Test
    void showsValidationSentencesWhereTestSentencesHaveNoLabels() throws Exception {
        SentenceData untested = new SentenceData(
                "reviews",
                SmallReviews.DATA.train(),
                SmallReviews.DATA.validation(),
                Optional.empty(),
                SmallReviews.DATA.kind());
        SentenceResult result = train(TINY, untested, folder.resolve("to"), 1L).get(0);
        assertThat(result.test()).isEmpty();
        assertThat(result.shown()).isSameAs(result.validation());
        assertThat(Files.readAllLines(folder.resolve("to/seed-1/predictions.csv")))
                .hasSize(61);
        // Too few points for neighbourhoods of thirty.
        assertThat(folder.resolve("to/seed-1/tsne-lstm1.png")).doesNotExist();
        assertThatThrownBy(() -> ShownPart.TEST.in(untested)).hasMessageContaining("reviews");
    }

    @Test
    void answersWordsThatAreUnknownAndNone() {
        WordAttribution attribution =
                new WordAttribution("by hand", List.of(0.5, -0.25, 0.5), Math.log(3), Optional.empty());
        SentenceExplanation explanation =
                new SentenceExplanation(List.of("a", "zorg", "zorg"), List.of(true, false, false), attribution);
        assertThat(explanation.unknown()).containsExactly("zorg");
        // Odds of three to one.
        assertThat(explanation.probability()).isCloseTo(0.75, within(1e-12));
        assertThat(explanation.answer()).isEqualTo("positive");
        assertThat(explanation.findings().get(0)).contains("positive, probability of praise 0.7500, log-odds 1.0986");
        assertThat(explanation.coloredText().plain())
                .isEqualTo("positive, probability of praise 0.75 (by hand): a [+0.5] zorg [-0.25] zorg [+0.5]");
        assertThat(explanation.table().rowCount()).isEqualTo(3);
        WordAttribution none = new WordAttribution("by hand", List.of(), -1, Optional.empty());
        SentenceExplanation empty = new SentenceExplanation(List.of(), List.of(), none);
        assertThat(empty.findings().toString()).contains("negative", "words    none");
        assertThat(empty.isFinite()).isTrue();
        WordAttribution broken = new WordAttribution("by hand", List.of(Double.NaN), Double.NaN, Optional.empty());
        assertThat(new SentenceExplanation(List.of("a"), List.of(true), broken).isFinite())
                .isFalse();
    }
}
