package org.activationlab.report;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.activationlab.pairs.EvidencePlan;

/**
 * Where the pairs come from that judges learn from: images, networks, and how pairs were drawn. What a model card and a
 * data sheet share.
 *
 * @param data the images
 * @param population the judged networks
 * @param evidence how pairs were drawn and labelled
 * @param pairs how many there are
 */
public record CardSource(Data data, Population population, EvidencePlan evidence, int pairs) {

    /**
     * The images.
     *
     * @param name "mnist", "synthetic" or the name of another set
     * @param description one line for people
     * @param synthetic whether code drew them
     * @param fingerprint SHA-256 over all images and labels used
     * @param trainImages how many the networks learned from
     * @param testImages how many the networks were tested on; pairs are of these alone
     */
    public record Data(
            String name, String description, boolean synthetic, String fingerprint, int trainImages, int testImages) {}

    /**
     * The judged networks.
     *
     * @param preset the name of the plan that they were trained by
     * @param architecture what they are
     * @param trained how many were trained
     * @param kept how many of them reached the accuracy from which the study keeps a network
     * @param families groups of kept networks that differ by nothing but seed and number of epochs
     * @param firstWeights how many different first weights kept networks began from; those of one seed and one
     *     initialization share theirs
     * @param keptByOptimizer kept networks by optimizer
     * @param settings the values that kept networks were trained with, by setting
     */
    public record Population(
            String preset,
            String architecture,
            int trained,
            int kept,
            int families,
            int firstWeights,
            Map<String, Integer> keptByOptimizer,
            Map<String, List<String>> settings) {

        /** Copies both maps, sorted by name. */
        public Population {
            keptByOptimizer = Collections.unmodifiableMap(new TreeMap<>(keptByOptimizer));
            Map<String, List<String>> ordered = new TreeMap<>();
            settings.forEach((name, values) -> ordered.put(name, List.copyOf(values)));
            settings = Collections.unmodifiableMap(ordered);
        }
    }

    /**
     * Counts what a network must be asked, once, before an input that needs reference images can be read.
     *
     * @param noisy whether the noisy copies are needed, too
     * @return forward passes
     */
    public long referencePasses(boolean noisy) {
        long images = evidence.referenceImages();
        return images + (noisy ? images * evidence.referenceDraws() : 0);
    }
}
