package org.activationlab.report;

import java.util.List;
import java.util.Optional;
import org.activationlab.meta.Certificates;
import org.activationlab.meta.JudgeTrial;
import org.activationlab.meta.ModelTraits;
import org.activationlab.pairs.SamplingDesign;

/**
 * What is known of the certificates of a run's evidence.
 *
 * @param provenance where the pairs come from
 * @param design how they were drawn
 * @param certificates the certified radii
 * @param models the traits of at least every model of the pairs
 * @param judges ways to expect the ratio from one forward pass, and what their bounds are worth on new models and new
 *     images; none if the pairs cannot be divided
 * @param costs the ways of the judges and of votes of fresh noisy copies, with their costs
 * @param leftOut why there are no judges, if there are none
 */
public record CertificateFacts(
        Provenance provenance,
        SamplingDesign design,
        Certificates certificates,
        List<ModelTraits> models,
        List<JudgeTrial> judges,
        List<CostPoint> costs,
        Optional<String> leftOut) {

    /** Copies the lists. */
    public CertificateFacts {
        models = List.copyOf(models);
        judges = List.copyOf(judges);
        costs = List.copyOf(costs);
    }

    /** Whether shares of pairs are shares of random images. */
    boolean natural() {
        return design == SamplingDesign.NATURAL;
    }
}
