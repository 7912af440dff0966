package org.activationlab.interpret.visualization;

/**
 * Images of one size as sums of waves. The basis is the real discrete Fourier basis along each side (a constant, cosines
 * and sines), orthonormal, so it reaches every image; each wave is then scaled by 1 / frequency, at most by the longer
 * side, and all by one factor so that independent numbers of deviation 1 give pixels of deviation 1 on average.
 *
 * <p>By plain matrices: exact for any size, and small ones such as 28 need no fast transform.
 */
final class FourierBasis {

    private final int height;
    private final int width;
    private final double[] rows;
    private final double[] columns;
    private final double[] scales;

    FourierBasis(int height, int width) {
        this.height = height;
        this.width = width;
        rows = waves(height);
        columns = waves(width);
        scales = new double[height * width];
        double longest = Math.max(height, width);
        double squares = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double frequency = Math.hypot(frequency(y, height), frequency(x, width));
                double scale = 1 / Math.max(frequency, 1 / longest);
                scales[y * width + x] = scale;
                squares += scale * scale;
            }
        }
        double mean = Math.sqrt(squares / scales.length);
        for (int i = 0; i < scales.length; i++) {
            scales[i] /= mean;
        }
    }

    private static int cycles(int wave) {
        return (wave + 1) / 2;
    }

    /** Cycles per pixel of the wave in a row of {@link #waves}. */
    private static double frequency(int wave, int size) {
        return (double) cycles(wave) / size;
    }

    /** One wave per row: the constant, then cosine and sine of each frequency. */
    private static double[] waves(int size) {
        double[] waves = new double[size * size];
        for (int wave = 0; wave < size; wave++) {
            int cycles = cycles(wave);
            boolean alone = cycles == 0 || 2 * cycles == size;
            double length = Math.sqrt((alone ? 1.0 : 2.0) / size);
            for (int i = 0; i < size; i++) {
                // Whole turns are taken off first: the angle stays exact.
                double angle = 2 * Math.PI * ((long) cycles * i % size) / size;
                waves[wave * size + i] = length * (wave % 2 == 1 || cycles == 0 ? Math.cos(angle) : Math.sin(angle));
            }
        }
        return waves;
    }

    /** Adds the waves up: (height * width) numbers to as many pixels. */
    double[] image(double[] numbers) {
        double[] scaled = new double[numbers.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = numbers[i] * scales[i];
        }
        return times(rows, true, times(scaled, columns, false));
    }

    /** The transpose of {@link #image}: slopes for pixels to slopes for numbers. */
    double[] transpose(double[] pixels) {
        double[] slopes = times(rows, false, times(pixels, columns, true));
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] *= scales[i];
        }
        return slopes;
    }

    /** The inverse of {@link #image}. */
    double[] numbers(double[] pixels) {
        double[] numbers = times(rows, false, times(pixels, columns, true));
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] /= scales[i];
        }
        return numbers;
    }

    /** (height, width) by (width, width) or its transpose. */
    private double[] times(double[] image, double[] side, boolean transposed) {
        double[] result = new double[image.length];
        for (int y = 0; y < height; y++) {
            for (int i = 0; i < width; i++) {
                if (transposed) {
                    double sum = 0;
                    for (int x = 0; x < width; x++) {
                        sum += image[y * width + x] * side[i * width + x];
                    }
                    result[y * width + i] = sum;
                } else {
                    double value = image[y * width + i];
                    for (int x = 0; x < width; x++) {
                        result[y * width + x] += value * side[i * width + x];
                    }
                }
            }
        }
        return result;
    }

    /** (height, height) or its transpose by (height, width). */
    private double[] times(double[] side, boolean transposed, double[] image) {
        double[] result = new double[image.length];
        for (int y = 0; y < height; y++) {
            for (int i = 0; i < height; i++) {
                double value = transposed ? side[i * height + y] : side[y * height + i];
                for (int x = 0; x < width; x++) {
                    result[y * width + x] += value * image[i * width + x];
                }
            }
        }
        return result;
    }
}
