package org.activationlab.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.activationlab.data.DigitData;
import org.activationlab.pairs.AnswerFile;
import org.activationlab.pairs.AnswerReader;
import org.activationlab.pairs.ModelAnswers;

/** Writes each kept model's answers to all test images. */
final class PredictStage extends ModelStage {

    PredictStage(RunFolder folder, RunDescription run, DigitData data, List<ModelFile> models) {
        super(folder, run, data, models);
    }

    @Override
    public String name() {
        return "predict";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public boolean needsOneArithmetic() {
        return true;
    }

    @Override
    public Object settings(ModelFile model) {
        return Map.of();
    }

    /** Where a model's answers are. */
    static String file(ModelFile model) {
        return EvidenceSet.FOLDER + "/predictions/" + model.id() + ".arrow";
    }

    @Override
    public Worker<ModelFile> open() {
        AnswerReader reader = new AnswerReader(run.device(), data.test());
        return new Worker<>() {
            @Override
            public List<Path> run(ModelFile model, LongConsumer progress) throws IOException, StudyException {
                ModelAnswers answers = reader.answer(model.id(), parameters(model));
                Path target = folder.file(file(model));
                AnswerFile.write(target, header(model, "test"), answers);
                progress.accept(1);
                return List.of(target);
            }

            @Override
            public void close() {
                reader.close();
            }
        };
    }
}
