package org.activationlab.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.activationlab.data.sentences.SentenceData;
import org.activationlab.data.sentences.SyntheticReviews;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.Parameters;
import org.activationlab.network.training.TrainingEpoch;
import org.activationlab.text.SentenceTrainer.Lessons;
import org.activationlab.text.SentenceTrainer.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SentenceTrainerTest {

    private static final SentenceData DATA = SyntheticReviews.generate(3, 1500, 300, 300);
    private static final Vocabulary VOCABULARY = Vocabulary.of(DATA.train(), 1);
    private static final Lessons LESSONS = new Lessons(VOCABULARY, DATA.train(), DATA.validation());
    private static final SentenceDesign DESIGN = new SentenceDesign(VOCABULARY.size(), 16, 16, 1, true, Pooling.MAX);

    private static SentenceSettings settings(int epochs, int patience) {
        return new SentenceSettings(epochs, patience, 32, 0.01, 0.02, 0.1, 0.1, 0.9, 4);
    }

    private static Outcome train(SentenceSettings settings) throws IOException, InterruptedException {
        Parameters fresh = SentenceTrainer.fresh(DESIGN, settings.seed(), InitialVectors.random());
        return SentenceTrainer.train(ComputeDevice.CPU, DESIGN, settings, fresh, LESSONS, (epoch, learned) -> {});
    }

    @Test
    void learnsWhatTheGrammarMeansFromItsSentences() throws Exception {
        Outcome outcome = train(settings(12, 12));
        try (SentenceNetwork network = new SentenceNetwork(ComputeDevice.CPU, DESIGN, outcome.parameters())) {
            SentenceScore test = SentenceScore.of(
                    network,
                    VOCABULARY.encode(DATA.test().orElseThrow()),
                    DATA.test().orElseThrow());
            // Half of the sentences praise: whoever guesses is right on 0.5, four standard errors are 0.12.
            assertThat(test.accuracy()).isGreaterThan(0.8);
            SentenceScore again = SentenceScore.of(network, VOCABULARY.encode(DATA.validation()), DATA.validation());
            assertThat(again.loss()).isEqualTo(outcome.best().validationLoss());
            assertThat(again.accuracy()).isEqualTo(outcome.best().validationAccuracy());
        }
    }

    @Test
    void equalSettingsGiveEqualBits() throws Exception {
        Outcome once = train(settings(2, 2));
        Outcome twice = train(settings(2, 2));
        assertThat(twice.parameters()).isEqualTo(once.parameters());
        assertThat(train(settings(2, 2).withSeed(5)).parameters()).isNotEqualTo(once.parameters());
    }

    @Test
    void stopsWhenPatienceRunsOutAndKeepsTheBestEpoch() throws Exception {
        Outcome outcome = train(settings(60, 2));
        List<TrainingEpoch> epochs = outcome.epochs();
        assertThat(epochs.size()).isEqualTo(outcome.bestEpoch() + 2).isLessThan(60);
        for (TrainingEpoch epoch : epochs) {
            assertThat(epoch.isBetterThan(outcome.best())).isFalse();
        }
    }

    @Test
    void anInterruptEndsTheTraining() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> train(settings(2, 2))).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void everySentenceComesOnceAndNeighboursInABatchAreOfSimilarLength() {
        SplittableRandom random = new SplittableRandom(8);
        List<int[]> rows = new ArrayList<>();
        for (int i = 0; i < 777; i++) {
            rows.add(random.ints(random.nextInt(40), 1, 9).toArray());
        }
        EncodedSentences sentences = EncodedSentences.of(rows);
        List<int[]> batches = SentenceTrainer.batches(sentences, 10, new SplittableRandom(1));
        assertThat(batches.stream().flatMapToInt(Arrays::stream).sorted().toArray())
                .containsExactly(IntStream.range(0, 777).toArray());
        assertThat(batches).allMatch(batch -> batch.length <= 10);
        int padded = batches.stream()
                .mapToInt(batch -> batch.length
                        * Arrays.stream(batch).map(sentences::length).max().orElseThrow())
                .sum();
        int words = rows.stream().mapToInt(row -> row.length).sum();
        // Batches in random order would have about twice as many places as words.
        assertThat(padded).isLessThan(words * 13 / 10);
        assertThat(SentenceTrainer.batches(sentences, 10, new SplittableRandom(2))
                        .get(0))
                .isNotEqualTo(batches.get(0));
    }

    @Test
    void aModelComesBackFromItsFolderAndNeverWithAnotherVocabulary(@TempDir Path folder) throws Exception {
        Parameters fresh = SentenceTrainer.fresh(DESIGN, 1, InitialVectors.random());
        SentenceModel model = new SentenceModel(DESIGN, VOCABULARY, fresh);
        model.write(folder, Map.of("seed", "1"));
        assertThat(SentenceModel.read(folder)).isEqualTo(model);
        Vocabulary other = Vocabulary.of(DATA.train().first(700), 1);
        VocabularyFile.write(folder.resolve(SentenceModel.VOCABULARY), other);
        assertThatThrownBy(() -> SentenceModel.read(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is not the vocabulary that");
        Files.delete(folder.resolve(SentenceModel.VOCABULARY));
        assertThatThrownBy(() -> SentenceModel.read(folder)).isInstanceOf(IOException.class);
    }

    @Test
    void refusesWhatDoesNotFit() {
        SentenceDesign small = new SentenceDesign(5, 16, 16, 1, true, Pooling.MAX);
        Parameters fresh = SentenceTrainer.fresh(small, 1, InitialVectors.random());
        assertThatThrownBy(() -> SentenceTrainer.train(
                        ComputeDevice.CPU, small, settings(1, 1), fresh, LESSONS, (epoch, learned) -> {}))
                .hasMessageContaining("room for 5 words");
        assertThatThrownBy(() -> new SentenceSettings(0, 1, 1, 0.1, 0, 0, 0, 0, 1))
                .hasMessageContaining("at least 1");
        assertThatThrownBy(() -> new SentenceSettings(1, 1, 1, 0, 0, 0, 0, 0, 1))
                .hasMessageContaining("above 0");
        assertThatThrownBy(() -> new SentenceSettings(1, 1, 1, 0.1, 0, 1, 0, 0, 1))
                .hasMessageContaining("embedding dropout must be at least 0 and below 1, but was 1.0");
        assertThatThrownBy(() -> new SentenceDesign(5, 16, 16, 9, true, Pooling.MAX))
                .hasMessageContaining("1 to 8 layers");
    }
}
