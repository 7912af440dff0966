package org.activationlab.app.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A process that takes part in a benchmark, and what it has answered so far. */
final class Contender implements AutoCloseable {

    private final String title;
    private final ChildProcess process;
    private final List<Answer> answers = new ArrayList<>();

    Contender(String title, ChildProcess process) {
        this.title = title;
        this.process = process;
    }

    String title() {
        return title;
    }

    /** Asks without keeping the answer. */
    void warmUp(Request request) throws IOException {
        process.ask(request);
    }

    /** Asks, keeps the answer, and returns its value. */
    double measure(Request request) throws IOException {
        Answer answer = process.ask(request);
        answers.add(answer);
        return answer.value();
    }

    /** The values of all answers kept, in order. */
    List<Double> values() {
        return answers.stream().map(Answer::value).toList();
    }

    /** Everything that was kept; there must be an answer. */
    Series series(Side side) {
        Answer last = answers.get(answers.size() - 1);
        List<Double> samples = last.series().isEmpty()
                ? values()
                : answers.stream().flatMap(answer -> answer.series().stream()).toList();
        return new Series(side, last.engine(), last.peakMegabytes(), samples);
    }

    @Override
    public void close() {
        process.close();
    }
}
