package org.activationlab.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreeSpaceTest {

    @TempDir
    private Path folder;

    @Test
    void refusesMoreThanAnyDiskHolds() {
        Path later = folder.resolve("not/yet/there");
        assertThatThrownBy(() -> FreeSpace.require(later, "training", Long.MAX_VALUE))
                .hasMessageContaining("training needs about 9,223,372,036,854,775,807 bytes")
                .hasMessageContaining("the disk of " + later + " has ")
                .hasMessageContaining("Make room");
        assertThat(later).doesNotExist();
    }

    @Test
    void letsPassWhatFitsAndAsksNothingForNothing() {
        assertThatCode(() -> FreeSpace.require(folder, "a page", 1)).doesNotThrowAnyException();
        assertThatCode(() -> FreeSpace.require(folder, "nothing", 0)).doesNotThrowAnyException();
    }
}
