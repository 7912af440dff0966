package org.activationlab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFinderTest {
    @TempDir
    Path folder;

    private LoopbackMirror mirror;

    @BeforeEach
    void startAMirrorWithoutFiles() throws IOException {
        mirror = new LoopbackMirror(LoopbackMirror.status(404));
    }

    @AfterEach
    void stopTheMirror() {
        mirror.close();
    }

    private DataFinder finder(Map<String, String> environment) {
        return new DataFinder(environment, folder.resolve("cache"), new Downloader(LoopbackMirror.settings(mirror)))
                .withSyntheticDigits(5, 20, 10);
    }

    private FoundData find(DataRequest request, Map<String, String> environment) throws Exception {
        return finder(environment).find(request, DownloadProgress.SILENT);
    }

    private Map<String, String> variable(String name) {
        return Map.of("ACTIVATION_LAB_DATA", folder.resolve(name).toString());
    }

    @Test
    void readsAnExplicitFolderAndNamesTheDataAfterIt() throws Exception {
        Idx.fill(folder.resolve("letters"));

        FoundData found = find(DataRequest.in(folder.resolve("letters")), variable("nothing"));

        assertThat(found.data().name()).isEqualTo("letters");
        assertThat(found.data().synthetic()).isFalse();
        assertThat(found.data().description())
                .isEqualTo("letters (not the official MNIST files): 3 training and 2 test images");
        assertThat(found.data().train().label(2)).isEqualTo(9);
        assertThat(found.search()).singleElement().matches(SearchStep::found);
        assertThat(mirror.requests).isEmpty();
    }

    @Test
    void readsTheSubfolderOfAnExplicitFolder() throws Exception {
        Idx.fill(folder.resolve("my/mnist"));

        assertThat(find(DataRequest.in(folder.resolve("my")), Map.of()).data().name())
                .isEqualTo("custom-mnist");
    }

    @Test
    void refusesAnExplicitFolderThatLacksAFile() throws Exception {
        Idx.fill(folder.resolve("letters"));
        Files.delete(folder.resolve("letters/t10k-labels-idx1-ubyte"));

        assertThatThrownBy(() -> find(DataRequest.in(folder.resolve("letters")), Map.of()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("lacks t10k-labels-idx1-ubyte.gz (found 3 of the 4 files)");
    }

    @Test
    void refusesAnExplicitFolderThatIsEmptyOrNotThere() throws Exception {
        Files.createDirectories(folder.resolve("empty"));

        assertThatThrownBy(() -> find(DataRequest.in(folder.resolve("empty")), Map.of()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("holds none of MNIST's four files");
        assertThatThrownBy(() -> find(DataRequest.in(folder.resolve("nowhere")), Map.of()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("is not a folder")
                .hasMessageContaining("train-images-idx3-ubyte.gz");
    }

    @Test
    void refusesAnExplicitFolderWithADamagedFile() throws Exception {
        Idx.fill(folder.resolve("letters"));
        Files.write(folder.resolve("letters/t10k-labels-idx1-ubyte"), Idx.labels(2, 4, 40));

        assertThatThrownBy(() -> find(DataRequest.in(folder.resolve("letters")), variable("nothing")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("label 1 is 40");
    }

    @Test
    void looksInTheEnvironmentBeforeTheCache() throws Exception {
        Idx.fill(folder.resolve("fashion"));
        Idx.fill(folder.resolve("cache"));

        FoundData found = find(DataRequest.auto(), variable("fashion"));

        assertThat(found.data().name()).isEqualTo("fashion");
        assertThat(found.search())
                .singleElement()
                .extracting(SearchStep::place)
                .asString()
                .contains("fashion");
    }

    @Test
    void looksInTheCacheBeforeTheInternet() throws Exception {
        Idx.fill(folder.resolve("cache/mnist"));

        FoundData found = find(DataRequest.auto(), Map.of());

        assertThat(found.data().name()).isEqualTo("custom-mnist");
        assertThat(found.search()).extracting(SearchStep::found).containsExactly(false, true);
        assertThat(found.search().get(0).outcome()).isEqualTo("not set");
        assertThat(mirror.requests).isEmpty();
    }

    @Test
    void drawsDigitsOnlyAfterLookingEverywhere() throws Exception {
        FoundData found = find(DataRequest.auto(), variable("nowhere"));

        assertThat(found.data().synthetic()).isTrue();
        assertThat(found.data().fingerprint())
                .isEqualTo(SyntheticDigits.generate(5, 20, 10).fingerprint());
        assertThat(found.search()).extracting(SearchStep::found).containsExactly(false, false, false, true);
        assertThat(found.search().get(0).outcome()).contains("is not a folder");
        assertThat(found.search().get(2).place()).contains(mirror.address().toString());
        assertThat(found.search().get(2).outcome()).contains("404");
    }

    @Test
    void notesAPartlyFilledFolderAndGoesOn() throws Exception {
        Idx.fill(folder.resolve("half"));
        Files.delete(folder.resolve("half/train-images-idx3-ubyte.gz"));
        Idx.fill(folder.resolve("cache/mnist"));

        FoundData found = find(DataRequest.auto(), variable("half"));

        assertThat(found.search().get(0).outcome()).contains("lacks train-images-idx3-ubyte.gz");
        assertThat(found.data().name()).isEqualTo("custom-mnist");
    }

    @Test
    void drawsDigitsWithoutLookingWhenAskedTo() throws Exception {
        Idx.fill(folder.resolve("cache"));

        FoundData found = find(DataRequest.synthetic(), variable("cache"));

        assertThat(found.data().synthetic()).isTrue();
        assertThat(found.search()).hasSize(1);
        assertThat(mirror.requests).isEmpty();
    }

    @Test
    void neverTakesAnythingElseForMnist() throws Exception {
        Idx.fill(folder.resolve("mnist"));
        byte[] images = Idx.images(3);

        assertThatThrownBy(() -> find(DataRequest.mnist(), variable("mnist")))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll(
                        "MNIST could not be had",
                        folder.resolve("mnist/train-images-idx3-ubyte.gz") + " is not MNIST's",
                        Idx.sha256(images),
                        "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
                        folder.resolve("cache") + " is not a folder",
                        mirror.address() + "train-images-idx3-ubyte.gz answered with HTTP status 404",
                        "--data synthetic");
    }

    @Test
    void refusesADownloadThatIsNotMnist() throws Exception {
        mirror.close();
        mirror = new LoopbackMirror(LoopbackMirror.whole(Idx.gzip(Idx.images(3))));

        assertThatThrownBy(() -> find(DataRequest.mnist(), Map.of()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(Idx.sha256(Idx.images(3)));
        assertThat(folder.resolve("cache/mnist/train-images-idx3-ubyte.gz")).doesNotExist();
    }

    @Test
    void surveysEveryPlaceWithoutDownloading() throws Exception {
        Idx.fill(folder.resolve("fashion"));

        assertThat(finder(variable("fashion")).survey())
                .extracting(SearchStep::found)
                .containsExactly(true, false, false, true);
        assertThat(mirror.requests).isEmpty();
    }

    @Test
    void understandsWhatFollowsDashDashData() {
        assertThat(DataRequest.parse(null)).isEqualTo(DataRequest.auto());
        assertThat(DataRequest.parse(" ")).isEqualTo(DataRequest.auto());
        assertThat(DataRequest.parse("MNIST")).isEqualTo(DataRequest.mnist());
        assertThat(DataRequest.parse("synthetic")).isEqualTo(DataRequest.synthetic());
        assertThat(DataRequest.parse("some/Folder")).isEqualTo(DataRequest.in(Path.of("some/Folder")));
    }

    @Test
    void writesRequestsSuchThatTheyReadBack() {
        for (DataRequest request : new DataRequest[] {
            DataRequest.auto(),
            DataRequest.mnist(),
            DataRequest.synthetic(),
            DataRequest.in(Path.of("a b")),
            DataRequest.in(Path.of("mnist")),
            DataRequest.in(Path.of(""))
        }) {
            assertThat(DataRequest.parse(request.text())).isEqualTo(request);
        }
        assertThat(DataRequest.in(Path.of("mnist")).kind()).isEqualTo(DataRequest.Kind.FOLDER);
    }

    @Test
    void refusesARequestThatContradictsItself() {
        assertThatThrownBy(() -> new DataRequest(DataRequest.Kind.MNIST, "x")).hasMessageContaining("MNIST");
        assertThatThrownBy(() -> new DataRequest(DataRequest.Kind.FOLDER, "")).hasMessageContaining("FOLDER");
    }
}
