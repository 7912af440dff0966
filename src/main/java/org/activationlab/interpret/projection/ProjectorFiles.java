package org.activationlab.interpret.projection;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.activationlab.files.AtomicFile;
import org.jspecify.annotations.Nullable;

/**
 * Points as files of the embedding projector, to be turned and searched there: {@value #TENSORS}, {@value #METADATA},
 * {@value #SPRITE} and {@value #CONFIG}.
 *
 * <p>Serve the folder, or load the two tables by hand, in the projector at projector.tensorflow.org; the configuration's
 * paths are relative to where it stands.
 *
 * <p>Source: D. Smilkov et al., "Embedding Projector: Interactive Visualization and Interpretation of Embeddings", 2016.
 */
public final class ProjectorFiles {

    /** A line per point, its coordinates between tabs, without a heading. */
    public static final String TENSORS = "tensors.tsv";

    /** A line per point, after a heading. The projector takes a single column without one, and so it is written. */
    public static final String METADATA = "metadata.tsv";

    /** The pictures of all points on one sheet. */
    public static final String SPRITE = "sprite.png";

    /** Which file is what. */
    public static final String CONFIG = "projector_config.json";

    private ProjectorFiles() {}

    /**
     * Writes all files; those of the same names are replaced.
     *
     * @param folder made if it is missing
     * @param name what the points are, for example {@code fc2.relu}
     * @param points in all their dimensions: the projector makes its own maps
     * @param metadata at least one column, one value per point each
     * @param sprite the points' pictures, or null for none
     * @throws IOException if the disk fails
     * @throws IllegalArgumentException if there is no column or one has another length
     */
    public static void write(
            Path folder, String name, Points points, List<MetadataColumn> metadata, @Nullable ProjectorSprite sprite)
            throws IOException {
        if (metadata.isEmpty()) {
            throw new IllegalArgumentException("expected at least one column of metadata, such as labels");
        }
        for (MetadataColumn column : metadata) {
            points.requireOneEach(column.name(), column.values().size());
        }
        AtomicFile.writeStream(folder.resolve(TENSORS), out -> {
            for (int i = 0; i < points.count(); i++) {
                StringBuilder line = new StringBuilder();
                for (int d = 0; d < points.dimensions(); d++) {
                    line.append(d == 0 ? "" : "\t").append((float) points.value(i, d));
                }
                out.write(line.append('\n').toString().getBytes(StandardCharsets.US_ASCII));
            }
        });
        AtomicFile.writeText(folder.resolve(METADATA), table(points.count(), metadata));
        if (sprite != null) {
            AtomicFile.writeStream(folder.resolve(SPRITE), out -> out.write(sprite.png()));
        }
        AtomicFile.writeText(folder.resolve(CONFIG), config(name, points, sprite));
    }

    private static String table(int count, List<MetadataColumn> metadata) {
        StringBuilder text = new StringBuilder();
        if (metadata.size() > 1) {
            text.append(String.join(
                            "\t", metadata.stream().map(MetadataColumn::name).toList()))
                    .append('\n');
        }
        for (int i = 0; i < count; i++) {
            int row = i;
            text.append(String.join(
                            "\t",
                            metadata.stream()
                                    .map(column -> column.values().get(row))
                                    .toList()))
                    .append('\n');
        }
        return text.toString();
    }

    private static String config(String name, Points points, @Nullable ProjectorSprite sprite) throws IOException {
        ObjectMapper json = new ObjectMapper();
        ObjectNode config = json.createObjectNode();
        ObjectNode one = config.putArray("embeddings").addObject();
        one.put("tensorName", name);
        one.putArray("tensorShape").add(points.count()).add(points.dimensions());
        one.put("tensorPath", TENSORS);
        one.put("metadataPath", METADATA);
        if (sprite != null) {
            ObjectNode picture = one.putObject("sprite");
            picture.put("imagePath", SPRITE);
            picture.putArray("singleImageDim").add(sprite.width()).add(sprite.height());
        }
        return json.writerWithDefaultPrettyPrinter().writeValueAsString(config) + "\n";
    }
}
