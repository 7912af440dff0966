package org.activationlab.app.sentences;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.activationlab.app.training.SeedRun;
import org.activationlab.study.StudyException;
import org.activationlab.study.StudyProgress;
import org.activationlab.text.SentenceDesign;

/**
 * Trains a network of sentences once per seed and keeps everything in a folder. Each seed, also a single one, has a folder
 * {@code seed-N} in it: {@code log.csv} grows by a line per epoch; {@code best.safetensors} and {@code vocabulary.txt} are
 * the best epoch so far; at the end {@code curves.png}, {@code confusion.png}, {@code confusion.csv}, {@code scores.csv},
 * {@code predictions.csv}, and for each layer {@code pca-LAYER.png} and {@code tsne-LAYER.png} show the best epoch on the
 * test sentences or, where these have no labels, on the validation sentences.
 *
 * <p>Beside these folders {@code seeds.csv}, {@code curves.png} and {@code curves.svg} sum up all finished trainings of the
 * folder. They differ in nothing but their seeds: a folder that holds a training with other settings, sentences, vectors or
 * device, or files of somebody else, is refused. Equal plans give equal numbers.
 */
public final class SentenceTraining {

    private final SentenceSubject subject;
    private final StudyProgress progress;

    /**
     * Collects the words and makes or reads their vectors; writes nothing yet.
     *
     * @param plan what to train
     * @param progress hears of every epoch
     * @throws IOException if the vectors cannot be read
     * @throws IllegalArgumentException if they have another width than was asked for
     */
    public SentenceTraining(SentencePlan plan, StudyProgress progress) throws IOException {
        this.subject = new SentenceSubject(plan);
        this.progress = progress;
    }

    /**
     * Says what is trained.
     *
     * @return the layers, with as many words as the training sentences gave
     */
    public SentenceDesign design() {
        return subject.design();
    }

    /**
     * Trains some seeds, one after the other, and sums up all finished trainings of the folder after each of them.
     *
     * @param seeds at least one
     * @param folder where everything goes, each seed in a folder of its own
     * @return how each went
     * @throws StudyException if the folder holds something else, or a training with other settings
     * @throws IOException if the disk fails
     * @throws InterruptedException if the thread was interrupted
     */
    public List<SentenceResult> train(List<Long> seeds, Path folder)
            throws StudyException, IOException, InterruptedException {
        return new SeedRun<>(subject, progress).train(seeds, folder);
    }
}
