package org.activationlab.monitor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.activationlab.judge.Judge;
import org.activationlab.judge.JudgeInput;
import org.activationlab.meta.Task;
import org.activationlab.network.SafeTensors;

/**
 * A judge, what it reads and what it was asked. Files of a study's judges can be read as they are.
 *
 * @param task the question: the expected ratio, or whether the answer is right
 * @param input what it reads
 * @param judge its learned numbers
 */
public record TrainedJudge(Task task, JudgeInput input, Judge judge) {

    private static final String INPUT = "input";
    private static final String TASK = "task";
    private static final String WIDTH = "width";

    /**
     * Checks that the judge reads that input.
     *
     * @throws IllegalArgumentException if it reads another number of numbers, or one of its parameters is not finite
     */
    public TrainedJudge {
        int expected = input.features().size();
        if (judge.inputs() != expected) {
            throw new IllegalArgumentException("a judge of " + input + " reads " + expected
                    + " numbers, but this one reads " + judge.inputs() + ". Maybe it was trained on another input.");
        }
        if (!judge.parameters().isFinite()) {
            throw new IllegalArgumentException(
                    "a parameter of the judge is NaN or infinite. Its training diverged: take another seed.");
        }
    }

    /**
     * Reads a judge.
     *
     * @param file safetensors with the judge's arrays, and in its metadata input, task and width
     * @return the judge
     * @throws IOException if it cannot be read, is damaged or is no judge; says what to do
     */
    public static TrainedJudge read(Path file) throws IOException {
        Map<String, String> words = SafeTensors.read(file).metadata();
        JudgeInput input = word(file, words, INPUT, JudgeInput.values());
        Task task = word(file, words, TASK, Task.values());
        try {
            int width = Integer.parseInt(words.getOrDefault(WIDTH, "nothing"));
            int inputs = input.features().size();
            SafeTensors content = SafeTensors.read(file, Judge.shapes(inputs, width));
            content.parameters().requireFinite();
            return new TrainedJudge(task, input, new Judge(inputs, width, content.parameters()));
        } catch (IllegalArgumentException e) {
            throw new MonitorFileException(file, "it holds no judge: " + e.getMessage(), e);
        }
    }

    private static <E extends Enum<E>> E word(Path file, Map<String, String> words, String name, E[] known)
            throws MonitorFileException {
        String word = words.getOrDefault(name, "nothing");
        return Arrays.stream(known)
                .filter(one -> one.name().equals(word))
                .findFirst()
                .orElseThrow(() -> new MonitorFileException(
                        file,
                        "a judge's file names in its metadata as " + name + " one of " + Arrays.toString(known)
                                + ", but this names " + word));
    }

    /**
     * Writes the judge.
     *
     * @param file the name; replaced if it is there, missing folders are made
     * @throws IOException if the file cannot be written
     */
    public void write(Path file) throws IOException {
        int width = judge.parameters().values("hidden1.bias").length;
        SafeTensors.write(
                file,
                judge.parameters(),
                Map.of(INPUT, input.name(), TASK, task.name(), WIDTH, Integer.toString(width)));
    }
}
