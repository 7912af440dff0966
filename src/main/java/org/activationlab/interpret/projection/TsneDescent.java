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

    /** The loop over the tile is the inner one, so that the processor's vectors can take several of its points. */
    private void repel(int from, int to) {
        double[] ownX = Arrays.copyOfRange(x, from, from + TILE);
        double[] ownY = Arrays.copyOfRange(y, from, from + TILE);
        double[] forceX = new double[TILE];
        double[] forceY = new double[TILE];
        double[] sum = new double[TILE];
        int other = 0;
        for (; other + 1 < count; other += 2) {
            two(ownX, ownY, x[other], y[other], x[other + 1], y[other + 1], forceX, forceY, sum);
        }
        if (other < count) {
            one(ownX, ownY, x[other], y[other], forceX, forceY, sum);
        }
        for (int i = from; i < to; i++) {
            repulsionX[i] = forceX[i - from];
            repulsionY[i] = forceY[i - from];
            // A point is 1 to itself, which does not count.
            similarity[i] = sum[i - from] - 1;
        }
    }

    /** One division for both: they take longest. */
    private static void two(
            double[] ownX,
            double[] ownY,
            double ax,
            double ay,
            double bx,
            double by,
            double[] forceX,
            double[] forceY,
            double[] sum) {
        for (int j = 0; j < TILE; j++) {
            double dax = ownX[j] - ax;
            double day = ownY[j] - ay;
            double dbx = ownX[j] - bx;
            double dby = ownY[j] - by;
            double farA = 1 + dax * dax + day * day;
            double farB = 1 + dbx * dbx + dby * dby;
            double inverse = 1 / (farA * farB);
            double a = farB * inverse;
            double b = farA * inverse;
            sum[j] += a + b;
            forceX[j] += a * a * dax + b * b * dbx;
            forceY[j] += a * a * day + b * b * dby;
        }
    }

    private static void one(
            double[] ownX, double[] ownY, double ax, double ay, double[] forceX, double[] forceY, double[] sum) {
        for (int j = 0; j < TILE; j++) {
            double dx = ownX[j] - ax;
            double dy = ownY[j] - ay;
            double a = 1 / (1 + dx * dx + dy * dy);
            sum[j] += a;
            forceX[j] += a * a * dx;
            forceY[j] += a * a * dy;
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
