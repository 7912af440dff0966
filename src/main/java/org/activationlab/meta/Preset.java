package org.activationlab.meta;

/** In which way a run follows the original study. */
public enum Preset {
    /**
     * As the original's program ran: after the first epoch's validation the network stays in evaluation mode, so that
     * from the second epoch on running statistics are frozen and dropout is off.
     */
    ORIGINAL,
    /** As it should have run: in training mode whenever it trains. */
    CORRECTED
}
