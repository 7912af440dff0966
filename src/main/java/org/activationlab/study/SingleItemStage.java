package org.activationlab.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/** A stage of a single item, one file that is made of all kept models; without a kept model there is none. */
abstract class SingleItemStage implements Stage<String> {

    final RunFolder folder;
    final List<ModelFile> models;
    private final String item;

    SingleItemStage(RunFolder folder, List<ModelFile> models, String item) {
        this.folder = folder;
        this.models = List.copyOf(models);
        this.item = item;
    }

    @Override
    public final List<String> items() {
        return models.isEmpty() ? List.of() : List.of(item);
    }

    @Override
    public final String id(String only) {
        return only;
    }

    @Override
    public final long size(String only) {
        return models.size();
    }

    @Override
    public final Object settings(String only) {
        return settings();
    }

    /** The settings that the file depends on, as something that JSON can hold. */
    abstract Object settings();

    @Override
    public final Map<String, String> inputs(String only) {
        return inputs();
    }

    /** Names and SHA-256 sums of what is read. */
    abstract Map<String, String> inputs();

    @Override
    public final Worker<String> open() {
        return (only, progress) -> List.of(write(progress));
    }

    /** Writes the file and returns where it is; tells of each model. */
    abstract Path write(LongConsumer progress) throws IOException, StudyException;
}
