package org.activationlab.interpret.visualization;

/** The numbers that an image is made of while it is optimized; a sigmoid then brings every pixel into (0, 1). */
public enum Parametrization {
    /** One number per pixel. */
    PIXELS,

    /**
     * One number per wave of a real Fourier basis, divided by the wave's frequency, so that a step of the optimizer
     * changes broad strokes more than fine grain.
     *
     * <p>Source: C. Olah, A. Mordvintsev, L. Schubert, "Feature Visualization", Distill, 2017, section "Preconditioning
     * and Parameterization".
     */
    FOURIER
}
