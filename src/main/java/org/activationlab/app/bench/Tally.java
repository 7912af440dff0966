package org.activationlab.app.bench;

/** Told by a worker of every finished piece of work; says when it is enough. */
@FunctionalInterface
interface Tally {

    /**
     * Takes note of a piece.
     *
     * @param units how much was done
     * @return whether the worker should stop
     */
    boolean finished(long units);
}
