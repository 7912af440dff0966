package org.activationlab.meta;

/** A score that the leak audit compares; larger is better. */
public enum AuditMetric {
    /** The share of right-or-wrong answers that are true. */
    ACCURACY("accuracy"),
    /** How well right is ranked before wrong. */
    AUROC("AUROC"),
    /** How much of the noise ratio's variance is explained. */
    R2("R2");

    private final String title;

    AuditMetric(String title) {
        this.title = title;
    }

    /**
     * Names the metric for a reader.
     *
     * @return its symbol or word
     */
    public String title() {
        return title;
    }
}
