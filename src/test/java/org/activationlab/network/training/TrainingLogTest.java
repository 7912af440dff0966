package org.activationlab.network.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.activationlab.network.training.TrainingPlan.Setting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingLogTest {

    private static final String TEXT = """
            # network: small network
            # data: ten digits
            # weights: fresh
            # device: cpu
            # epochs: 3
            # batch size: 64
            # learning rate: 0.001
            # validation images: 10
            # seed: 7
            epoch,train_loss,train_accuracy,validation_loss,validation_accuracy,seconds
            1,2.5,0.25,2.25,0.5,1.5
            2,2.0,0.5,1.5,0.75,1.25
            """;

    private static final TrainingEpoch FIRST = new TrainingEpoch(1, 2.5, 0.25, 2.25, 0.5, 1.5);
    private static final TrainingEpoch SECOND = new TrainingEpoch(2, 2, 0.5, 1.5, 0.75, 1.25);
    private static final TrainingLog LOG = new TrainingLog(
            "small network",
            "ten digits",
            TrainingLog.FRESH_WEIGHTS,
            "cpu",
            TrainingPlan.of(7, 3)
                    .with("batch size", "64")
                    .with("learning rate", "0.001")
                    .with("validation images", "10"),
            List.of(FIRST, SECOND));

    @TempDir
    private Path folder;

    @Test
    void growsByAWholeLinePerEpoch() throws IOException {
        Path file = folder.resolve("new/log.csv");
        try (TrainingLogWriter writer = new TrainingLogWriter(file, LOG.withoutEpochs())) {
            assertThat(TrainingLog.read(file)).isEqualTo(LOG.withoutEpochs());
            writer.add(FIRST);
            assertThat(TrainingLog.read(file).epochs()).containsExactly(FIRST);
            writer.add(SECOND);
            assertThat(file).hasContent(TEXT.stripTrailing());
            assertThatThrownBy(() -> writer.add(SECOND)).hasMessage("expected epoch 3, but got epoch 2");
        }
        assertThat(TrainingLog.read(file)).isEqualTo(LOG);
        assertThat(LOG.isComplete()).isFalse();
        assertThat(LOG.with(new TrainingEpoch(3, 1, 1, 1, 0.5, 1)).isComplete()).isTrue();
    }

    @Test
    void keepsTheEpochOfMostRightAnswersAndOfThoseTheLowerLoss() {
        assertThat(LOG.best()).isEqualTo(SECOND);
        assertThat(LOG.with(new TrainingEpoch(3, 1, 1, 1.25, 0.5, 1)).best()).isEqualTo(SECOND);
        assertThat(LOG.with(new TrainingEpoch(3, 1, 1, 1.25, 0.5, 1)).lowestValidationLoss())
                .isEqualTo(1.25);
        assertThat(LOG.with(new TrainingEpoch(3, 1, 1, 1.25, 0.75, 1)).best().epoch())
                .isEqualTo(3);
        // Of two that are alike the first one.
        assertThat(LOG.with(new TrainingEpoch(3, 1, 1, 1.5, 0.75, 1)).best().epoch())
                .isEqualTo(2);
        assertThatThrownBy(() -> LOG.withoutEpochs().best()).hasMessage("the training has no epoch yet");
    }

    @Test
    void readsATrainingThatDiverged() throws IOException {
        Path file = Files.writeString(folder.resolve("log.csv"), TEXT.replace("2.0,0.5,1.5", "NaN,0.1,NaN"));
        TrainingLog log = TrainingLog.read(file);
        assertThat(log.epochs().get(1).trainLoss()).isNaN();
        assertThat(log.lowestValidationLoss()).isEqualTo(2.25);
    }

    @Test
    void findsHowFarAKilledTrainingGot() throws IOException {
        Path file = folder.resolve("log.csv");
        TrainingLog wanted = LOG.withoutEpochs();
        Files.writeString(file, TEXT);
        assertThat(wanted.resumed(file)).contains(LOG);
        // A line without its end may have lost digits, even where it looks whole.
        for (int lost = 1; lost < "2,2.0,0.5,1.5,0.75,1.25\n".length(); lost++) {
            Files.writeString(file, TEXT.substring(0, TEXT.length() - lost));
            assertThat(wanted.resumed(file)).contains(wanted.with(FIRST));
        }
        for (int length : new int[] {0, 1, 30, TEXT.indexOf("epoch,"), TEXT.indexOf("1,2.5") - 1}) {
            Files.writeString(file, TEXT.substring(0, length));
            assertThat(wanted.resumed(file)).contains(wanted);
        }
        for (String other : List.of("# seed: 8", "# device: gpu", "# weights: restored", "# epochs: 4")) {
            String key = other.substring(0, other.indexOf(':') + 1);
            Files.writeString(file, TEXT.replaceFirst(key + " \\S+", other));
            assertThat(wanted.resumed(file)).as(other).isEmpty();
        }
        // What no kill can do is no log of ours.
        Files.writeString(file, TEXT.replace("1,2.5,", "1,"));
        assertThatThrownBy(() -> wanted.resumed(file)).hasMessageContaining("line 11: expected 6 values");
        Files.writeString(file, "dear diary");
        assertThatThrownBy(() -> wanted.resumed(file)).hasMessageContaining("line 1: expected '# network: '");
    }

    @Test
    void keepsSettingsOfAnyKindInTheirOrder() throws IOException {
        TrainingPlan plan = TrainingPlan.of(-3, 20)
                .withPatience(2)
                .with("embedding width", "100")
                .with("dropout", "0.5 on words: and on sentences")
                .with("batch 1 size", "32");
        assertThat(plan.settings())
                .extracting(Setting::name)
                .containsExactly("embedding width", "dropout", "batch 1 size");
        TrainingLog log = new TrainingLog("LSTM", "sentences", "fresh", "cpu", plan, List.of(FIRST));
        Path file = folder.resolve("log.csv");
        new TrainingLogWriter(file, log).close();
        assertThat(file).hasContent("""
                # network: LSTM
                # data: sentences
                # weights: fresh
                # device: cpu
                # epochs: 20
                # patience: 2
                # embedding width: 100
                # dropout: 0.5 on words: and on sentences
                # batch 1 size: 32
                # seed: -3
                epoch,train_loss,train_accuracy,validation_loss,validation_accuracy,seconds
                1,2.5,0.25,2.25,0.5,1.5""");
        assertThat(TrainingLog.read(file)).isEqualTo(log);
        assertThat(log.resumed(file)).contains(log);
        TrainingPlan never = new TrainingPlan(-3, 20, OptionalInt.empty(), plan.settings());
        assertThat(new TrainingLog("LSTM", "sentences", "fresh", "cpu", never, List.of()).resumed(file))
                .isEmpty();
        // A plan without any setting is one, too.
        TrainingLog bare = new TrainingLog("LSTM", "sentences", "fresh", "cpu", TrainingPlan.of(1, 1), List.of());
        new TrainingLogWriter(file, bare).close();
        assertThat(TrainingLog.read(file)).isEqualTo(bare);
    }

    private static TrainingEpoch epoch(int number, double loss, double accuracy) {
        return new TrainingEpoch(number, 1, 0.5, loss, accuracy, 1);
    }

    @Test
    void endsWhenPatienceRunsOut() throws IOException {
        TrainingLog log = new TrainingLog(
                        "LSTM", "x", "fresh", "cpu", TrainingPlan.of(1, 6).withPatience(2), List.of())
                .with(epoch(1, 2, 0.5));
        assertThat(log.isComplete()).isFalse();
        TrainingLog worse = log.with(epoch(2, 3, 0.5));
        assertThat(worse.isComplete()).isFalse();
        // An epoch that is as good as the best is not better.
        TrainingLog over = worse.with(epoch(3, 2, 0.5));
        assertThat(over.isComplete()).isTrue();
        assertThatThrownBy(() -> over.with(epoch(4, 1, 0.9)))
                .hasMessage("expected no epoch after 3, because none of the last 2 was better than epoch 1");
        // A better one begins the count anew; the number of epochs ends it all the same.
        TrainingLog on = worse.with(epoch(3, 1.5, 0.5)).with(epoch(4, 1.5, 0.4));
        assertThat(on.isComplete()).isFalse();
        assertThat(on.with(epoch(5, 1, 0.25)).isComplete()).isTrue();
        TrainingLog all = on.with(epoch(5, 1, 0.75)).with(epoch(6, 1, 0.5));
        assertThat(all.isComplete()).isTrue();
        assertThatThrownBy(() -> all.with(epoch(7, 1, 0.5))).hasMessage("expected at most 6 epochs, but got 7");
        // Nothing is better than nothing: a training that diverges from the first epoch on ends, too.
        assertThat(log.withoutEpochs()
                        .with(epoch(1, Double.NaN, 0.1))
                        .with(epoch(2, Double.NaN, 0.1))
                        .with(epoch(3, Double.NaN, 0.1))
                        .isComplete())
                .isTrue();

        Path file = folder.resolve("log.csv");
        new TrainingLogWriter(file, over).close();
        assertThat(TrainingLog.read(file)).isEqualTo(over);
        Files.writeString(file, Files.readString(file).replaceAll("# SHA-256.*\n", "") + "4,1,0.5,1,0.9,1\n");
        assertThatThrownBy(() -> TrainingLog.read(file))
                .hasMessage(file + ", line 12: expected no epoch after 3, because none of the last 2 was better than"
                        + " epoch 1");
    }

    @Test
    void refusesWhatWouldNotComeBackFromAFile() {
        TrainingPlan plan = TrainingPlan.of(1, 3);
        for (String words : List.of("", " ", "a\nb", "a\r")) {
            assertThatThrownBy(() -> plan.with("rate", words)).hasMessageStartingWith("expected a line of words");
        }
        for (String name : List.of("", " rate", "rate ", "a  b", "a:b", "größe", "a".repeat(61))) {
            assertThatThrownBy(() -> plan.with(name, "1")).hasMessageStartingWith("expected a name of a setting");
        }
        assertThatThrownBy(() -> plan.with("rate", "1").with("rate", "2")).hasMessageContaining("each setting once");
        assertThatThrownBy(() -> plan.withPatience(0)).hasMessageContaining("at least 1 epoch, but got 0");
        assertThat(plan.examples()).isEqualTo("examples");
        assertThat(plan.with("validation share", "0.1").examples()).isEqualTo("examples");
        assertThat(plan.with("validation sentences", "872").examples()).isEqualTo("sentences");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "# network: small network; # title: x; line 1: expected '# network: ' and a name, but got '# title: x'",
                "# data: ten digits; # data:; line 2: expected '# data: '",
                "# epochs: 3; # epochs: three; line 5: epochs must be a whole number, but is 'three'",
                "# epochs: 3; # epochs: 1; line 12: expected epoch 2 of 1, but got epoch 2",
                "# epochs: 3; # epochs: 0; line 5: expected at least 1 epoch, but got 0",
                "# batch size: 64; # patience: 0; line 6: expected a patience of at least 1 epoch, but got 0",
                "# batch size: 64; # patience: long; line 6: patience must be a whole number, but is 'long'",
                "# batch size: 64; # batch-size: 64; line 6: expected a name of a setting in at most 60 letters",
                "# batch size: 64; # device: 64; line 6: expected a setting of its own, but 'device' is another line",
                "# batch size: 64; # patience 64; line 6: expected a setting as '# name: words', or '# seed: '",
                "# learning rate: 0.001; # batch size: 8; line 7: expected each setting once, but got two of the name",
                "# learning rate: 0.001; # patience: 2; line 7: expected a setting of its own, but 'patience' is another",
                "# learning rate: 0.001; '# learning rate:  '; line 7: expected a line of words, but got",
                "# seed: 7; # seed:; line 9: expected '# seed: ' and a whole number, but got '# seed:'",
                "# seed: 7; # sown: 7; line 10: expected a setting as '# name: words', or '# seed: ' and a whole number",
                "train_loss,; loss,; line 10: expected the columns epoch,train_loss,",
                "1,2.5,0.25,2.25,0.5,1.5; 1,2.5,0.25,2.25,0.5; line 11: expected 6 values between commas, but got 5",
                "1,2.5,0.25,2.25,0.5,1.5; 1,2.5,0.25,2.25,50%,1.5; line 11: an accuracy must be a number, but is '50%'",
                "1,2.5,0.25,2.25,0.5,1.5; 1,2.5,0.25,2.25,50,1.5; line 11: an accuracy must be 0 to 1, but is 50.0",
                "1,2.5,0.25,2.25,0.5,1.5; 1,-2.5,0.25,2.25,0.5,1.5; line 11: a loss must be at least 0, but is -2.5",
                "1,2.5,0.25,2.25,0.5,1.5; 1,2.5,0.25,2.25,0.5,NaN; line 11: the time must be at least 0 seconds",
                "2,2.0,0.5; 3,2.0,0.5; line 12: expected epoch 2 of 3, but got epoch 3"
            })
    void refusesAMalformedLineByItsNumber(String line, String instead, String reason) throws IOException {
        assertThat(TEXT).contains(line);
        Path file = Files.writeString(folder.resolve("log.csv"), TEXT.replace(line, instead));
        assertThatThrownBy(() -> TrainingLog.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file + ", " + reason);
    }

    @Test
    void refusesWhatIsNoLog() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.csv"), "");
        assertThatThrownBy(() -> TrainingLog.read(empty))
                .hasMessage(empty + ", line 1: the file ends where it should go on with '# network:'");
        Path picture = Files.write(folder.resolve("picture.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G'});
        assertThatThrownBy(() -> TrainingLog.read(picture)).hasMessageContaining("is not text in UTF-8");
    }
}
