package org.activationlab.app.bench;

import java.io.IOException;
import java.util.List;
import org.activationlab.meta.Architecture;
import org.jspecify.annotations.Nullable;

/**
 * DJL's side: its own blocks, trainer and threads, one model at a time. Nothing of the product's arithmetic is used, and
 * nothing that sets the engine's threads is touched.
 */
final class PlainDjlSide implements Respondent {

    private @Nullable Workload workload;

    @Override
    public Answer answer(Request request) throws Exception {
        if (workload == null) {
            workload = open(request);
        }
        Clock clock = new Clock(request.seconds());
        workload.run(clock);
        return new Answer(clock.rate(), ResidentMemory.peak(), Engines.version(), List.of());
    }

    private static Workload open(Request request) throws Exception {
        return switch (request.benchmark()) {
            case "train-sgd-32" -> training(request, false, 32);
            case "train-sgd-256" -> training(request, false, 256);
            case "train-adam-32" -> training(request, true, 32);
            case "train-adam-256" -> training(request, true, 256);
            case "label" -> new PlainDjlLabelling(OurSide.images(request).test());
            case "meta-rnn" -> PlainDjlTraining.meta(Architecture.RNN);
            case "meta-gru" -> PlainDjlTraining.meta(Architecture.GRU);
            case "meta-lstm" -> PlainDjlTraining.meta(Architecture.LSTM);
            default -> throw new IllegalArgumentException("no plain DJL loop is known for " + request.benchmark());
        };
    }

    private static Workload training(Request request, boolean adam, int batchSize) throws Exception {
        return PlainDjlTraining.leNet(OurSide.images(request).train(), adam, batchSize);
    }

    @Override
    public void close() throws IOException {
        if (workload != null) {
            workload.close();
        }
    }
}
