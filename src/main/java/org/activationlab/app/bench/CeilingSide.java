package org.activationlab.app.bench;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The machine's side: what its cores compute at most, in a process of its own, so that no other's memory counts it. */
final class CeilingSide implements Respondent {

    private static final double GIGA = 1e9;

    private @Nullable Crew crew;

    /** Answers with floating-point operations per second, in thousands of millions, of as many threads as workers. */
    @Override
    public Answer answer(Request request) throws Exception {
        if (crew == null) {
            crew = new Crew(request.workers(), worker -> new CeilingWork());
        }
        double products = crew.rate(request.seconds());
        return new Answer(products * CeilingWork.FLOP / GIGA, ResidentMemory.peak(), Engines.version(), List.of());
    }

    @Override
    public void close() throws IOException {
        if (crew != null) {
            crew.close();
        }
    }
}
