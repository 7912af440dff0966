package org.activationlab.faults;

import java.util.List;
import java.util.concurrent.Callable;
import org.activationlab.app.cli.CommandLineDoor;

/**
 * Something of the program that reads files and comes to a result.
 *
 * @param name short, for tables
 * @param result what it comes to, as a text that is the same for the same files
 */
record Reader(String name, Callable<String> result) {

    /** What a reader throws where it refuses in words. */
    static final class Refusal extends Exception {
        private static final long serialVersionUID = 1;

        Refusal(String words) {
            super(words);
        }
    }

    /** A command in this process and what lies in its folders afterwards. */
    static Reader command(String name, List<String> words, Callable<String> result) {
        return new Reader(name, () -> {
            CommandLineDoor.Answer answer = CommandLineDoor.ask(words);
            if (answer.code() != 0) {
                throw new Refusal(answer.err());
            }
            return result.call();
        });
    }

    /** A command whose printed answer is its result. */
    static Reader printing(String name, List<String> words) {
        return new Reader(name, () -> {
            CommandLineDoor.Answer answer = CommandLineDoor.ask(words);
            if (answer.code() != 0) {
                throw new Refusal(answer.err());
            }
            return answer.out();
        });
    }
}
