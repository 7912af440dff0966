package org.activationlab.app.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.activationlab.app.Home;
import org.activationlab.app.RunImages;
import org.activationlab.data.DataRequest;
import org.activationlab.data.FoundData;
import org.activationlab.data.SearchStep;
import org.activationlab.data.sentences.SentenceFinder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code activation-lab data}. */
@Command(
        name = "data",
        description =
                "Finds the images, downloads MNIST into data-cache if need be, and says where images and sentences lie.",
        mixinStandardHelpOptions = true)
final class DataCommand implements Callable<Integer> {

    @Option(
            names = "--data",
            paramLabel = "mnist|synthetic|PATH",
            defaultValue = "mnist",
            description = "Which digits; fails if they cannot be had. Default: ${DEFAULT-VALUE}.")
    private String data = "mnist";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        ConsoleProgress progress = new ConsoleProgress(out);
        FoundData found;
        try {
            found = RunImages.finder().find(DataRequest.parse(data), progress);
        } finally {
            progress.closeBar();
        }
        out.println(found.data().description());
        print(found.search(), out);
        out.println("Sentences, the first place that has some counts:");
        print(new SentenceFinder(System.getenv(), Home.dataCache()).survey(), out);
        out.flush();
        return 0;
    }

    /** Prints where data was looked for, one line each. */
    static void print(List<SearchStep> search, PrintWriter out) {
        search.forEach(step -> out.println("- " + step.toString().replace("\n", " ")));
    }
}
