package org.activationlab.app.bench;

import java.io.IOException;

/** One side of a benchmark, in a process of its own. It is asked for one and the same benchmark all its life. */
interface Respondent extends AutoCloseable {

    /**
     * Works and tells how much was done.
     *
     * @param request what to do
     * @return what came out
     * @throws Exception if the work fails
     */
    Answer answer(Request request) throws Exception;

    @Override
    void close() throws IOException;
}
