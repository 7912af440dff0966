package org.activationlab.app.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.activationlab.data.DataFinder;
import org.activationlab.data.DataRequest;
import org.activationlab.data.DigitData;
import org.activationlab.data.DownloadProgress;
import org.activationlab.data.Downloader;
import org.activationlab.lenet.Optimizer;
import org.activationlab.meta.Architecture;
import org.activationlab.meta.MetaTrainer;
import org.activationlab.network.ComputeDevice;
import org.jspecify.annotations.Nullable;

/** The product's side: single-threaded workers in one JVM, kept from one measurement to the next. */
final class OurSide implements Respondent {

    private @Nullable Crew crew;
    private @Nullable MetaTrainer metaTrainer;
    private @Nullable MonitorLatency latency;

    @Override
    public Answer answer(Request request) throws Exception {
        if (request.benchmark().equals("monitor")) {
            if (latency == null) {
                latency = new MonitorLatency(images(request));
            }
            List<Double> times = latency.microseconds(request.seconds());
            double value = times.get(MonitorLatency.ASSESSMENT);
            return new Answer(value, ResidentMemory.peak(), "plain Java", times);
        }
        if (request.benchmark().startsWith(PhotographWork.PREFIX)) {
            List<Double> seconds = PhotographWork.seconds(request.benchmark());
            return new Answer(seconds.get(0), ResidentMemory.peak(), Engines.version(), seconds);
        }
        if (crew == null) {
            crew = hire(request);
        }
        if (request.benchmark().equals("memory")) {
            MemorySamples samples = new MemorySamples();
            crew.work(Collections.nCopies(request.workers(), samples));
            List<Double> series = samples.megabytes();
            return new Answer(series.get(series.size() - 1), ResidentMemory.peak(), Engines.version(), series);
        }
        double rate = crew.rate(request.seconds());
        return new Answer(rate, ResidentMemory.peak(), Engines.version(), List.of());
    }

    private Crew hire(Request request) throws Exception {
        int workers = request.workers();
        return switch (request.benchmark()) {
            case "train-sgd-32", "memory" -> trainers(request, Optimizer.SGD, 32);
            case "train-sgd-256" -> trainers(request, Optimizer.SGD, 256);
            case "train-adam-32" -> trainers(request, Optimizer.ADAM, 32);
            case "train-adam-256" -> trainers(request, Optimizer.ADAM, 256);
            case "label" -> {
                DigitData data = images(request);
                yield new Crew(workers, worker -> new LabelWork(data, worker));
            }
            case "export" -> {
                DigitData data = images(request);
                yield new Crew(workers, worker -> new ExportWork(data, worker));
            }
            case "meta-rnn" -> metaTrainers(request, Architecture.RNN);
            case "meta-gru" -> metaTrainers(request, Architecture.GRU);
            case "meta-lstm" -> metaTrainers(request, Architecture.LSTM);
            case "meta-transformer" -> metaTrainers(request, Architecture.TRANSFORMER);
            default -> throw new IllegalArgumentException("no work is known for " + request.benchmark());
        };
    }

    private static Crew trainers(Request request, Optimizer optimizer, int batchSize) throws Exception {
        DigitData data = images(request);
        return new Crew(request.workers(), worker -> new TrainWork(data, optimizer, batchSize, worker));
    }

    private Crew metaTrainers(Request request, Architecture architecture) throws Exception {
        MetaTrainer shared = new MetaTrainer(ComputeDevice.CPU, MadeUpPairs.of(MetaWork.pairs(architecture)));
        metaTrainer = shared;
        return new Crew(request.workers(), worker -> new MetaWork(shared, architecture, worker));
    }

    /** Reads the images that all sides share. */
    static DigitData images(Request request) throws Exception {
        Path folder = Path.of(request.images());
        return new DataFinder(System.getenv(), folder, new Downloader())
                .find(DataRequest.in(folder), DownloadProgress.SILENT)
                .data();
    }

    @Override
    public void close() throws IOException {
        if (crew != null) {
            crew.close();
        }
        if (metaTrainer != null) {
            metaTrainer.close();
        }
    }
}
