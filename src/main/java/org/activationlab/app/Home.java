package org.activationlab.app;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the program keeps things that the user gave no place for. */
public final class Home {

    private Home() {}

    /**
     * Finds the project's folder: the system property {@code activationlab.home}, which the launchers in env/ set, else
     * the environment variable {@code ACTIVATION_LAB_HOME}, else the nearest folder above the working one (or itself)
     * that holds {@code notebooks} and {@code data-cache}, else the working folder.
     *
     * @return the folder
     */
    public static Path folder() {
        String named = System.getProperty("activationlab.home", System.getenv("ACTIVATION_LAB_HOME"));
        return named != null && !named.isBlank()
                ? Path.of(named)
                : above(Path.of("").toAbsolutePath());
    }

    /** Notebooks run in their own folder, on kernels that know nothing of this project. */
    private static Path above(Path start) {
        for (@Nullable Path place = start; place != null; place = place.getParent()) {
            if (Files.isDirectory(place.resolve("notebooks")) && Files.isDirectory(place.resolve("data-cache"))) {
                return place;
            }
        }
        return Path.of("");
    }

    /**
     * Names the folder where data is looked for and downloaded to.
     *
     * @return a folder, which need not exist
     */
    public static Path dataCache() {
        return folder().resolve("data-cache");
    }

    /**
     * Names the folder where the run of a preset is kept.
     *
     * @param preset tiny, quick, standard or paper
     * @return a folder, which need not exist
     */
    public static Path run(String preset) {
        return folder().resolve("runs").resolve(preset);
    }
}
