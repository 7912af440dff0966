package org.activationlab.app.cli;

import java.nio.file.Path;

/** Where the program keeps things that the user gave no place for. */
final class Home {

    private Home() {}

    /** The project's folder as the launcher in env/ names it, else the folder the program was started in. */
    private static Path folder() {
        return Path.of(System.getProperty("activationlab.home", ""));
    }

    /** Where data is looked for and downloaded to. */
    static Path dataCache() {
        return folder().resolve("data-cache");
    }

    /** Where the run of a preset is kept. */
    static Path run(String preset) {
        return folder().resolve("runs").resolve(preset);
    }
}
