package org.activationlab.meta;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.activationlab.network.RowGather;
import org.activationlab.pairs.PairTable;
import org.activationlab.pairs.TraceLayout;

/** Pairs on the compute device: put there once, then read by any number of threads. */
final class DeviceData {

    private static final long[] PART_ENDS = {256, 376, 460};

    private final NDArray features;
    private final Map<Task, NDArray> targets = new EnumMap<>(Task.class);

    /**
     * Copies pairs to the device.
     *
     * @param manager the scope that will own them
     * @param data the pairs
     */
    DeviceData(NDManager manager, MetaData data) {
        PairTable pairs = data.pairs();
        int count = pairs.size();
        try (NDManager scope = manager.newSubManager()) {
            NDList parts = new NDList();
            for (TraceLayout.Part part : pairs.layout().parts()) {
                parts.add(scope.create(pairs.activations(part.name()), new Shape(count, part.size())));
            }
            features = NDArrays.concat(parts, 1);
            features.attach(manager);
        }
        float[] ratios = new float[count];
        float[] correctness = new float[2 * count];
        for (int row = 0; row < count; row++) {
            ratios[row] = (float) pairs.ratio(row).value();
            correctness[2 * row + (pairs.correct(row) ? 1 : 0)] = 1;
        }
        targets.put(Task.RATIO, manager.create(ratios, new Shape(count, 1)));
        targets.put(Task.CORRECTNESS, manager.create(correctness, new Shape(count, 2)));
    }

    /**
     * Gathers activations.
     *
     * @param rows row numbers (batch), 32-bit
     * @return (batch, 470), in the scope of {@code rows}
     */
    NDArray features(NDArray rows) {
        return RowGather.of(features, rows);
    }

    /**
     * Gathers activations of which some parts are another row's.
     *
     * @param rows row numbers (batch), 32-bit
     * @param donors row numbers (batch), 32-bit
     * @param own names of the parts that are those of {@code rows}; the others are those of {@code donors}
     * @return (batch, 470), in the scope of {@code rows}
     */
    NDArray mixed(NDArray rows, NDArray donors, Set<String> own) {
        NDList receiving = features(rows).split(PART_ENDS, 1);
        NDList giving = features(donors).split(PART_ENDS, 1);
        NDList parts = new NDList();
        for (int i = 0; i < receiving.size(); i++) {
            String name = TraceLayout.LENET_LAST_FOUR.parts().get(i).name();
            parts.add((own.contains(name) ? receiving : giving).get(i));
        }
        return NDArrays.concat(parts, 1);
    }

    /**
     * Gathers what is to be learned.
     *
     * @param task the question
     * @param rows row numbers (batch), 32-bit
     * @return (batch, 1): the ratio; or (batch, 2): 1 in the column of what is so, in the scope of {@code rows}
     */
    NDArray targets(Task task, NDArray rows) {
        return RowGather.of(Objects.requireNonNull(targets.get(task)), rows);
    }
}
