package org.activationlab.monitor;

import java.io.IOException;
import java.nio.file.Path;

/** Lets tests of other rooms write and read a small monitor. */
public final class MonitorDoor {

    private MonitorDoor() {}

    /** Writes a monitor of a LeNet-5 into a folder. */
    public static void write(Path folder) throws IOException, InterruptedException {
        MonitorFile.write(folder, MonitorExample.monitor(MonitorExample.leNet()));
    }

    /** What the folder's monitor says of some images, bit by bit, and its rule. */
    public static String answers(Path folder) throws IOException, InterruptedException {
        ReliabilityMonitor monitor = MonitorFile.read(folder);
        return monitor.rule() + " " + monitor.assess(MonitorExample.images(5));
    }
}
