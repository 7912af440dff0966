package org.activationlab.interpret.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as the embedding projector's documentation asks for them. */
class ProjectorFilesTest {

    private static final Points POINTS = Points.of(new double[][] {{1, -0.5, 3}, {0.25, 0, 1e-7}});
    private static final MetadataColumn DIGIT = new MetadataColumn("digit", List.of("7", "3"));

    @TempDir
    private Path folder;

    @Test
    void writesTablesPicturesAndTheirDescription() throws Exception {
        MetadataColumn right = new MetadataColumn("right", List.of("yes", "no"));
        ProjectorSprite sprite = new ProjectorSprite(28, 20, new byte[] {1, 2, 3});
        ProjectorFiles.write(folder.resolve("new"), "fc2", POINTS, List.of(DIGIT, right), sprite);
        assertThat(folder.resolve("new/tensors.tsv")).hasContent("1.0\t-0.5\t3.0\n0.25\t0.0\t1.0E-7\n");
        assertThat(folder.resolve("new/metadata.tsv")).hasContent("digit\tright\n7\tyes\n3\tno\n");
        assertThat(folder.resolve("new/sprite.png")).hasBinaryContent(new byte[] {1, 2, 3});
        JsonNode config = new ObjectMapper()
                .readTree(folder.resolve("new/projector_config.json").toFile());
        assertThat(config).isEqualTo(new ObjectMapper().readTree("""
                        {"embeddings": [{"tensorName": "fc2", "tensorShape": [2, 3], "tensorPath": "tensors.tsv",
                          "metadataPath": "metadata.tsv",
                          "sprite": {"imagePath": "sprite.png", "singleImageDim": [28, 20]}}]}
                        """));
    }

    @Test
    void aSingleColumnHasNoHeading() throws Exception {
        ProjectorFiles.write(folder, "fc2", POINTS, List.of(DIGIT), null);
        assertThat(folder.resolve("metadata.tsv")).hasContent("7\n3\n");
        assertThat(folder.resolve("sprite.png")).doesNotExist();
        assertThat(folder.resolve("projector_config.json")).content().doesNotContain("sprite");
    }

    @Test
    void refusesMetadataThatDoNotFit() {
        assertThatThrownBy(() -> ProjectorFiles.write(folder, "fc2", POINTS, List.of(), null))
                .hasMessageContaining("at least one column");
        MetadataColumn one = new MetadataColumn("digit", List.of("7"));
        assertThatThrownBy(() -> ProjectorFiles.write(folder, "fc2", POINTS, List.of(one), null))
                .hasMessage("expected digit for each of 2 points, but got 1");
        assertThatThrownBy(() -> new MetadataColumn("digit", List.of("a\tb"))).hasMessageContaining("tabs");
        assertThatThrownBy(() -> new MetadataColumn(" ", List.of())).hasMessageContaining("needs a name");
    }
}
