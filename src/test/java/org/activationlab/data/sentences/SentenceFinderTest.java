package org.activationlab.data.sentences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.activationlab.data.DataException;
import org.activationlab.data.SearchStep;
import org.activationlab.data.sentences.SentenceData.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SentenceFinderTest {
    @TempDir
    Path folder;

    private SentenceFinder finder(Map<String, String> environment) {
        return new SentenceFinder(environment, folder.resolve("cache")).withSynthetic(5, 20, 10, 8);
    }

    private FoundSentences find(SentenceRequest request, Map<String, String> environment) throws IOException {
        return finder(environment).find(request);
    }

    private Map<String, String> variable(String name) {
        return Map.of("ACTIVATION_LAB_DATA", folder.resolve(name).toString());
    }

    private Path fill(String name) throws IOException {
        Path place = Files.createDirectories(folder.resolve(name));
        Files.writeString(place.resolve("train.tsv"), "a fine film\t1\na dull film\t0\nfine\t1\n");
        Files.writeString(place.resolve("dev.tsv"), "dull\t0\n");
        Files.writeString(place.resolve("test.tsv"), "a dull one\t0\na fine one\t1");
        return place;
    }

    @Test
    void readsAnExplicitFolderAndNamesTheDataAfterIt() throws IOException {
        fill("mine");

        FoundSentences found = find(SentenceRequest.in(folder.resolve("mine")), variable("nothing"));

        assertThat(found.data().kind()).isEqualTo(Kind.OTHER);
        assertThat(found.data().description())
                .isEqualTo("mine (not the official SST-2 files): 3 training, 1 validation and 2 test sentences");
        assertThat(found.data().train().text(1)).isEqualTo("a dull film");
        assertThat(found.data().validation().label(0)).isZero();
        assertThat(found.data().test().orElseThrow().text(1)).isEqualTo("a fine one");
        assertThat(found.search()).singleElement().matches(SearchStep::found);
    }

    @Test
    void readsSubfoldersOfAnExplicitFolder() throws IOException {
        fill("my/sst2");
        fill("glue/SST-2");

        assertThat(find(SentenceRequest.in(folder.resolve("my")), Map.of())
                        .data()
                        .description())
                .startsWith("sst2 (not the official SST-2 files)");
        assertThat(find(SentenceRequest.in(folder.resolve("glue")), Map.of())
                        .data()
                        .description())
                .startsWith("SST-2 (not the official SST-2 files)");
    }

    @Test
    void readsGluesFormWhoseTestSentencesHaveNoLabels() throws IOException {
        Path glue = Files.createDirectories(folder.resolve("glue/SST-2"));
        Files.writeString(glue.resolve("train.tsv"), gluesRows(67_349));
        Files.writeString(glue.resolve("dev.tsv"), gluesRows(872));
        Files.writeString(glue.resolve("test.tsv"), "index\tsentence\n0\tuneasy mishmash of styles and genres .\n");

        SentenceData data =
                find(SentenceRequest.in(folder.resolve("glue")), Map.of()).data();

        assertThat(data.kind()).isEqualTo(Kind.GLUE_PHRASES);
        assertThat(data.test()).isEmpty();
        assertThat(data.train().text(67_348)).isEqualTo("hide new secretions 67348");
        assertThat(data.description())
                .isEqualTo("SST-2 (GLUE's phrases): 67,349 training and 872 validation sentences,"
                        + " no test sentences with labels");
        assertThatThrownBy(() -> find(SentenceRequest.sst2(), variable("glue")))
                .hasMessageContainingAll("train.tsv is not SST-2's", "67349 sentences", "GLUE");
    }

    private static String gluesRows(int count) {
        return IntStream.range(0, count)
                .mapToObj(row -> "hide new secretions " + row + " \t" + row % 2 + "\n")
                .collect(Collectors.joining("", "sentence\tlabel\n", ""));
    }

    @Test
    void needsNoTestFile() throws IOException {
        Files.delete(fill("mine").resolve("test.tsv"));

        assertThat(find(SentenceRequest.in(folder.resolve("mine")), Map.of())
                        .data()
                        .test())
                .isEmpty();
    }

    @Test
    void refusesAnExplicitFolderThatLacksFiles() throws IOException {
        Files.delete(fill("mine").resolve("dev.tsv"));
        Files.createDirectories(folder.resolve("empty"));

        assertThatThrownBy(() -> find(SentenceRequest.in(folder.resolve("mine")), Map.of()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("lacks dev.tsv");
        assertThatThrownBy(() -> find(SentenceRequest.in(folder.resolve("empty")), Map.of()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("holds no sentences");
        assertThatThrownBy(() -> find(SentenceRequest.in(folder.resolve("nowhere")), Map.of()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("is not a folder");
        assertThatThrownBy(() -> find(new SentenceRequest(SentenceRequest.Kind.FOLDER, "\0"), Map.of()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("cannot be the name of a folder");
    }

    @Test
    void refusesTrainingSentencesWithoutLabels() throws IOException {
        Files.writeString(fill("mine").resolve("train.tsv"), "index\tsentence\n0\tfine\n");

        assertThatThrownBy(() -> find(SentenceRequest.in(folder.resolve("mine")), Map.of()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("train.tsv has no labels");
    }

    @Test
    void looksInTheEnvironmentBeforeTheCache() throws IOException {
        fill("mine");
        fill("cache/sst2");

        FoundSentences found = find(SentenceRequest.auto(), variable("mine"));

        assertThat(found.data().description()).startsWith("mine");
        assertThat(found.search()).hasSize(1);
        assertThat(find(SentenceRequest.auto(), Map.of()).search())
                .extracting(SearchStep::found)
                .containsExactly(false, true);
    }

    @Test
    void notesADamagedFolderAndGoesOn() throws IOException {
        Files.writeString(fill("mine").resolve("dev.tsv"), "no tab");
        fill("cache");

        FoundSentences found = find(SentenceRequest.auto(), variable("mine"));

        assertThat(found.search().get(0).outcome()).contains("dev.tsv, line 1");
        assertThat(found.data().description()).startsWith("cache");
    }

    @Test
    void makesReviewsOnlyAfterLookingEverywhere() throws IOException {
        FoundSentences found = find(SentenceRequest.auto(), variable("nowhere"));

        assertThat(found.data().kind()).isEqualTo(Kind.SYNTHETIC);
        assertThat(found.data().fingerprint())
                .isEqualTo(SyntheticReviews.generate(5, 20, 10, 8).fingerprint());
        assertThat(found.search()).extracting(SearchStep::found).containsExactly(false, false, true);
    }

    @Test
    void makesReviewsWithoutLookingWhenAskedTo() throws IOException {
        fill("cache");

        assertThat(find(SentenceRequest.synthetic(), variable("cache")).search())
                .singleElement()
                .extracting(SearchStep::outcome)
                .asString()
                .startsWith("SYNTHETIC film reviews made by code (seed 5), not SST-2")
                .endsWith("as asked for");
    }

    @Test
    void neverTakesAnythingElseForSst2() throws IOException {
        fill("sst2");

        assertThatThrownBy(() -> find(SentenceRequest.sst2(), variable("sst2")))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll(
                        "SST-2's sentences could not be had",
                        folder.resolve("sst2/train.tsv") + " is not SST-2's",
                        folder.resolve("cache") + " is not a folder",
                        "https://github.com/",
                        "--data synthetic");
    }

    @Test
    void surveysEveryPlace() throws IOException {
        fill("mine");

        assertThat(finder(variable("mine")).survey())
                .extracting(SearchStep::found)
                .containsExactly(true, false, true);
    }

    @Test
    void writesRequestsSuchThatTheyReadBack() {
        for (SentenceRequest request : new SentenceRequest[] {
            SentenceRequest.auto(),
            SentenceRequest.sst2(),
            SentenceRequest.synthetic(),
            SentenceRequest.in(Path.of("a b")),
            SentenceRequest.in(Path.of("sst2")),
            SentenceRequest.in(Path.of(""))
        }) {
            assertThat(SentenceRequest.parse(request.text())).isEqualTo(request);
        }
        assertThat(SentenceRequest.parse(null)).isEqualTo(SentenceRequest.auto());
        assertThat(SentenceRequest.parse(" SST2 ")).isEqualTo(SentenceRequest.sst2());
        assertThat(SentenceRequest.in(Path.of("sst2")).kind()).isEqualTo(SentenceRequest.Kind.FOLDER);
        assertThatThrownBy(() -> new SentenceRequest(SentenceRequest.Kind.SST2, "x"))
                .hasMessageContaining("SST2");
        assertThatThrownBy(() -> new SentenceRequest(SentenceRequest.Kind.FOLDER, ""))
                .hasMessageContaining("FOLDER");
    }

    @Test
    void describesDataInOneLine() {
        LabelledSentences none = SyntheticReviews.generate(1, 1, 1, 1).train().first(0);
        assertThatThrownBy(() -> new SentenceData("a\nb", none, none, Optional.empty(), Kind.OTHER))
                .hasMessageContaining("one line");
    }
}
