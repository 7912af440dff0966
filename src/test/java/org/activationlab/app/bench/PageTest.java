package org.activationlab.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Makes the page from results written by hand; every number expected here was worked out by hand, too. */
class PageTest {

    private static final Path FIXTURE = Path.of("src", "test", "resources", "bench", "benchmarks.json");

    private static String page() throws IOException {
        return Page.of(Json.read(FIXTURE, Results.class));
    }

    @Test
    void showsMediansSharesRatiosAndVerdicts() throws IOException {
        // 40,000 x 1.5 MFLOP = 60 GFLOP/s; of the ceiling 37.5, 60 and 30 %; to PyTorch 2.5, 2.5 and 2; to DJL 5, 4 and
        // 3.
        assertThat(page())
                .contains(
                        "| train-sgd-32 | (network, image) pairs/s | 40,000 (30,000 to 50,000) | 700.4 | 60.0 | 38 % of 150.0 (100.0 to 200.0) |"
                                + " 4.00 (3.00 to 5.00) | 2.50 (2.00 to 2.50) |"
                                + " plain PyTorch: floor 2 met, goal 3 missed; plain DJL loop: floor 3.5 met |")
                .contains("| train-sgd-32 | 10,000 | 600.0 | 16,000 (15,000 to 20,000) | 500.0 |");
    }

    @Test
    void leavesCellsEmptyWhereNobodyCompeted() throws IOException {
        assertThat(page())
                .contains("| meta-transformer |  |  | 500.0 | 300.0 |")
                .contains("- meta-transformer without plain DJL loop: another network.");
    }

    @Test
    void weighsTheMetaNetworksByTheOriginalsEpochs() throws IOException {
        // (25/5000 + 52/2600 + 25/500) / (25/8000 + 52/4000 + 25/1000) = 0.075 / 0.041125 = 1.8237.
        assertThat(page())
                .contains("25, 52 and 25 epochs")
                .contains("1.82 times as fast as plain PyTorch. Goal 1.5: met.");
    }

    @Test
    void tellsHowMuchTheMemoryGrew() throws IOException {
        assertThat(page()).contains("| 500 | 600.0 | 604.5 | +4.5 | 650.0 |");
    }

    @Test
    void tellsHowLongTheMonitorTakesOverAllRounds() throws IOException {
        assertThat(page())
                .contains("| forward pass | 50.0 (40.0 to 70.0) | 80.0 (60.0 to 90.0) |")
                .contains("| assessment | 120.0 (110.0 to 130.0) | 160.0 (150.0 to 170.0) |")
                .contains("| 20 noisy passes | 1,200 (1,100 to 1,300) | 1,500 (1,400 to 1,600) |");
    }

    @Test
    void tellsHowLongALookIntoANetworkOfPhotographsTakes() throws IOException {
        assertThat(page())
                .contains("| benchmark | load s | Grad-CAM s | Shapley s | visualization s | peak MB |")
                .contains("| look-vgg16 | 2.00 | 1.50 | 40.0 | 30.0 | 2,100 |");
    }

    @Test
    void saysOfEachBenchmarkWhereAndWhenItRan() throws IOException {
        assertThat(page())
                .contains(
                        "- train-sgd-32: 2030-01-02, Made-up 3000, 2 cores (0.02 of them busy before the start), 8 GB, Java 17.0.1,"
                                + " ours PyTorch 2.7.1, plain DJL loop DJL 0.35.1, PyTorch 2.7.1, plain PyTorch PyTorch 2.13.0;"
                                + " workers: 2, rounds: 3 of 4 s, commit abc1234, `env/bench`.")
                .contains("- memory: 2030-02-03,");
    }

    @Test
    void warnsOfWhatWasMeasuredOnABusyMachine() throws IOException {
        // Its load was 0.7; that of the others 0.02.
        assertThat(page()).contains("busy machine, so not to be relied on: memory.**");
    }

    @Test
    void aPageOfNothingHasNoTables() {
        assertThat(Page.of(new Results(List.of()))).startsWith("# Benchmarks").doesNotContain("|");
    }
}
