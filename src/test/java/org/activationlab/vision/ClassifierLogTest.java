package org.activationlab.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassifierLogTest {

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

    private static final ClassifierEpoch FIRST = new ClassifierEpoch(1, 2.5, 0.25, 2.25, 0.5, 1.5);
    private static final ClassifierEpoch SECOND = new ClassifierEpoch(2, 2, 0.5, 1.5, 0.75, 1.25);
    private static final ClassifierLog LOG = new ClassifierLog(
            "small network",
            "ten digits",
            ClassifierLog.FRESH_WEIGHTS,
            "cpu",
            new ClassifierSettings(3, 64, 0.001, 10, 7),
            List.of(FIRST, SECOND));

    @TempDir
    private Path folder;

    @Test
    void growsByAWholeLinePerEpoch() throws IOException {
        Path file = folder.resolve("new/log.csv");
        try (ClassifierLogWriter writer = new ClassifierLogWriter(file, LOG.withoutEpochs())) {
            assertThat(ClassifierLog.read(file)).isEqualTo(LOG.withoutEpochs());
            writer.add(FIRST);
            assertThat(ClassifierLog.read(file).epochs()).containsExactly(FIRST);
            writer.add(SECOND);
            assertThat(file).hasContent(TEXT.stripTrailing());
            assertThatThrownBy(() -> writer.add(SECOND)).hasMessage("expected epoch 3, but got epoch 2");
        }
        assertThat(ClassifierLog.read(file)).isEqualTo(LOG);
        assertThat(LOG.isComplete()).isFalse();
        assertThat(LOG.with(new ClassifierEpoch(3, 1, 1, 1, 0.5, 1)).isComplete())
                .isTrue();
    }

    @Test
    void keepsTheEpochOfMostRightAnswersAndOfThoseTheLowerLoss() {
        assertThat(LOG.best()).isEqualTo(SECOND);
        assertThat(LOG.with(new ClassifierEpoch(3, 1, 1, 1.25, 0.5, 1)).best()).isEqualTo(SECOND);
        assertThat(LOG.with(new ClassifierEpoch(3, 1, 1, 1.25, 0.5, 1)).lowestValidationLoss())
                .isEqualTo(1.25);
        assertThat(LOG.with(new ClassifierEpoch(3, 1, 1, 1.25, 0.75, 1)).best().epoch())
                .isEqualTo(3);
        // Of two that are alike the first one.
        assertThat(LOG.with(new ClassifierEpoch(3, 1, 1, 1.5, 0.75, 1)).best().epoch())
                .isEqualTo(2);
        assertThatThrownBy(() -> LOG.withoutEpochs().best()).hasMessage("the training has no epoch yet");
    }

    @Test
    void readsATrainingThatDiverged() throws IOException {
        Path file = Files.writeString(folder.resolve("log.csv"), TEXT.replace("2.0,0.5,1.5", "NaN,0.1,NaN"));
        ClassifierLog log = ClassifierLog.read(file);
        assertThat(log.epochs().get(1).trainLoss()).isNaN();
        assertThat(log.lowestValidationLoss()).isEqualTo(2.25);
    }

    @Test
    void findsHowFarAKilledTrainingGot() throws IOException {
        Path file = folder.resolve("log.csv");
        ClassifierLog wanted = LOG.withoutEpochs();
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

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "# network: small network; # title: x; line 1: expected '# network: ' and a name, but got '# title: x'",
                "# data: ten digits; # data:; line 2: expected '# data: '",
                "# epochs: 3; # epochs: three; line 5: epochs must be a whole number, but is 'three'",
                "# epochs: 3; # epochs: 1; line 12: expected epoch 2 of 1, but got epoch 2",
                "# batch size: 64; # batch size: 1; line 9: expected at least 1 epoch, batches of at least 2",
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
        assertThatThrownBy(() -> ClassifierLog.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file + ", " + reason);
    }

    @Test
    void refusesWhatIsNoLog() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.csv"), "");
        assertThatThrownBy(() -> ClassifierLog.read(empty))
                .hasMessage(empty + ", line 1: the file ends where it should go on with '# network:'");
        Path picture = Files.write(folder.resolve("picture.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G'});
        assertThatThrownBy(() -> ClassifierLog.read(picture)).hasMessageContaining("is not text in UTF-8");
    }
}
