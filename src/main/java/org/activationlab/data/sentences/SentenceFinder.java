package org.activationlab.data.sentences;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.activationlab.data.DataException;
import org.activationlab.data.DataFinder;
import org.activationlab.data.SearchStep;

/**
 * Finds the sentences that a run works on.
 *
 * <p>An explicitly named folder is the only place looked in. Otherwise the places are, in this order: the folder in the
 * environment variable {@value DataFinder#VARIABLE}, the cache folder, and, if nothing certain was asked for, film reviews
 * made by code. In each folder the files train.tsv, dev.tsv and perhaps test.tsv may lie directly or in a sub-folder
 * "sst2" or "SST-2". Nothing is downloaded. Immutable.
 */
public final class SentenceFinder {
    private static final String MADE_BY_CODE = "film reviews made by code";

    /** As many as SST-2 has. */
    private static final SyntheticSize USUAL = new SyntheticSize(SyntheticReviews.DEFAULT_SEED, 6_920, 872, 1_821);

    private final Map<String, String> environment;
    private final Path cache;
    private final SyntheticSize synthetic;

    private record SyntheticSize(long seed, int train, int validation, int test) {}

    /** A folder's sentences, or an exception that says why there are none. */
    private interface Look {
        SentenceData at() throws IOException;
    }

    /**
     * Makes a finder that makes as many reviews as SST-2 has, if it comes to that.
     *
     * @param environment usually {@code System.getenv()}
     * @param cache the folder for data, usually "data-cache"; need not exist
     */
    public SentenceFinder(Map<String, String> environment, Path cache) {
        this(environment, cache, USUAL);
    }

    private SentenceFinder(Map<String, String> environment, Path cache, SyntheticSize synthetic) {
        this.environment = Map.copyOf(environment);
        this.cache = cache;
        this.synthetic = synthetic;
    }

    /**
     * Changes how reviews are made.
     *
     * @param seed which reviews
     * @param train sentences to train on, 1 to {@value SyntheticReviews#MOST_SENTENCES}
     * @param validation sentences to choose settings by, likewise
     * @param test sentences to test on, likewise
     * @return a finder that is otherwise like this one
     */
    public SentenceFinder withSynthetic(long seed, int train, int validation, int test) {
        return new SentenceFinder(environment, cache, new SyntheticSize(seed, train, validation, test));
    }

    /**
     * Finds what was asked for.
     *
     * @param request what was asked for
     * @return the sentences and the places looked in
     * @throws DataException if they cannot be had; says every place looked in, why it failed, and what to do
     * @throws IOException if the disk fails in an explicitly named folder
     */
    public FoundSentences find(SentenceRequest request) throws IOException {
        return switch (request.kind()) {
            case FOLDER -> inFolder(request.folder());
            case SYNTHETIC -> made(new ArrayList<>(), "as asked for");
            case SST2, AUTO -> search(request.kind() == SentenceRequest.Kind.SST2);
        };
    }

    /**
     * Looks in all places but makes nothing.
     *
     * @return every place, in the order in which {@link #find} asks them if nothing certain is asked for
     */
    public List<SearchStep> survey() {
        List<SearchStep> steps = new ArrayList<>();
        lookInFolders(steps, false, true);
        steps.add(new SearchStep(MADE_BY_CODE, "always at hand, but not SST-2", true));
        return List.copyOf(steps);
    }

    private FoundSentences search(boolean onlySst2) throws DataException {
        List<SearchStep> steps = new ArrayList<>();
        List<SentenceData> found = lookInFolders(steps, onlySst2, false);
        if (!found.isEmpty()) {
            return new FoundSentences(found.get(0), steps);
        }
        if (!onlySst2) {
            return made(steps, "because there was nothing else");
        }
        StringBuilder message = new StringBuilder("SST-2's sentences could not be had. Looked in:");
        for (SearchStep step : steps) {
            message.append("\n- ").append(step);
        }
        message.append("\nPut train.tsv, dev.tsv and test.tsv into a folder and name it in ")
                .append(DataFinder.VARIABLE)
                .append(" or as --data FOLDER, or use --data synthetic for ")
                .append(MADE_BY_CODE)
                .append(". Nothing is downloaded; the files are, for example, those of ")
                .append("https://github.com/clairett/pytorch-sentiment-classification/tree/master/data/SST2");
        throw new DataException(message.toString());
    }

    /** Looks in the folders until sentences are found, or, for a survey, in all of them. */
    private List<SentenceData> lookInFolders(List<SearchStep> steps, boolean onlySst2, boolean all) {
        List<SentenceData> found = new ArrayList<>();
        String named = environment.getOrDefault(DataFinder.VARIABLE, "");
        if (named.isBlank()) {
            steps.add(new SearchStep("environment variable " + DataFinder.VARIABLE, "not set", false));
        } else {
            String place = DataFinder.VARIABLE + " = " + named;
            look(steps, found, place, () -> SentenceFolder.at(Path.of(named)).read(onlySst2));
        }
        if (all || found.isEmpty()) {
            look(
                    steps,
                    found,
                    "cache folder " + cache,
                    () -> SentenceFolder.at(cache).read(onlySst2));
        }
        return found;
    }

    private static void look(List<SearchStep> steps, List<SentenceData> found, String place, Look look) {
        try {
            SentenceData data = look.at();
            found.add(data);
            steps.add(new SearchStep(place, data.description(), true));
        } catch (DataException e) {
            steps.add(new SearchStep(place, String.valueOf(e.getMessage()), false));
        } catch (IOException | InvalidPathException e) {
            // The class name tells what the text omits.
            steps.add(new SearchStep(place, e.toString(), false));
        }
    }

    private static FoundSentences inFolder(String folder) throws IOException {
        try {
            SentenceData data = SentenceFolder.at(Path.of(folder)).read(false);
            return new FoundSentences(data, List.of(new SearchStep(folder, data.description(), true)));
        } catch (InvalidPathException e) {
            throw new DataException("\"" + folder + "\" cannot be the name of a folder. Name one that exists.", e);
        }
    }

    private FoundSentences made(List<SearchStep> steps, String why) {
        SentenceData data = SyntheticReviews.generate(
                synthetic.seed(), synthetic.train(), synthetic.validation(), synthetic.test());
        steps.add(new SearchStep(MADE_BY_CODE, data.description() + ", " + why, true));
        return new FoundSentences(data, steps);
    }
}
