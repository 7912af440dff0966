package org.activationlab.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.activationlab.hostile.Seeds;
import org.activationlab.meta.LearningCurve;
import org.activationlab.meta.TestAnswers;
import org.activationlab.pairs.PopulationSample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What random damage brought to light in the texts of a run folder, each as small as it goes. */
class DamagedTextsTest {

    private static final String CURVE = "epoch,train_loss,validation_loss,train_score,validation_score,seconds\n";

    @TempDir
    private Path folder;

    private Path resource(String name, String before, String after) throws IOException {
        String text = new String(Seeds.resource("/hostile/" + name), StandardCharsets.UTF_8);
        assertThat(text).contains(before);
        return Files.writeString(folder.resolve(name), text.replace(before, after));
    }

    @Test
    void refusesNullWhereAValueMustBe() throws IOException {
        Path run = resource("run.json", "\"device\" : \"CPU\"", "\"device\" : null");
        assertThatThrownBy(() -> Json.read(run, RunDescription.class))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining(
                        "run.json cannot be read: Invalid `null` value encountered for property \"device\"");
        Path plan = Files.writeString(
                folder.resolve("sample.json"), "{\"models\": [null], \"neverRight\": 1, \"neverWrong\": 2}");
        assertThatThrownBy(() -> Json.read(plan, PopulationSample.class))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("sample.json cannot be read: Invalid `null` value");
    }

    @Test
    void keepsTheNullsThatMeanNothing() throws Exception {
        Path result = Files.write(folder.resolve("result.json"), Seeds.resource("/hostile/meta-result.json"));
        assertThat(Files.readString(result)).contains("\"collapse\"");
        assertThat(Json.read(result, MetaResultFile.class).pairs()).isPositive();
        Path card = Files.write(folder.resolve("card.json"), Seeds.resource("/hostile/card.json"));
        assertThat(Files.readString(card)).contains("\"deviation\" : null");
        assertThat(CardFile.read(card).schema()).isEqualTo(1);
    }

    @Test
    void takesNoBytesForUtf16OrUtf32() throws IOException {
        for (byte[] bytes : new byte[][] {
            {0, 0, 0x22, 0x72, 0x74, 0x61, 0x22, 0x22}, "{}".getBytes(StandardCharsets.UTF_16), {'{', (byte) 0xff, '}'}
        }) {
            Path file = Files.write(folder.resolve("run.json"), bytes);
            assertThatThrownBy(() -> RunFolder.describe(folder))
                    .isInstanceOf(StudyException.class)
                    .hasMessageContaining(file.toString());
        }
    }

    @Test
    void refusesACardThatWouldBecomeAHugeTree() throws IOException {
        byte[] brackets = new byte[(4 << 20) + 1];
        Arrays.fill(brackets, (byte) '[');
        Path card = Files.write(folder.resolve("card.json"), brackets);
        assertThatThrownBy(() -> CardFile.read(card))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("at most 4194304 bytes were expected, but it has 4194305");
    }

    @Test
    void refusesTablesWithAStrayQuoteOrOtherBytes() throws IOException {
        Path curve = Files.writeString(folder.resolve("curve.csv"), CURVE + "\"1,2,3,4,5,6\n");
        assertThatThrownBy(() -> MetaInventory.parsed(curve, LearningCurve::parse))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("curve.csv cannot be read: it is no valid CSV");
        Path header = Files.writeString(folder.resolve("header.csv"), "\"epoch");
        assertThatThrownBy(() -> MetaInventory.parsed(header, LearningCurve::parse))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("header.csv cannot be read: it is no valid CSV");
        Path answers =
                Files.writeString(folder.resolve("answers.csv"), "model,image,target,answer\n\"a\"b,1,0.5,0.5\n");
        assertThatThrownBy(() -> MetaInventory.parsed(answers, TestAnswers::parse))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("answers.csv cannot be read: it is no valid CSV");
        Path latin = Files.write(folder.resolve("latin.csv"), new byte[] {'a', (byte) 0xe4});
        assertThatThrownBy(() -> MetaInventory.parsed(latin, TestAnswers::parse))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("latin.csv is not text in UTF-8");
    }

    @Test
    void unpacksNoArchiveWithNamesThatNoFileCanHave() throws IOException {
        Path target = Files.createDirectory(folder.resolve("target"));
        for (String name : new String[] {"a\0b", "../out", "/out", "..", "", "a/../../out"}) {
            assertThatThrownBy(() -> Zoo.extract(archive(name), target))
                    .as(name)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(target.toString());
        }
        // The second asks for a folder where the first put a file.
        assertThatThrownBy(() -> Zoo.extract(archive("models", "models/a"), target))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot be unpacked into " + target);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void refusesAnArchiveThatWasCutShort() throws IOException {
        // A header of 30 bytes, a name of one, and then packed bytes.
        byte[] whole = archive("a").readAllBytes();
        for (int size : new int[] {32, 33}) {
            assertThatThrownBy(() -> Zoo.extract(new ByteArrayInputStream(whole, 0, size), folder))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("cannot be unpacked into " + folder);
        }
    }

    private static ByteArrayInputStream archive(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(1);
            }
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }
}
