package org.activationlab.app.cli;

import java.nio.file.Path;
import org.activationlab.app.Home;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which run folder is added to; shared by the commands that need one to be there. */
final class RunOptions {

    @Option(names = "--run", paramLabel = "DIR", description = "The run folder. Default: runs/PRESET.")
    private @Nullable Path run;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            defaultValue = "quick",
            description = "Names the run folder where --run does not. Default: ${DEFAULT-VALUE}.")
    private String preset = "quick";

    /** Decides on the run folder. */
    Path folder() {
        return run != null ? run : Home.run(preset);
    }
}
