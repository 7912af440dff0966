// Expected ids: python3 hashlib.sha256(b"SGD/0.1/0.0/2/0/PYTORCH_DEFAULT/32").hexdigest()[:10].
package org.activationlab.lenet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.activationlab.data.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PopulationTableTest {

    private static final String HEADER = "model,optimizer,learning_rate,weight_decay,epochs,seed,initialization,"
            + "batch_size,train_loss,test_loss,test_accuracy,seconds,kept,reason,file,sha256";
    private static final String DIGEST = "0123456789abcdef".repeat(4);
    private static final String LINE =
            "7f713d586c,SGD,0.1,0.0,2,0,PYTORCH_DEFAULT,32,0.25,0.125,0.975,1.5,true,,one.safetensors," + DIGEST;

    @TempDir
    Path folder;

    @Test
    void writesOneLinePerModelUnderTheHeader() throws IOException {
        Path file = folder.resolve("population.csv");
        PopulationTable.write(file, List.of(good()));
        assertThat(Files.readString(file)).isEqualTo(HEADER + "\n" + LINE + "\n");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void readsBackEveryBit() throws IOException {
        HyperParameters adam = new HyperParameters(Optimizer.ADAM, 0.1 + 0.2, 1e-300, 4, -42, Initialization.NORMAL, 1);
        List<PopulationRow> rows = List.of(
                new PopulationRow(new TrainedModel(adam, Double.NaN, Double.NaN, 0.098, 1.0 / 3), "", ""),
                new PopulationRow(
                        new TrainedModel(
                                adam.withEpochs(1),
                                Double.POSITIVE_INFINITY,
                                2.3,
                                Math.nextDown(0.6),
                                Double.MIN_VALUE),
                        "sub/two.safetensors",
                        DIGEST),
                new PopulationRow(new TrainedModel(adam.withEpochs(2), 1e22, 0.1, 0.6, 0), "a_b-c.d", DIGEST),
                good());
        Path file = folder.resolve("population.csv");
        PopulationTable.write(file, List.of());
        assertThat(PopulationTable.read(file)).isEmpty();
        PopulationTable.write(file, rows);
        assertThat(Files.readString(file)).contains(",NaN,NaN,0.098,").contains(",Infinity,2.3,");
        assertThat(PopulationTable.read(file)).isEqualTo(rows);
    }

    @Test
    void tellsWhyAModelWasRejected() throws IOException {
        Path file = folder.resolve("population.csv");
        HyperParameters settings = HyperParameters.defaults();
        PopulationTable.write(
                file,
                List.of(
                        new PopulationRow(new TrainedModel(settings, Double.NaN, Double.NaN, 0.098, 1), "", ""),
                        new PopulationRow(new TrainedModel(settings.withEpochs(1), 2, 2, 0.5, 1), "", "")));
        assertThat(Files.readAllLines(file).get(1))
                .contains(",false,training diverged: the loss is not a finite number,");
        assertThat(Files.readAllLines(file).get(2)).contains(",false,test accuracy below 60 %,");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "7f713d586c             | 0000000000      | by the other cells model must be '7f713d586c', but is '0000000000'",
                "0.1,0.0,2       | 0.2,0.0,2       | by the other cells model must be",
                "true            | false           | by the other cells kept must be 'true', but is 'false'",
                "0.975           | 0.575           | by the other cells kept must be 'false', but is 'true'",
                "0.975           | 1.5             | testAccuracy must be in [0, 1], but was 1.5",
                "true,           | true,odd        | by the other cells reason must be ''",
                "0.25            | much            | train_loss must be a number, but is 'much'",
                "0.0,2,0         | 0.0,two,0       | epochs must be a whole number, but is 'two'",
                "0.0,2,0         | 0.0,-4,0        | epochs must be at least 1, but was -4",
                "SGD             | LION            | LION",
                "one.safetensors | ../safetensors  | file must be a relative name",
                "one.safetensors | /one            | file must be a relative name",
                "0123456789abcdef0123 | 0          | sha256 must be 64 lower-case hexadecimal digits",
                "one.safetensors | ''              | file and sha256 must both be given or both be empty",
                "SGD,0.1,        | SGD,            | expected 16 cells, but found 15",
            })
    void refusesALineThatContradictsItself(String from, String to, String reason) throws IOException {
        Path file = folder.resolve("population.csv");
        PopulationRow other =
                new PopulationRow(new TrainedModel(HyperParameters.defaults().withEpochs(1), 2, 2, 0.5, 1), "", "");
        PopulationTable.write(file, List.of(other));
        Files.writeString(file, Files.readString(file) + LINE.replace(from, to) + "\n");
        assertThatThrownBy(() -> PopulationTable.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(file + ", line 3: ")
                .hasMessageContaining(reason);
    }

    @Test
    void refusesAModelThatComesTwice() throws IOException {
        Path file = Files.writeString(folder.resolve("twice.csv"), HEADER + "\n" + LINE + "\n" + LINE + "\n");
        assertThatThrownBy(() -> PopulationTable.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("line 3: the model 7f713d586c stands in the table twice");
        assertThatThrownBy(() -> PopulationTable.write(file, List.of(good(), good())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the model 7f713d586c comes twice");
    }

    @Test
    void refusesAnotherHeaderAnEmptyFileAndBrokenText() throws IOException {
        Path file = folder.resolve("odd.csv");
        Files.writeString(file, HEADER.replace("train_loss", "loss") + "\n" + LINE + "\n");
        assertThatThrownBy(() -> PopulationTable.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("line 1: the header must be");
        Files.writeString(file, "");
        assertThatThrownBy(() -> PopulationTable.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("is empty");
        Files.writeString(file, HEADER + "\n\"" + LINE + "\n");
        assertThatThrownBy(() -> PopulationTable.read(file)).isInstanceOf(DataException.class);
        Files.writeString(file, HEADER + "\n" + LINE + "\n\n");
        assertThatThrownBy(() -> PopulationTable.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("line 3: expected 16 cells, but found 1");
        Files.write(file, new byte[] {'m', (byte) 0xff, '\n'});
        assertThatThrownBy(() -> PopulationTable.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("not UTF-8");
    }

    private static PopulationRow good() {
        return new PopulationRow(
                new TrainedModel(HyperParameters.defaults(), 0.25, 0.125, 0.975, 1.5), "one.safetensors", DIGEST);
    }
}
