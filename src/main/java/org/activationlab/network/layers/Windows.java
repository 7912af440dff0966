package org.activationlab.network.layers;

/** The arithmetic of windows that slide over maps. */
final class Windows {

    private Windows() {}

    static void check(int size, int stride, int padding) {
        if (size < 1 || stride < 1 || padding < 0) {
            throw new IllegalArgumentException("a window needs a size and a stride of at least 1 and a padding of at"
                    + " least 0, but had " + size + ", " + stride + " and " + padding);
        }
    }

    static ActivationShape output(ActivationShape input, int channels, int size, int stride, int padding) {
        if (!input.isMap()) {
            throw new IllegalArgumentException("a window slides over maps, but would get " + input);
        }
        int height = (input.height() + 2 * padding - size) / stride + 1;
        int width = (input.width() + 2 * padding - size) / stride + 1;
        if (input.height() + 2 * padding < size || input.width() + 2 * padding < size) {
            throw new IllegalArgumentException(
                    "a window of " + size + "x" + size + " does not fit into maps of " + input);
        }
        return ActivationShape.of(channels, height, width);
    }
}
