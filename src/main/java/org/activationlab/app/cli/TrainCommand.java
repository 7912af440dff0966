package org.activationlab.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.activationlab.study.Study;
import picocli.CommandLine.Command;

/** {@code activation-lab train}. */
@Command(name = "train", description = "Trains the population of LeNet-5s.", mixinStandardHelpOptions = true)
final class TrainCommand extends StudyCommand {

    @Override
    void work(Study study, Path folder, PrintWriter out) throws Exception {
        study.train();
        out.println("population " + folder.resolve("population.csv"));
    }
}
