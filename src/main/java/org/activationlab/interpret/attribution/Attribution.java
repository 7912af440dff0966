package org.activationlab.interpret.attribution;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.activationlab.network.layers.ActivationShape;
import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.Target;

/** What one method says about some images: a map for each, the score it explains, and how well it keeps its axiom. */
public final class Attribution {

    private final String method;
    private final MapKind kind;
    private final Score score;
    private final int[] classes;
    private final Batch maps;
    private final Map<String, Batch> parts;
    private final List<AxiomCheck> checks;

    private Attribution(
            String method,
            MapKind kind,
            Score score,
            int[] classes,
            Batch maps,
            Map<String, Batch> parts,
            List<AxiomCheck> checks) {
        this.method = method;
        this.kind = kind;
        this.score = score;
        this.classes = classes;
        this.maps = maps;
        this.parts = Collections.unmodifiableMap(parts);
        this.checks = checks;
    }

    /**
     * Makes a result.
     *
     * @param method its title
     * @param kind what the values are measured in
     * @param score the number that is explained
     * @param classes one for each image; copied
     * @param maps (1 or channels, height, width) of the images
     * @return the result, without further maps and without an axiom
     * @throws IllegalArgumentException if there is not one class for each map
     */
    public static Attribution of(String method, MapKind kind, Score score, int[] classes, Batch maps) {
        if (!maps.shape().isMap() || maps.count() != classes.length) {
            throw new IllegalArgumentException("expected " + classes.length
                    + " maps of (channels, height, width), one for each class, but got " + maps);
        }
        return new Attribution(method, kind, score, classes.clone(), maps, Map.of(), List.of());
    }

    /**
     * Adds what the method found on its way.
     *
     * @param name of the part
     * @param values one row for each image
     * @return a copy with that part behind the others
     */
    public Attribution withPart(String name, Batch values) {
        Map<String, Batch> more = new LinkedHashMap<>(parts);
        more.put(name, values);
        return new Attribution(method, kind, score, classes, maps, more, checks);
    }

    /**
     * Adds how well an axiom is kept.
     *
     * @param perImage one check for each image
     * @return a copy with these checks
     */
    public Attribution withChecks(List<AxiomCheck> perImage) {
        if (perImage.size() != maps.count()) {
            throw new IllegalArgumentException(
                    "expected one check for each of " + maps.count() + " images, but got " + perImage.size());
        }
        return new Attribution(method, kind, score, classes, maps, parts, List.copyOf(perImage));
    }

    /**
     * Names the method.
     *
     * @return its title
     */
    public String method() {
        return method;
    }

    /**
     * Says what the values are measured in.
     *
     * @return the kind
     */
    public MapKind kind() {
        return kind;
    }

    /**
     * Says which number of the class is explained.
     *
     * @return the score
     */
    public Score score() {
        return score;
    }

    /**
     * Copies the classes.
     *
     * @return one for each image
     */
    public int[] classes() {
        return classes.clone();
    }

    /**
     * Gives the explained number as a target that a network can differentiate.
     *
     * @return the target, for all images together
     */
    public Target target() {
        return score.target(classes);
    }

    /**
     * Gives the maps.
     *
     * @return one row for each image, (channels, height, width) or (1, height, width); positive values speak for the
     *     class
     */
    public Batch maps() {
        return maps;
    }

    /**
     * Gives one map as a single value for each pixel.
     *
     * @param image from 0
     * @return (height x width), row-major: the sum over the channels
     */
    public float[] heat(int image) {
        ActivationShape shape = maps.shape();
        int pixels = shape.height() * shape.width();
        float[] all = maps.row(image);
        float[] heat = new float[pixels];
        for (int i = 0; i < all.length; i++) {
            heat[i % pixels] += all[i];
        }
        return heat;
    }

    /**
     * Gives further values by name, for example the five panels of {@link GradientSaliency} or the standard errors of
     * {@link PatchShapley}.
     *
     * @return name and one row for each image, in order
     */
    public Map<String, Batch> parts() {
        return parts;
    }

    /**
     * Finds a part.
     *
     * @param name as the method's documentation lists it
     * @return one row for each image
     * @throws IllegalArgumentException if there is none of that name
     */
    public Batch part(String name) {
        Batch found = parts.get(name);
        if (found == null) {
            throw new IllegalArgumentException(method + " has no part " + name + "; it has " + parts.keySet());
        }
        return found;
    }

    /**
     * Says how well the method keeps its axiom.
     *
     * @return one check for each image; empty where the method promises nothing
     */
    public List<AxiomCheck> checks() {
        return checks;
    }

    @Override
    public String toString() {
        return method + " of the " + target() + ", " + maps.count() + " maps of " + maps.shape();
    }
}
