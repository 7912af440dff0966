package org.activationlab.app.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressTest {

    @Test
    void fillsOneBarInPlaceAndEndsWithASentence() {
        Screen screen = new Screen(true);
        try (Progress progress = new Progress(screen, "train", "networks", 1000, 0)) {
            assertThat(screen.seen.values()).containsExactly("train: 0 of 1,000 networks");
            for (int i = 0; i < 1000; i++) {
                progress.step("loss 0.3");
            }
        }
        assertThat(screen.seen).hasSize(1);
        assertThat(screen.seen.values().iterator().next()).matches("train: 1,000 networks in \\d+\\.\\d s");
        // Four times a second at most, and these thousand steps take no time.
        assertThat(screen.told).hasSizeLessThan(20);
    }

    @Test
    void becomesFewLinesWhereNothingCanBeReplaced() {
        Screen screen = new Screen(false);
        Progress progress = new Progress(screen, "train", "networks", 1000, 0);
        for (int i = 0; i < 1000; i++) {
            progress.advance(1);
        }
        progress.close("all kept");
        assertThat(screen.told).hasSize(4);
        assertThat(screen.told.get(0)).startsWith("train: 250 of 1,000 networks, about ");
        assertThat(screen.told.get(3)).matches("train: 1,000 networks in \\d+\\.\\d s \\(all kept\\)");
    }

    @Test
    void saysWhatWasDoneBeforeAndKeepsQuietAfterTheEnd() {
        Screen screen = new Screen(true);
        Progress progress = new Progress(screen, "label", "models", 5, 4);
        progress.step("last");
        progress.close("");
        progress.step("late");
        progress.close("again");
        assertThat(screen.seen.values()).hasSize(1);
        assertThat(screen.told.get(screen.told.size() - 1)).matches("label: 1 models in \\d+\\.\\d s, 4 done before");
    }

    @Test
    void showsOneBarPerStageOfAStudyAndPerDownloadedFile() {
        Screen screen = new Screen(true);
        StageProgress stages = new StageProgress(screen);
        stages.begin("grow", "plants", 3, 3);
        stages.end("3 items");
        stages.begin("pick", "plants", 3, 3);
        stages.end("3 items");
        stages.sayWhatWasDoneBefore();
        stages.begin("train", "images", 100, 40);
        stages.advance(60);
        stages.end("2 items");
        stages.update("train.gz", 0, 4096);
        stages.update("train.gz", 4096, 4096);
        stages.update("test.gz", 1024, 1024);
        stages.close("");
        assertThat(screen.seen.values())
                .hasSize(4)
                .contains("Done before: grow, pick.")
                .anySatisfy(line -> assertThat(line).matches("train: 60 images in \\d+\\.\\d s, 40 done before"))
                .anySatisfy(line -> assertThat(line).matches("download train.gz: 4 KiB in .*"))
                .anySatisfy(line -> assertThat(line).matches("download test.gz: 1 KiB in .*"));
    }
}
