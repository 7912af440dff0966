package org.activationlab.interpret.attribution;

/**
 * How well a map of one image keeps the promise of its method.
 *
 * @param axiom the promise: completeness or efficiency
 * @param attributed the sum of the map
 * @param expected what the sum should be: the score of the image less that of the image with everything taken away
 */
public record AxiomCheck(String axiom, double attributed, double expected) {

    /**
     * Says by how much the promise is missed.
     *
     * @return the sum less what it should be, in the unit of the score
     */
    public double residual() {
        return attributed - expected;
    }
}
