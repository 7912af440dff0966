package org.activationlab.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.activationlab.pairs.LabelFile;
import org.activationlab.pairs.LabelTable;
import org.activationlab.pairs.PairSelection;
import org.activationlab.pairs.SamplingDesign;

/** The labels of a design's joined pairs without anything that is large: from the models' label files. */
final class EvidenceLabels {

    private EvidenceLabels() {}

    /**
     * Reads labels, each file checked against the run's records.
     *
     * @return those of the pairs of {@link StudyEvidence}, model after model in the order of their names
     * @throws StudyException if the evidence was not drawn to its end, or was changed
     */
    static LabelTable read(Path root, SamplingDesign design) throws StudyException, IOException {
        EvidenceSource source = new EvidenceSource(root, design);
        EvidenceSet set = source.set();
        source.requirePlan(source.unverified(set.joinedFile()));
        List<LabelTable> tables = new ArrayList<>();
        for (String file : source.names(set.place() + "labels/")) {
            tables.add(LabelFile.read(source.inFolder(file)));
        }
        LabelTable all = LabelTable.concat(tables);
        PairSelection joined = set.joined();
        return LabelTable.of(IntStream.range(0, all.size())
                .filter(row -> joined.keeps(all.modelId(row), all.image(row)))
                .mapToObj(all::labelledPair)
                .toList());
    }
}
