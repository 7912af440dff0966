package org.activationlab.app.bench;

import java.io.IOException;

/** What one worker of a benchmark does. Opened, used and closed by one thread, as native arrays want it. */
interface Workload extends AutoCloseable {

    /**
     * Works until the tally has enough.
     *
     * @param tally told of every piece
     * @throws Exception if the work fails
     */
    void run(Tally tally) throws Exception;

    @Override
    void close() throws IOException;
}
