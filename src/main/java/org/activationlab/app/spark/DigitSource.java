package org.activationlab.app.spark;

import java.io.IOException;
import java.io.Serializable;
import org.activationlab.data.DigitData;

/** Where a task, maybe on another machine, has a run's images from. */
interface DigitSource extends Serializable {

    /**
     * Gives the images; each process reads or unpacks them once.
     *
     * @return all of them, or as many as the run uses
     * @throws IOException if they cannot be had
     * @throws InterruptedException if the thread was interrupted
     */
    DigitData digits() throws IOException, InterruptedException;
}
