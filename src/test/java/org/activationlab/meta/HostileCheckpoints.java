package org.activationlab.meta;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.activationlab.hostile.ForeignFile;
import org.activationlab.hostile.SafeTensorsFile;
import org.activationlab.hostile.Seeds;
import org.activationlab.network.ParameterShape;
import org.activationlab.network.Parameters;

/** Trainings that were interrupted, from elsewhere. */
public final class HostileCheckpoints {

    private static final List<ParameterShape> SHAPES = List.of(ParameterShape.of("a", 2));
    private static final Map<String, String> IDENTITY = Map.of("settings", "some");

    private HostileCheckpoints() {}

    /** All kinds. */
    public static List<ForeignFile> all() throws IOException {
        Parameters parameters = Parameters.of(SHAPES, new float[] {1, 2});
        LearningCurve curve = LearningCurve.parse(
                "epoch,train_loss,validation_loss,train_score,validation_score,seconds\n1,0.5,0.5,0.5,0.5,1\n");
        MetaCheckpoint.State state =
                new MetaCheckpoint.State(parameters, parameters, new float[2], new float[2], 3, curve);
        byte[] written = Seeds.written(file -> MetaCheckpoint.write(file, IDENTITY, state));
        return List.of(
                SafeTensorsFile.headerOf("checkpoint", written, file -> MetaCheckpoint.read(file, IDENTITY, SHAPES)));
    }
}
