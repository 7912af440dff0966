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
final class JoinStage implements Stage<String> {

    /** The joined file of the run's plan, in the run folder; other evidence has one of the same name in its folder. */
    static final String FILE = "pairs.arrow";

    private final RunFolder folder;
    private final EvidenceSet set;
    private final List<ModelFile> models;
    /** SHA-256 of each model's pair file, by the file's name. */
    private final Map<String, String> pairs;

    JoinStage(RunFolder folder, EvidenceSet set, List<ModelFile> models, Map<String, String> pairs) {
        this.folder = folder;
        this.set = set;
        this.models = List.copyOf(models);
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
    public List<String> items() {
        // Without a kept model there is nothing to join, and an Arrow file without a schema's source says nothing.
        return models.isEmpty() ? List.of() : List.of("pairs");
    }

    @Override
    public String id(String item) {
        return item;
    }

    @Override
    public long size(String item) {
        return models.size();
    }

    @Override
    public Object settings(String item) {
        return set.joined();
    }

    @Override
    public Map<String, String> inputs(String item) {
        return pairs;
    }

    @Override
    public Worker<String> open() {
        return new Worker<>() {
            @Override
            public List<Path> run(String item, LongConsumer progress) throws IOException, StudyException {
                List<Path> files = new ArrayList<>();
                for (ModelFile model : models) {
                    files.add(folder.file(set.pairs(model)));
                }
                Path target = folder.file(set.joinedFile());
                PairDataSet.join(files, target, set.joined());
                progress.accept(models.size());
                return List.of(target);
            }

            @Override
            public void close() {}
        };
    }
}
