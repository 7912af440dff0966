package org.activationlab.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafeTensorsSumTest {

    private static final List<ParameterShape> SHAPES = List.of(ParameterShape.of("w", 2, 2), ParameterShape.of("b", 2));

    @TempDir
    private Path folder;

    private static Parameters numbers() {
        return Parameters.of(SHAPES, new float[] {1, 2, 3, 4, 5, 6});
    }

    @Test
    void everyBitOfTheFileIsWatched() throws Exception {
        Path file = folder.resolve("best.safetensors");
        SafeTensors.writeSummed(file, numbers(), Map.of("epoch", "3"));
        byte[] whole = Files.readAllBytes(file);
        assertThat(SafeTensors.read(file).parameters()).isEqualTo(numbers());
        int unharmed = 0;
        for (int at = 0; at < whole.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] changed = whole.clone();
                changed[at] ^= (byte) (1 << bit);
                Files.write(file, changed);
                // A sum under a damaged name is none; what it watched is whole then, for only one bit was changed.
                if (reads(file)) {
                    unharmed++;
                    assertThat(SafeTensors.read(file).parameters()).isEqualTo(numbers());
                    assertThat(SafeTensors.read(file).metadata()).containsEntry("epoch", "3");
                }
            }
        }
        assertThat(unharmed).isLessThan(whole.length * 8 / 20);
    }

    private static boolean reads(Path file) {
        try {
            SafeTensors.read(file);
            return true;
        } catch (java.io.IOException | IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("best.safetensors");
            return false;
        }
    }

    @Test
    void aFileWithoutASumIsReadAsBefore() throws Exception {
        Path file = folder.resolve("plain.safetensors");
        SafeTensors.write(file, numbers(), Map.of("epoch", "3"));
        assertThat(SafeTensors.read(file).metadata()).containsOnlyKeys("epoch");
        assertThatThrownBy(() -> SafeTensors.writeSummed(file, numbers(), Map.of("sha256", "mine")))
                .hasMessageContaining("sha256");
    }
}
