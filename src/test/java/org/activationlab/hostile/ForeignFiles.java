package org.activationlab.hostile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.activationlab.data.HostileImages;
import org.activationlab.data.sentences.HostileSentences;
import org.activationlab.meta.HostileCheckpoints;
import org.activationlab.monitor.HostileMonitors;
import org.activationlab.network.HostileArrays;
import org.activationlab.pairs.HostileEvidence;
import org.activationlab.study.HostileRunFiles;
import org.activationlab.text.HostileModels;
import org.activationlab.vision.HostilePictures;

/** Every kind of file that is read and may come from elsewhere. */
final class ForeignFiles {

    private ForeignFiles() {}

    static List<ForeignFile> all() throws IOException, InterruptedException {
        List<ForeignFile> all = new ArrayList<>();
        all.addAll(HostileImages.all());
        all.addAll(HostileArrays.all());
        all.addAll(HostileEvidence.all());
        all.addAll(HostileRunFiles.all());
        all.addAll(HostileSentences.all());
        all.addAll(HostileCheckpoints.all());
        all.addAll(HostileModels.all());
        all.addAll(HostileMonitors.all());
        all.addAll(HostilePictures.all());
        return all;
    }
}
