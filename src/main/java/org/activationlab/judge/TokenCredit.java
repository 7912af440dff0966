package org.activationlab.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.activationlab.meta.Task;
import org.activationlab.metrics.ShapleyValues;

/**
 * What the coalitions of a {@link TokenGame} are worth, and what each player is therefore credited with. All errors are
 * those of the choice of donors alone; they say nothing of other test pairs or trainings.
 *
 * @param task what was answered: AUROC for right or wrong, R2 for the ratio
 * @param players in the order of the bits of a coalition's number
 * @param pairs test pairs that were asked about
 * @param networks distinct judged networks among them
 * @param plays for each permutation of the donors the worths of all coalitions, that of nobody first
 */
public record TokenCredit(Task task, List<Feature.Source> players, int pairs, int networks, List<List<Double>> plays) {

    /** Copies and checks. */
    public TokenCredit {
        players = List.copyOf(players);
        plays = plays.stream().map(List::copyOf).toList();
        int coalitions = 1 << players.size();
        if (plays.isEmpty() || plays.stream().anyMatch(play -> play.size() != coalitions)) {
            throw new IllegalArgumentException("expected the worths of " + coalitions + " coalitions of " + players
                    + " in one play or more, but got "
                    + plays.stream().map(List::size).toList());
        }
    }

    /**
     * Averages the games of several trainings, permutation by permutation.
     *
     * @param games of one task with the same players and the same number of permutations, at least one
     * @return the mean worths; pairs and networks of the first
     * @throws IllegalArgumentException if there is none, or they differ
     */
    public static TokenCredit mean(List<TokenCredit> games) {
        if (games.isEmpty()) {
            throw new IllegalArgumentException("a mean needs at least one game");
        }
        TokenCredit first = games.get(0);
        List<List<Double>> plays = new ArrayList<>();
        for (int play = 0; play < first.plays.size(); play++) {
            List<Double> worths = new ArrayList<>();
            for (int coalition = 0; coalition < 1 << first.players.size(); coalition++) {
                double sum = 0;
                for (TokenCredit game : games) {
                    if (game.task != first.task
                            || !game.players.equals(first.players)
                            || game.plays.size() != first.plays.size()) {
                        throw new IllegalArgumentException("expected games of " + first.task + " by " + first.players
                                + " in " + first.plays.size() + " plays, but got " + game.task + " by " + game.players
                                + " in " + game.plays.size());
                    }
                    sum += game.plays.get(play).get(coalition);
                }
                worths.add(sum / games.size());
            }
            plays.add(worths);
        }
        return new TokenCredit(first.task, first.players, first.pairs, first.networks, plays);
    }

    /**
     * Gives the score with all numbers in place.
     *
     * @return v(all)
     */
    public double whole() {
        return plays.get(0).get(all());
    }

    /**
     * Gives the score when every player's numbers are another pair's.
     *
     * @return v(none)
     */
    public Estimate none() {
        return over(play -> play.get(0));
    }

    /**
     * Gives a player's Shapley value.
     *
     * @param player one of the {@link #players}
     * @return in units of the score; those of all players add up to v(all) - v(none)
     */
    public Estimate shapley(Feature.Source player) {
        int index = index(player);
        return over(play ->
                ShapleyValues.of(play.stream().mapToDouble(Double::doubleValue).toArray())[index]);
    }

    /**
     * Gives a player's permutation importance: what is lost when its numbers alone are another pair's.
     *
     * @param player one of the {@link #players}
     * @return v(all) - v(all without it), in units of the score
     */
    public Estimate drop(Feature.Source player) {
        int without = all() & ~(1 << index(player));
        return over(play -> play.get(all()) - play.get(without));
    }

    /**
     * Gives what a player adds when all other players' numbers are another pair's.
     *
     * @param player one of the {@link #players}
     * @return v(it alone) - v(none), in units of the score
     */
    public Estimate alone(Feature.Source player) {
        int only = 1 << index(player);
        return over(play -> play.get(only) - play.get(0));
    }

    private int all() {
        return (1 << players.size()) - 1;
    }

    private int index(Feature.Source player) {
        int index = players.indexOf(player);
        if (index < 0) {
            throw new IllegalArgumentException(player + " does not play; there are " + players);
        }
        return index;
    }

    private Estimate over(ToDoubleFunction<List<Double>> number) {
        return Estimate.of(plays.stream().mapToDouble(number).toArray());
    }
}
