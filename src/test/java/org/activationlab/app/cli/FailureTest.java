package org.activationlab.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.activationlab.files.AtomicFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailureTest {

    @Test
    void callsAnInterruptDuringAWriteAStopAndNoFailureOfTheDisk(@TempDir Path folder) {
        Exception failure = null;
        Thread.currentThread().interrupt();
        try {
            AtomicFile.writeText(folder.resolve("population.csv"), "text");
        } catch (Exception e) {
            failure = e;
        } finally {
            Thread.interrupted();
        }
        assertThat(failure).isNotNull();
        assertThat(Failure.inWords(failure)).startsWith("stopped.");
    }

    @Test
    void callsWorkThatWasInterruptedAStop() {
        assertThat(Failure.inWords(new CancellationException("making images was interrupted")))
                .startsWith("stopped.");
    }

    @Test
    void namesAFileThatIsMissing() {
        assertThat(Failure.inWords(new NoSuchFileException("runs/quick")))
                .isEqualTo("the file or folder runs/quick does not exist.");
    }
}
