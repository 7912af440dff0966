package org.activationlab.app.spark;

import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.activationlab.app.cli.Crew;
import org.activationlab.data.DigitData;
import org.activationlab.study.LocalWorkers;
import org.activationlab.study.Workers;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;

/** Spark's executors as workers of a command; Spark starts with the first command that needs it. */
final class SparkCrew implements Crew, AutoCloseable {

    /** Spark's key for where executors have the images from: {@value #BROADCAST}, or a folder that all machines have. */
    static final String DATA = "spark.activationlab.data";

    static final String BROADCAST = "broadcast";

    /** Held here, because java.util.logging forgets loggers that nobody holds. */
    private static final List<Logger> TALKATIVE = Stream.of("org.apache", "org.sparkproject", "io.netty")
            .map(Logger::getLogger)
            .toList();

    private final SparkConf settings;
    private @Nullable JavaSparkContext context;

    /**
     * Starts nothing yet.
     *
     * @param settings Spark's, those of {@code spark-submit} included
     */
    SparkCrew(SparkConf settings) {
        this.settings = settings;
    }

    @Override
    public Workers workers(DigitData digits, LocalWorkers here) {
        // The run's log is about the run; what Spark does is told by Spark's own logs and pages.
        TALKATIVE.forEach(logger -> logger.setLevel(Level.WARNING));
        JavaSparkContext spark = new JavaSparkContext(settings);
        context = spark;
        spark.setLogLevel("WARN");
        String data = settings.get(DATA, BROADCAST);
        DigitSource source = data.equals(BROADCAST) ? BroadcastDigits.of(digits, spark) : new DigitsByPath(data);
        return new SparkWorkers(spark, source, here);
    }

    @Override
    public Optional<String> words() {
        JavaSparkContext spark = context;
        return spark == null
                ? Optional.empty()
                : Optional.of("spark " + spark.version() + " on " + spark.master() + ", images by "
                        + settings.get(DATA, BROADCAST) + "; training and labelling are its tasks");
    }

    @Override
    public void close() {
        JavaSparkContext spark = context;
        if (spark != null) {
            spark.close();
        }
    }
}
