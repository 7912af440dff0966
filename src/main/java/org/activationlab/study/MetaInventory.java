package org.activationlab.study;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.activationlab.meta.BaselineResult;
import org.activationlab.meta.LearningCurve;
import org.activationlab.meta.MetaRunResult;
import org.activationlab.meta.TestAnswers;
import org.activationlab.report.MetaFacts;
import org.activationlab.report.MetaRun;

/** Reads what a run folder holds of meta-networks. */
final class MetaInventory {

    private MetaInventory() {}

    /** A training's result, as its worker wrote it. */
    static MetaRunResult result(Path root, String name) throws IOException, StudyException {
        Path curve = root.resolve(MetaPlace.RUN.curveFile(name));
        return Json.read(root.resolve(MetaPlace.RUN.resultFile(name)), MetaResultFile.class)
                .with(parsed(curve, LearningCurve::parse));
    }

    /**
     * Everything that a report tells; trainings with changed settings are left out, for a table has no place for them.
     *
     * @return empty if not even the baselines were scored
     * @throws StudyException if a file is missing or was changed since
     */
    static Optional<MetaFacts> facts(Path root, RunInventory inventory) throws IOException, StudyException {
        Map<String, String> sums = inventory.outputs();
        if (!sums.containsKey(BaselineStage.FILE)) {
            return Optional.empty();
        }
        verify(root, sums, BaselineStage.FILE);
        BaselineStage.Scores scores = Json.read(root.resolve(BaselineStage.FILE), BaselineStage.Scores.class);
        List<BaselineResult> baselines = new ArrayList<>(scores.results());
        if (sums.containsKey(BaselineStage.LOGITS_FILE)) {
            verify(root, sums, BaselineStage.LOGITS_FILE);
            baselines.addAll(Json.read(root.resolve(BaselineStage.LOGITS_FILE), BaselineStage.Scores.class)
                    .results());
        }
        List<MetaRun> runs = new ArrayList<>();
        for (StageRecord record : inventory.records()) {
            if (!record.stage().equals(MetaPlace.RUN.stage())) {
                continue;
            }
            for (String output : record.outputs().keySet()) {
                verify(root, sums, output);
            }
            MetaRunResult result = result(root, record.item());
            if (MetaStage.isPlain(result.settings())) {
                Path answers = root.resolve(MetaPlace.RUN.answersFile(record.item()));
                runs.add(new MetaRun(result, parsed(answers, TestAnswers::parse)));
            }
        }
        return Optional.of(new MetaFacts(
                runs,
                baselines,
                scores.pairs(),
                scores.models(),
                scores.trainPairs(),
                scores.validationPairs(),
                scores.testPairs()));
    }

    private static void verify(Path root, Map<String, String> sums, String name) throws IOException, StudyException {
        if (!Files.exists(root.resolve(name))) {
            throw new StudyException(name + " is missing in " + root + ". Make it again with 'activation-lab meta"
                    + " --run " + root + "'.");
        }
        RunFolder.verify(root, name, sums.getOrDefault(name, "nothing"));
    }

    /** Reads a text that a program of ours wrote. */
    @FunctionalInterface
    interface Parser<T> {
        T parse(String text);
    }

    /** Reads a file with a parser that tells what is wrong, but not where. */
    static <T> T parsed(Path file, Parser<T> parser) throws IOException, StudyException {
        try {
            return parser.parse(Files.readString(file));
        } catch (CharacterCodingException e) {
            throw new StudyException(
                    file + " is not text in UTF-8. It was edited or damaged: delete it and run again.", e);
        } catch (IllegalArgumentException e) {
            throw new StudyException(
                    file + " cannot be read: " + e.getMessage()
                            + ". It was edited or damaged: delete it and run again.",
                    e);
        }
    }
}
