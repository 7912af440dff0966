package org.activationlab.data;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds the digits that a run works on.
 *
 * <p>An explicitly named folder is the only place looked in. Otherwise the places are, in this order: the folder in the
 * environment variable {@value #VARIABLE}, the cache folder, the internet (into the cache's sub-folder "mnist"), and, if
 * nothing certain was asked for, digits drawn by code. In each folder the four files may lie directly or in a sub-folder
 * "mnist". Immutable.
 */
public final class DataFinder {
    /** The environment variable that may name a folder with data. */
    public static final String VARIABLE = "ACTIVATION_LAB_DATA";

    private static final String CACHE_SUBFOLDER = "mnist";
    private static final int MNIST_TRAIN = 60_000;
    private static final int MNIST_TEST = 10_000;

    private final Map<String, String> environment;
    private final Path cache;
    private final Downloader downloader;
    private final SyntheticSize synthetic;

    private record SyntheticSize(long seed, int train, int test) {}

    /** Finds a place's data, or says by an exception why it cannot. */
    private interface Look {
        DigitData at() throws IOException, InterruptedException;
    }

    /**
     * Makes a finder that draws as many synthetic digits as MNIST has, if it comes to that.
     *
     * @param environment usually {@code System.getenv()}
     * @param cache the folder that downloads are kept in, usually "data-cache"; need not exist
     * @param downloader fetches MNIST
     */
    public DataFinder(Map<String, String> environment, Path cache, Downloader downloader) {
        this(environment, cache, downloader, new SyntheticSize(SyntheticDigits.DEFAULT_SEED, MNIST_TRAIN, MNIST_TEST));
    }

    private DataFinder(Map<String, String> environment, Path cache, Downloader downloader, SyntheticSize synthetic) {
        this.environment = Map.copyOf(environment);
        this.cache = cache;
        this.downloader = downloader;
        this.synthetic = synthetic;
    }

    /**
     * Changes how synthetic digits are drawn.
     *
     * @param seed which digits
     * @param trainCount images to train on, at least 1
     * @param testCount images to test on, at least 1
     * @return a finder that is otherwise like this one
     */
    public DataFinder withSyntheticDigits(long seed, int trainCount, int testCount) {
        return new DataFinder(environment, cache, downloader, new SyntheticSize(seed, trainCount, testCount));
    }

    /**
     * Finds what was asked for, downloading it if need be.
     *
     * @param request what was asked for
     * @param progress hears how far a download is
     * @return the data and the places looked in
     * @throws DataException if it cannot be had; says every place looked in, why it failed, and what to do
     * @throws IOException if the disk fails in an explicitly named folder
     * @throws InterruptedException if the thread is interrupted during a download
     */
    public FoundData find(DataRequest request, DownloadProgress progress) throws IOException, InterruptedException {
        return switch (request.kind()) {
            case FOLDER -> inFolder(request.folder());
            case SYNTHETIC -> drawn(new ArrayList<>(), "as asked for");
            case MNIST, AUTO -> search(request.kind() == DataRequest.Kind.MNIST, progress);
        };
    }

    /**
     * Looks in all places but downloads nothing and draws nothing.
     *
     * @return every place, in the order in which {@link #find} asks them if nothing certain is asked for
     */
    public List<SearchStep> survey() {
        List<SearchStep> steps = new ArrayList<>();
        try {
            lookInFolders(steps, false, true);
        } catch (InterruptedException e) {
            // What was found so far is the answer; whoever waits next sees the wish to stop.
            Thread.currentThread().interrupt();
        }
        steps.add(new SearchStep(downloadPlace(), "not tried: looked without downloading", false));
        steps.add(new SearchStep("digits drawn by code", "always at hand, but not MNIST", true));
        return List.copyOf(steps);
    }

    private FoundData search(boolean onlyMnist, DownloadProgress progress) throws IOException, InterruptedException {
        List<SearchStep> steps = new ArrayList<>();
        List<DigitData> found = lookInFolders(steps, onlyMnist, false);
        if (found.isEmpty()) {
            look(steps, found, downloadPlace(), () -> {
                Path folder = cache.resolve(CACHE_SUBFOLDER);
                downloader.downloadMnist(folder, progress);
                return DigitFolder.at(folder).read(true);
            });
        }
        if (!found.isEmpty()) {
            return new FoundData(found.get(0), steps);
        }
        if (!onlyMnist) {
            return drawn(steps, "because there was nothing else");
        }
        StringBuilder message = new StringBuilder("MNIST could not be had. Looked in:");
        for (SearchStep step : steps) {
            message.append("\n- ").append(step);
        }
        message.append("\nPut the four files into a folder and name it in ")
                .append(VARIABLE)
                .append(" or as --data FOLDER, or use --data synthetic for digits drawn by code.");
        throw new DataException(message.toString());
    }

    /** Looks in the folders until data is found, or, for a survey, in all of them. */
    private List<DigitData> lookInFolders(List<SearchStep> steps, boolean onlyMnist, boolean all)
            throws InterruptedException {
        List<DigitData> found = new ArrayList<>();
        String named = environment.getOrDefault(VARIABLE, "");
        if (named.isBlank()) {
            steps.add(new SearchStep("environment variable " + VARIABLE, "not set", false));
        } else {
            String place = VARIABLE + " = " + named;
            look(steps, found, place, () -> DigitFolder.at(Path.of(named)).read(onlyMnist));
        }
        if (all || found.isEmpty()) {
            look(
                    steps,
                    found,
                    "cache folder " + cache,
                    () -> DigitFolder.at(cache).read(onlyMnist));
        }
        return found;
    }

    private static void look(List<SearchStep> steps, List<DigitData> found, String place, Look look)
            throws InterruptedException {
        try {
            DigitData data = look.at();
            found.add(data);
            steps.add(new SearchStep(place, data.description(), true));
        } catch (DataException e) {
            steps.add(new SearchStep(place, String.valueOf(e.getMessage()), false));
        } catch (IOException | InvalidPathException e) {
            // The class name tells what the text omits.
            steps.add(new SearchStep(place, e.toString(), false));
        }
    }

    private static FoundData inFolder(String folder) throws IOException {
        try {
            DigitData data = DigitFolder.at(Path.of(folder)).read(false);
            return new FoundData(data, List.of(new SearchStep(folder, data.description(), true)));
        } catch (InvalidPathException e) {
            throw new DataException("\"" + folder + "\" cannot be the name of a folder. Name one that exists.", e);
        }
    }

    private FoundData drawn(List<SearchStep> steps, String why) {
        DigitData data = SyntheticDigits.generate(synthetic.seed, synthetic.train, synthetic.test);
        steps.add(new SearchStep("digits drawn by code", data.description() + ", " + why, true));
        return new FoundData(data, steps);
    }

    private String downloadPlace() {
        return "download from "
                + String.join(
                        ", ",
                        downloader.mirrors().stream().map(Object::toString).toList());
    }
}
