package org.activationlab.app.cli;

import java.io.IOException;
import java.util.Optional;
import org.activationlab.data.DigitData;
import org.activationlab.study.LocalWorkers;
import org.activationlab.study.StudyException;
import org.activationlab.study.Workers;

/** Who does the work items of a study: the threads of this process, unless another door of the program says otherwise. */
public interface Crew {

    /** The threads of this process alone. */
    Crew LOCAL = new Crew() {
        @Override
        public Workers workers(DigitData digits, LocalWorkers here) {
            return here;
        }

        @Override
        public Optional<String> words() {
            return Optional.empty();
        }
    };

    /**
     * Calls the workers together; asked once per command, with its run folder open.
     *
     * @param digits all images, or as many as the run uses
     * @param here the threads of this process, for work that cannot be done elsewhere
     * @return the workers, which belong to the crew
     * @throws StudyException if they cannot be had
     * @throws IOException if something they need cannot be read
     */
    Workers workers(DigitData digits, LocalWorkers here) throws StudyException, IOException;

    /**
     * Says who they are.
     *
     * @return a line for the user; empty for the threads of this process
     */
    Optional<String> words();
}
