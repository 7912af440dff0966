package org.activationlab.pairs;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What one forward pass leaves behind: named parts in the order in which the network computes them.
 *
 * @param parts at least one; no name twice; copied
 */
public record TraceLayout(List<Part> parts) {

    /** The last four stages of LeNet-5, which the original study fed to its meta-networks: 470 values. */
    public static final TraceLayout LENET_LAST_FOUR = new TraceLayout(List.of(
            new Part("maxpool2", 256, "second max-pool, 16 channels x 4 x 4, row-major"),
            new Part("fc1", 120, "first dense layer after ReLU"),
            new Part("fc2", 84, "second dense layer after ReLU"),
            new Part("fc3", 10, "logits: third dense layer, one value per digit")));

    /**
     * Everything that LeNet-5 computes from an image, and the image itself: 6,598 values. Maps are in the order channel,
     * row, column. The convolutions are given before ReLU, because what ReLU cuts off is found nowhere else.
     */
    public static final TraceLayout LENET_WHOLE = new TraceLayout(List.of(
            new Part("pixels", 784, "clean image, 28 rows x 28 columns, values from 0 to 1, row-major"),
            new Part("conv1", 3456, "first convolution with bias, before ReLU, 6 channels x 24 x 24, row-major"),
            new Part("maxpool1", 864, "first max-pool, after ReLU, 6 channels x 12 x 12, row-major"),
            new Part("conv2", 1024, "second convolution with bias, before ReLU, 16 channels x 8 x 8, row-major"),
            new Part("maxpool2", 256, "second max-pool, after ReLU, 16 channels x 4 x 4, row-major"),
            new Part("fc1", 120, "first dense layer after ReLU"),
            new Part("fc2", 84, "second dense layer after ReLU"),
            new Part("fc3", 10, "logits: third dense layer, without ReLU, one value per digit")));

    /**
     * One named part.
     *
     * @param name the stage of the network: letters, digits, {@code _ . -}
     * @param size its values per image, at least 1
     * @param meaning what the values are and how they are ordered, in words
     */
    public record Part(String name, int size, String meaning) {

        /**
         * Checks the part.
         *
         * @throws IllegalArgumentException if the name is not plain, the size below 1 or the meaning blank
         */
        public Part {
            if (!name.matches("[A-Za-z0-9_.-]+")) {
                throw new IllegalArgumentException("the name of a part must be one or more of the characters"
                        + " A-Z a-z 0-9 _ . - but was \"" + name + "\"");
            }
            if (size < 1) {
                throw new IllegalArgumentException("the size of part " + name + " must be at least 1, but was " + size);
            }
            if (meaning.isBlank()) {
                throw new IllegalArgumentException("the meaning of part " + name + " must be said in words");
            }
        }
    }

    /**
     * Checks and copies the parts.
     *
     * @throws IllegalArgumentException if there is no part or a name comes twice
     */
    public TraceLayout {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a trace needs at least one part, but none came");
        }
        Set<String> seen = new HashSet<>();
        for (Part part : parts) {
            if (!seen.add(part.name())) {
                throw new IllegalArgumentException("a trace names each part once, but " + part.name() + " came twice");
            }
        }
    }

    /**
     * Gives the names in order.
     *
     * @return at least one name
     */
    public List<String> names() {
        return parts.stream().map(Part::name).toList();
    }

    /**
     * Gives the values of all parts together.
     *
     * @return the sum of the sizes, at least 1
     */
    public int totalSize() {
        return parts.stream().mapToInt(Part::size).reduce(0, Math::addExact);
    }

    /**
     * Finds a part.
     *
     * @param name the name of a part
     * @return its place in the order, from 0
     * @throws IllegalArgumentException if there is no such part
     */
    public int indexOf(String name) {
        int index = names().indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("there is no part named " + name + "; there are " + names());
        }
        return index;
    }
}
