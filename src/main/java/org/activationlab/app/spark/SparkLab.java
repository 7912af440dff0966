package org.activationlab.app.spark;

import java.util.Map;
import org.activationlab.app.Logs;
import org.activationlab.app.cli.ActivationLab;
import org.apache.spark.SparkConf;

/**
 * The command {@code activation-lab} for {@code spark-submit}: the same words, and training and labelling run as tasks of
 * Spark. The run folder must be a folder that driver and executors share under one path.
 */
public final class SparkLab {

    /** Each task is one thread: sums that PyTorch's library splits over threads differ in their last bits. */
    private static final Map<String, String> DEFAULTS = Map.of(
            "spark.app.name", "Activation Lab",
            "spark.executorEnv.OMP_NUM_THREADS", "1",
            "spark.executorEnv.MKL_NUM_THREADS", "1",
            "spark.executorEnv.MALLOC_ARENA_MAX", "2",
            "spark.executor.extraJavaOptions", "-Dai.djl.offline=true -DOPT_OUT_TRACKING=true -Djava.awt.headless=true",
            // An item done twice at once would be written twice; a table of a training holds times.
            "spark.speculation", "false",
            // No page that listens, unless it is asked for.
            "spark.ui.enabled", "false");

    private static final String HERE = "127.0.0.1";

    private SparkLab() {}

    /**
     * The entry for {@code spark-submit --class}.
     *
     * @param arguments see {@code activation-lab --help}
     */
    public static void main(String[] arguments) {
        // Before Spark's first class, which tells the console about the machine's name.
        Logs.silence();
        int code;
        try (SparkCrew crew = new SparkCrew(settings(new SparkConf()))) {
            code = ActivationLab.run(crew, arguments);
        }
        System.exit(code);
    }

    /** Adds to what {@code spark-submit} said what nobody said. */
    static SparkConf settings(SparkConf settings) {
        DEFAULTS.forEach(settings::setIfMissing);
        settings.setIfMissing("spark.master", "local[*]");
        if (settings.get("spark.master").startsWith("local")) {
            settings.setIfMissing("spark.driver.host", HERE);
            settings.setIfMissing("spark.driver.bindAddress", HERE);
        }
        return settings;
    }
}
