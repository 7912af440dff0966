package org.activationlab.app.sentences;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.activationlab.app.training.SeedFolder;
import org.activationlab.data.sentences.LabelledSentences;
import org.activationlab.data.sentences.SentenceData;
import org.activationlab.files.AtomicFile;
import org.activationlab.judge.Contest;
import org.activationlab.report.ContestFigure;
import org.activationlab.report.FigureFile;
import org.activationlab.report.JudgeTables;
import org.activationlab.report.TableCsv;
import org.activationlab.study.LocalWorkers;
import org.activationlab.study.StudyException;
import org.activationlab.study.StudyProgress;
import org.activationlab.study.sentences.CrossFit;
import org.activationlab.study.sentences.TrustQuestion;
import org.activationlab.study.sentences.TrustResult;
import org.activationlab.study.sentences.TrustSettings;
import org.activationlab.study.sentences.TrustStudy;
import org.activationlab.text.SentenceModel;

/**
 * Asks of the networks in a folder whether their answers can be trusted: trains networks in the same way that each leave a
 * part of the training sentences out, and judges on what those answer.
 */
public final class SentenceTrust {

    private final SentencePlan plan;
    private final TrustSettings settings;
    private final int workers;
    private final StudyProgress progress;

    /**
     * Prepares the question.
     *
     * @param plan how the networks were trained, and on what
     * @param settings how the question is asked
     * @param workers how many networks train or answer at once, at least 1
     * @param progress hears how far it is
     */
    public SentenceTrust(SentencePlan plan, TrustSettings settings, int workers, StudyProgress progress) {
        this.plan = plan;
        this.settings = settings;
        this.workers = workers;
        this.progress = progress;
    }

    /**
     * Reads the networks to be tested.
     *
     * @param folder of finished trainings, as {@link SentenceTraining} fills it
     * @return in the order of their seeds
     * @throws StudyException if there is none, or one was trained otherwise than the plan says, or is not finished, or if
     *     these sentences cannot answer the question
     * @throws IOException if a file is missing or damaged
     */
    public List<SentenceModel> tested(Path folder) throws StudyException, IOException {
        requireFit(plan.data());
        SeedFolder seeds = new SeedFolder(folder);
        SentenceSubject subject = new SentenceSubject(plan);
        List<SentenceModel> models = new ArrayList<>();
        for (long seed : seeds.seeds()) {
            Path own = seeds.of(seed);
            if (seeds.finished(subject.start(seed).log(), subject.files()).isEmpty()) {
                throw new StudyException(own + " holds no finished training with these options and these sentences; the"
                        + " first lines of its " + SeedFolder.LOG + " say how it was trained. Ask with the options of"
                        + " that training, or finish it first.");
            }
            models.add(SentenceModel.read(own));
        }
        if (models.isEmpty()) {
            throw new StudyException(folder
                    + " holds no training. Train networks first: activation-lab sentences train --out " + folder);
        }
        return models;
    }

    /** Refuses sentences on which the answer would flatter. */
    private static void requireFit(SentenceData data) throws StudyException {
        if (data.test().isEmpty()) {
            throw new StudyException(
                    "to ask whether answers can be trusted needs test sentences with labels, but there are" + " none: "
                            + data.description() + ". The validation sentences chose the networks' epochs.");
        }
        if (data.kind() == SentenceData.Kind.GLUE_PHRASES) {
            throw new StudyException(
                    "GLUE's training phrases are parts of one another, so that a network knows most of what"
                            + " it leaves out. Ask with the sentence level of SST-2.");
        }
    }

    /**
     * Asks.
     *
     * @param tested networks that learned from all training sentences as the plan says
     * @return scores of everything that answers
     * @throws StudyException if these sentences cannot answer the question
     * @throws IOException if word vectors cannot be read
     * @throws InterruptedException if the thread was interrupted
     */
    public TrustResult ask(List<SentenceModel> tested) throws StudyException, IOException, InterruptedException {
        requireFit(plan.data());
        List<CrossFit.Fold> folds =
                new SentenceNetworks(plan, workers, progress).leavingOut(settings.folds(), settings.seed());
        LabelledSentences validation = plan.data().validation();
        return new TrustStudy(plan.device(), settings, new LocalWorkers(workers), progress)
                .run(folds, tested, validation, plan.data().test().orElseThrow());
    }

    /**
     * Writes tables and figures of all questions.
     *
     * @param result what came out
     * @param folder where the files go; those of the same names are replaced
     * @return the names of the files
     * @throws IOException if the disk fails
     */
    public static List<String> write(TrustResult result, Path folder) throws IOException {
        Map<String, String> tables = new LinkedHashMap<>();
        List<String> names = new ArrayList<>();
        for (TrustQuestion question : TrustQuestion.values()) {
            String name = question.name().toLowerCase(Locale.ROOT).replace('_', '-');
            Contest contest = result.contest(question);
            tables.put(name + ".csv", TableCsv.of(JudgeTables.scores(contest)));
            FigureFile.write(folder.resolve(name + ".png"), ContestFigure.of(contest));
            names.add(name + ".png");
        }
        tables.put(
                "differences.csv",
                TableCsv.of(
                        JudgeTables.differences(List.copyOf(result.contests().values()))));
        for (Map.Entry<String, String> table : tables.entrySet()) {
            AtomicFile.writeText(folder.resolve(table.getKey()), table.getValue());
        }
        names.addAll(tables.keySet());
        return names.stream().sorted().toList();
    }
}
