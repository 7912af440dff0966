package org.activationlab.pairs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.activationlab.network.ParameterShape;
import org.activationlab.network.Parameters;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.ListVector;

/**
 * Reads a file of {@link WeightWriter} model by model and checks everything but the weights themselves. Holds native
 * memory for one model; whoever opens it closes it.
 */
public final class WeightReader implements AutoCloseable {

    private final CheckedArrowFile arrow;
    private final WeightFileHeader header;
    private final Set<String> seen = new HashSet<>();

    private WeightReader(CheckedArrowFile arrow, WeightFileHeader header) {
        this.arrow = arrow;
        this.header = header;
    }

    /**
     * Opens a file.
     *
     * @param file a file of {@link WeightWriter}
     * @return a reader before the first model
     * @throws IOException if the file is missing, damaged or something else; the message names file and reason
     */
    public static WeightReader open(Path file) throws IOException {
        CheckedArrowFile arrow = CheckedArrowFile.open(file, WeightSchema::header);
        return new WeightReader(arrow, WeightSchema.header(arrow.schema()));
    }

    /**
     * Gives what holds for all models.
     *
     * @return plan and data of the file
     */
    public WeightFileHeader header() {
        return header;
    }

    /**
     * Reads the next model.
     *
     * @return its name and arrays in the order of the file; empty after the last
     * @throws IOException if its rows do not describe one model's arrays; the message names file and reason
     */
    public Optional<ModelWeights> next() throws IOException {
        int rows = arrow.nextBatch();
        if (rows < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(model(rows));
        } catch (IOException | IllegalArgumentException e) {
            throw arrow.refusal(new IOException("batch " + seen.size() + ": " + e.getMessage(), e));
        }
    }

    private ModelWeights model(int rows) throws IOException {
        if (rows == 0) {
            throw new IOException("a batch holds the arrays of one model, but this one has no rows");
        }
        String id = text(WeightSchema.MODEL_ID, 0);
        List<ParameterShape> shapes = new ArrayList<>();
        ListVector values = list(WeightSchema.VALUES);
        int first = start(values, 0);
        int next = first;
        for (int row = 0; row < rows; row++) {
            String other = text(WeightSchema.MODEL_ID, row);
            if (!other.equals(id)) {
                throw new IOException(
                        "a batch holds the arrays of one model, but this one has " + id + " and " + other);
            }
            ParameterShape shape = new ParameterShape(text(WeightSchema.NAME, row), dimensions(row));
            int end = end(values, row);
            if (end - next != shape.size()) {
                throw new IOException(shape.name() + " of shape " + shape.dimensions() + " needs " + shape.size()
                        + " values, but " + (end - next) + " came");
            }
            next = end;
            shapes.add(shape);
        }
        if (!seen.add(id)) {
            throw new IOException("model " + id + " comes twice");
        }
        float[] block = new float[next - first];
        FloatBlocks.read(values.getDataVector().getDataBuffer(), first, block);
        return new ModelWeights(id, Parameters.of(shapes, block));
    }

    private List<Integer> dimensions(int row) throws IOException {
        ListVector shape = list(WeightSchema.SHAPE);
        IntVector sizes = (IntVector) shape.getDataVector();
        List<Integer> dimensions = new ArrayList<>();
        int end = end(shape, row);
        for (int i = start(shape, row); i < end; i++) {
            dimensions.add(sizes.get(i));
        }
        return dimensions;
    }

    private String text(String column, int row) throws IOException {
        return ArrowText.read((VarCharVector) arrow.root().getVector(column), row);
    }

    private ListVector list(String column) {
        return (ListVector) arrow.root().getVector(column);
    }

    private static int start(ListVector list, int row) throws IOException {
        int start = list.getOffsetBuffer().getInt((long) Integer.BYTES * row);
        if (start < 0) {
            throw new IOException("the list of " + list.getName() + " in row " + row + " claims to begin at " + start);
        }
        return start;
    }

    /** The end of a list, after a check that it lies between its start and the end of all values. */
    private static int end(ListVector list, int row) throws IOException {
        ArrowBuf offsets = list.getOffsetBuffer();
        int start = start(list, row);
        int end = offsets.getInt((long) Integer.BYTES * (row + 1));
        int all = list.getDataVector().getValueCount();
        if (end < start || end > all) {
            throw new IOException("the list of " + list.getName() + " in row " + row + " claims values " + start
                    + " to " + end + " of " + all);
        }
        return end;
    }

    @Override
    public void close() throws IOException {
        arrow.close();
    }
}
