package org.activationlab.interpret.dissection;

/** Which pixels of an image belong to something. What lies outside of the image does not. */
final class BinaryImage {

    /** The eight neighbours, clockwise from the one above. */
    static final int[][] AROUND = {{-1, 0}, {-1, 1}, {0, 1}, {1, 1}, {1, 0}, {1, -1}, {0, -1}, {-1, -1}};

    private final int height;
    private final int width;
    private final boolean[] inside;

    BinaryImage(int height, int width, boolean[] inside) {
        this.height = height;
        this.width = width;
        this.inside = inside;
    }

    static BinaryImage above(float threshold, int height, int width, float[] pixels) {
        boolean[] inside = new boolean[height * width];
        for (int i = 0; i < inside.length; i++) {
            inside[i] = pixels[i] >= threshold;
        }
        return new BinaryImage(height, width, inside);
    }

    int height() {
        return height;
    }

    int width() {
        return width;
    }

    boolean at(int y, int x) {
        return y >= 0 && x >= 0 && y < height && x < width && inside[y * width + x];
    }

    boolean[] copy() {
        return inside.clone();
    }

    /** The eight neighbours of a pixel, clockwise from the one above. */
    boolean[] around(int y, int x) {
        boolean[] neighbours = new boolean[AROUND.length];
        for (int i = 0; i < neighbours.length; i++) {
            neighbours[i] = at(y + AROUND[i][0], x + AROUND[i][1]);
        }
        return neighbours;
    }

    /** How often one goes from outside to inside on a round of a pixel's neighbours: branches of a thin line. */
    int branches(int y, int x) {
        boolean[] neighbours = around(y, x);
        int count = 0;
        for (int i = 0; i < neighbours.length; i++) {
            count += !neighbours[i] && neighbours[(i + 1) % neighbours.length] ? 1 : 0;
        }
        return count;
    }

    /** All pixels within a distance, in pixels, of one that belongs. */
    BinaryImage grown(double radius) {
        boolean[] result = new boolean[inside.length];
        int reach = (int) Math.ceil(radius);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int dy = -reach; dy <= reach && !result[y * width + x]; dy++) {
                    for (int dx = -reach; dx <= reach; dx++) {
                        if (dy * dy + dx * dx <= radius * radius && at(y + dy, x + dx)) {
                            result[y * width + x] = true;
                            break;
                        }
                    }
                }
            }
        }
        return new BinaryImage(height, width, result);
    }

    /** Pixels that do not belong and cannot reach the border over neighbours to the four sides that do not either. */
    BinaryImage holes() {
        boolean[] reached = new boolean[inside.length];
        int[] queue = new int[inside.length];
        int end = 0;
        for (int i = 0; i < inside.length; i++) {
            int y = i / width;
            int x = i % width;
            if (!inside[i] && (y == 0 || x == 0 || y == height - 1 || x == width - 1)) {
                reached[i] = true;
                queue[end++] = i;
            }
        }
        for (int next = 0; next < end; next++) {
            int y = queue[next] / width;
            int x = queue[next] % width;
            for (int side = 0; side < AROUND.length; side += 2) {
                int ny = y + AROUND[side][0];
                int nx = x + AROUND[side][1];
                int place = ny * width + nx;
                if (ny >= 0 && nx >= 0 && ny < height && nx < width && !inside[place] && !reached[place]) {
                    reached[place] = true;
                    queue[end++] = place;
                }
            }
        }
        boolean[] holes = new boolean[inside.length];
        for (int i = 0; i < holes.length; i++) {
            holes[i] = !inside[i] && !reached[i];
        }
        return new BinaryImage(height, width, holes);
    }

    /**
     * Thins to lines of one pixel that keep ends and connections.
     *
     * <p>Source: T. Y. Zhang, C. Y. Suen, A fast parallel algorithm for thinning digital patterns, 1984.
     */
    BinaryImage skeleton() {
        boolean[] now = inside.clone();
        boolean changed = true;
        while (changed) {
            changed = thin(now, true);
            changed |= thin(now, false);
        }
        return new BinaryImage(height, width, now);
    }

    /** One of the two halves of a round: marks first, removes afterwards. */
    private boolean thin(boolean[] now, boolean first) {
        BinaryImage current = new BinaryImage(height, width, now);
        boolean[] gone = new boolean[now.length];
        boolean any = false;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (current.at(y, x) && removable(current, y, x, first)) {
                    gone[y * width + x] = true;
                    any = true;
                }
            }
        }
        for (int i = 0; i < now.length; i++) {
            now[i] &= !gone[i];
        }
        return any;
    }

    private static boolean removable(BinaryImage image, int y, int x, boolean first) {
        boolean[] p = image.around(y, x);
        int count = 0;
        for (boolean neighbour : p) {
            count += neighbour ? 1 : 0;
        }
        boolean up = p[0];
        boolean right = p[2];
        boolean down = p[4];
        boolean left = p[6];
        boolean sides = first
                ? !(up && right && down) && !(right && down && left)
                : !(up && right && left) && !(up && down && left);
        return count >= 2 && count <= 6 && image.branches(y, x) == 1 && sides;
    }

    /** Euclidean distance, in pixels, of each pixel that belongs to the nearest that does not; 0 for the others. */
    float[] depth() {
        float[] depth = new float[inside.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (at(y, x)) {
                    depth[y * width + x] = depth(y, x);
                }
            }
        }
        return depth;
    }

    private float depth(int y, int x) {
        int best = Integer.MAX_VALUE;
        for (int reach = 1; reach * reach < best; reach++) {
            for (int i = -reach; i <= reach; i++) {
                for (int[] place : new int[][] {{-reach, i}, {reach, i}, {i, -reach}, {i, reach}}) {
                    if (!at(y + place[0], x + place[1])) {
                        best = Math.min(best, place[0] * place[0] + place[1] * place[1]);
                    }
                }
            }
        }
        return (float) Math.sqrt(best);
    }
}
