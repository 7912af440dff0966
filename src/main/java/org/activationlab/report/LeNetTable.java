package org.activationlab.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.activationlab.data.LabelledImages;
import org.activationlab.lenet.LeNet;
import org.activationlab.network.ParameterShape;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The layers of LeNet-5, read off its parameters: {@link LeNet#SHAPES}. */
public final class LeNetTable {

    /** What max-pooling divides each side by. */
    private static final int POOL = 2;

    private LeNetTable() {}

    /**
     * Lists the layers from the image to the logits.
     *
     * @return a row per layer with its name, what it does, the shape of its output (channels x rows x columns, or values),
     *     the number of output values and of learned parameters; then a row for all
     */
    public static Table layers() {
        StringColumn names = Columns.text("layer");
        StringColumn kinds = Columns.text("what it does");
        StringColumn shapes = Columns.text("output");
        IntColumn values = Columns.count("output values");
        IntColumn parameters = Columns.count("parameters");
        int total = 0;
        for (Layer layer : walk()) {
            names.append(layer.name());
            kinds.append(layer.kind());
            shapes.append(layer.output().stream().map(String::valueOf).collect(Collectors.joining(" x ")));
            values.append(layer.output().stream().reduce(1, Math::multiplyExact));
            parameters.append(layer.parameters());
            total += layer.parameters();
        }
        names.append("all");
        kinds.append("");
        shapes.append("");
        values.appendMissing();
        parameters.append(total);
        return Table.create("LeNet-5", names, kinds, shapes, values, parameters);
    }

    private record Layer(String name, String kind, List<Integer> output, int parameters) {}

    private static List<Layer> walk() {
        List<Layer> layers = new ArrayList<>();
        List<Integer> shape = List.of(1, LabelledImages.HEIGHT, LabelledImages.WIDTH);
        layers.add(new Layer("image", "grey pixels in [0, 1]", shape, 0));
        int pools = 0;
        for (ParameterShape weight : LeNet.SHAPES) {
            if (!weight.name().endsWith(".weight")) {
                continue;
            }
            String name = weight.name().replace(".weight", "");
            List<Integer> sizes = weight.dimensions();
            int own = weight.size() + sizes.get(0);
            if (sizes.size() == 4) {
                int kernel = sizes.get(2);
                // Without padding, a kernel fits into a row so many times.
                shape = List.of(sizes.get(0), shape.get(1) - kernel + 1, shape.get(2) - kernel + 1);
                layers.add(new Layer(name, "convolution " + kernel + " x " + kernel + ", ReLU", shape, own));
                shape = List.of(shape.get(0), shape.get(1) / POOL, shape.get(2) / POOL);
                pools++;
                layers.add(new Layer("maxpool" + pools, "max-pool " + POOL + " x " + POOL, shape, 0));
            } else {
                shape = List.of(sizes.get(0));
                boolean last = sizes.get(0) == LeNet.CLASSES;
                layers.add(new Layer(name, "dense" + (last ? ": the logits" : ", ReLU"), shape, own));
            }
        }
        return layers;
    }
}
