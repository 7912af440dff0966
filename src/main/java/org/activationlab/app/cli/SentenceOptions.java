package org.activationlab.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import org.activationlab.app.RunSentences;
import org.activationlab.data.sentences.FoundSentences;
import org.activationlab.data.sentences.SentenceData;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says which sentences. */
final class SentenceOptions {

    @Option(
            names = "--data",
            paramLabel = "auto|sst2|synthetic|FOLDER",
            description =
                    "Which sentences. A folder holds train.tsv, dev.tsv and perhaps test.tsv: a sentence, a tab and 0"
                            + " or 1 in each line. Default: SST-2 from ACTIVATION_LAB_DATA or data-cache; if it is in neither,"
                            + " film reviews made by code.")
    private @Nullable String data;

    /** Finds the sentences; if there was nothing but reviews made by code, says where it looked and why not there. */
    SentenceData data(PrintWriter console) throws IOException {
        FoundSentences found = RunSentences.find(data);
        if (found.search().size() > 1 && found.data().kind() == SentenceData.Kind.SYNTHETIC) {
            found.search().forEach(step -> console.println("looked in " + step));
        }
        return found.data();
    }
}
