package org.activationlab.interpret.projection;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Moves the points of a t-SNE map downhill.
 *
 * <p>The repulsion between all pairs is computed as it stands, not by a tree: the processor's vectors do several pairs at
 * once, and no approximation needs a setting. Every point adds up its forces in the order of the others, so nothing
 * depends on threads.
 */
final class TsneDescent {

    /** Points that one piece of work moves. */
    private static final int TILE = 256;

    /** Points whose forces are added to a tile at once. */
    private static final int TOGETHER = 4;

    private static final double LEAST_GAIN = 0.01;

    private final JointProbabilities near;
    private final int count;
    private final double[] x;
    private final double[] y;
    private final double[] attractionX;
    private final double[] attractionY;
    private final double[] repulsionX;
    private final double[] repulsionY;
    private final double[] similarity;

    /** Starts at places that it owns from now on. */
    TsneDescent(JointProbabilities near, double[] x, double[] y) {
        this.near = near;
        this.x = x;
        this.y = y;
        count = x.length;
        attractionX = new double[count];
        attractionY = new double[count];
        repulsionX = new double[count];
        repulsionY = new double[count];
        similarity = new double[count];
    }

    /** Goes some steps, from rest. */
    void descend(int steps, double exaggeration, double momentum, double rate) {
        double[] moveX = new double[count];
        double[] moveY = new double[count];
        double[] gainX = new double[count];
        double[] gainY = new double[count];
        Arrays.fill(gainX, 1);
        Arrays.fill(gainY, 1);
        for (int step = 0; step < steps; step++) {
            double all = forces();
            move(x, attractionX, repulsionX, moveX, gainX, exaggeration, momentum, rate, all);
            move(y, attractionY, repulsionY, moveY, gainY, exaggeration, momentum, rate, all);
        }
    }

    private static void move(
            double[] places,
            double[] attraction,
            double[] repulsion,
            double[] moves,
            double[] gains,
            double exaggeration,
            double momentum,
            double rate,
            double all) {
        for (int i = 0; i < places.length; i++) {
            double slope = 4 * (exaggeration * attraction[i] - repulsion[i] / all);
            // A point that keeps its direction takes longer steps.
            gains[i] = Math.max(LEAST_GAIN, slope * moves[i] < 0 ? gains[i] + 0.2 : gains[i] * 0.8);
            moves[i] = momentum * moves[i] - rate * gains[i] * slope;
            places[i] += moves[i];
        }
    }

    /** Computes all forces and returns the sum of all similarities in the map, by which repulsion is divided. */
    private double forces() {
        IntStream.range(0, (count + TILE - 1) / TILE).parallel().forEach(tile -> {
            int from = tile * TILE;
            int to = Math.min(count, from + TILE);
            repel(from, to);
            for (int i = from; i < to; i++) {
                attract(i);
            }
        });
        double all = 0;
        for (double one : similarity) {
            all += one;
        }
        return all;
    }

    private void attract(int i) {
        double sumX = 0;
        double sumY = 0;
        for (int entry = near.start(i); entry < near.start(i + 1); entry++) {
            int other = near.column(entry);
            double dx = x[i] - x[other];
            double dy = y[i] - y[other];
            double pull = near.value(entry) / (1 + dx * dx + dy * dy);
            sumX += pull * dx;
            sumY += pull * dy;
        }
        attractionX[i] = sumX;
        attractionY[i] = sumY;
    }

    /**
     * The loops over the tile are the inner ones and each writes to one array: only so the compiler turns them into
     * instructions that take several points at once, which is more than twice as fast as one loop for everything.
     */
    private void repel(int from, int to) {
        double[] ownX = Arrays.copyOfRange(x, from, from + TILE);
        double[] ownY = Arrays.copyOfRange(y, from, from + TILE);
        double[] forceX = new double[TILE];
        double[] forceY = new double[TILE];
        double[] sum = new double[TILE];
        double[][] weights = new double[TOGETHER][TILE];
        double[] othersX = new double[TOGETHER];
        double[] othersY = new double[TOGETHER];
        for (int first = 0; first < count; first += TOGETHER) {
            for (int k = 0; k < TOGETHER; k++) {
                if (first + k < count) {
                    othersX[k] = x[first + k];
                    othersY[k] = y[first + k];
                    similarities(ownX, ownY, othersX[k], othersY[k], weights[k]);
                } else {
                    Arrays.fill(weights[k], 0);
                }
            }
            addUp(weights[0], weights[1], weights[2], weights[3], sum);
            push(ownX, othersX, weights[0], weights[1], weights[2], weights[3], forceX);
            push(ownY, othersY, weights[0], weights[1], weights[2], weights[3], forceY);
        }
        for (int i = from; i < to; i++) {
            repulsionX[i] = forceX[i - from];
            repulsionY[i] = forceY[i - from];
            // A point is 1 to itself, which does not count.
            similarity[i] = sum[i - from] - 1;
        }
    }

    private static void similarities(double[] ownX, double[] ownY, double x, double y, double[] into) {
        for (int j = 0; j < TILE; j++) {
            double dx = ownX[j] - x;
            double dy = ownY[j] - y;
            into[j] = 1 / (1 + dx * dx + dy * dy);
        }
    }

    private static void addUp(double[] a, double[] b, double[] c, double[] d, double[] sum) {
        for (int j = 0; j < TILE; j++) {
            sum[j] += a[j] + b[j] + c[j] + d[j];
        }
    }

    private static void push(
            double[] own, double[] others, double[] a, double[] b, double[] c, double[] d, double[] force) {
        double atA = others[0];
        double atB = others[1];
        double atC = others[2];
        double atD = others[3];
        for (int j = 0; j < TILE; j++) {
            force[j] += a[j] * a[j] * (own[j] - atA)
                    + b[j] * b[j] * (own[j] - atB)
                    + c[j] * c[j] * (own[j] - atC)
                    + d[j] * d[j] * (own[j] - atD);
        }
    }

    /** The Kullback-Leibler divergence of the map from the points, in nats; exact over all pairs. */
    double divergence() {
        double all = forces();
        double sum = 0;
        for (int i = 0; i < count; i++) {
            for (int entry = near.start(i); entry < near.start(i + 1); entry++) {
                double own = near.value(entry);
                if (own > 0) {
                    double dx = x[i] - x[near.column(entry)];
                    double dy = y[i] - y[near.column(entry)];
                    sum += own * Math.log(own * all * (1 + dx * dx + dy * dy));
                }
            }
        }
        return sum;
    }

    /** The places of all points. */
    Points places() {
        double[] both = new double[2 * count];
        for (int i = 0; i < count; i++) {
            both[2 * i] = x[i];
            both[2 * i + 1] = y[i];
        }
        return Points.owning(count, 2, both);
    }
}
