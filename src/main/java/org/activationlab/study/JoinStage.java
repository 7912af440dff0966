package org.activationlab.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.activationlab.pairs.PairDataSet;

/** Joins the models' pair files into one data set: a single item. */
final class JoinStage extends SingleItemStage {

    /** The joined file of the run's plan, in the run folder; other evidence has one of the same name in its folder. */
    static final String FILE = "pairs.arrow";

    private final EvidenceSet set;
    /** SHA-256 of each model's pair file, by the file's name. */
    private final Map<String, String> pairs;

    JoinStage(RunFolder folder, EvidenceSet set, List<ModelFile> models, Map<String, String> pairs) {
        super(folder, models, "pairs");
        this.set = set;
        this.pairs = new TreeMap<>(pairs);
    }

    @Override
    public String name() {
        return set.stages() + "join";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String unit() {
        return "files";
    }

    @Override
    Object settings() {
        return set.joined();
    }

    @Override
    Map<String, String> inputs() {
        return pairs;
    }

    @Override
    Path write(LongConsumer progress) throws IOException {
        List<Path> files = new ArrayList<>();
        for (ModelFile model : models) {
            files.add(folder.file(set.pairs(model)));
        }
        Path target = folder.file(set.joinedFile());
        PairDataSet.join(files, target, set.joined());
        progress.accept(models.size());
        return target;
    }
}
