// Expected counts: the original grid as its study states it (2 x 4 x 4 x 4 x 4 x 4 x 4), multiplied by hand.
package org.activationlab.lenet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GridTest {

    private static final List<Function<HyperParameters, Object>> AXES = List.of(
            HyperParameters::optimizer,
            HyperParameters::learningRate,
            HyperParameters::weightDecay,
            HyperParameters::seed,
            HyperParameters::initialization,
            HyperParameters::batchSize);

    private static final Grid SMALL = new Grid(
            List.of(Optimizer.SGD),
            List.of(0.1, 0.05),
            List.of(0.0),
            List.of(2, 1),
            List.of(7),
            List.of(Initialization.NORMAL, Initialization.XAVIER_UNIFORM),
            List.of(32));

    @Test
    void paperHasTheOriginals8192Models() {
        List<HyperParameters> models = Grid.paper().models();
        assertThat(Grid.paper().size()).isEqualTo(8192);
        assertThat(models).hasSize(8192).doesNotHaveDuplicates();
        assertThat(models.stream().map(HyperParameters::id).distinct()).hasSize(8192);
    }

    @Test
    void paperTakes20480EpochsAsWrittenAnd8192WithSharedBeginnings() {
        List<HyperParameters> models = Grid.paper().models();
        assertThat(models.stream().mapToInt(HyperParameters::epochs).sum()).isEqualTo(20_480);
        Map<HyperParameters, Integer> longest = models.stream()
                .collect(Collectors.toMap(model -> model.withEpochs(1), HyperParameters::epochs, Math::max));
        assertThat(longest).hasSize(2048);
        assertThat(Grid.paper().trainingCount()).isEqualTo(2048);
        assertThat(longest.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(8192);
    }

    @Test
    void listsModelsInTheDocumentedOrder() {
        HyperParameters first = new HyperParameters(Optimizer.SGD, 0.1, 0, 2, 7, Initialization.NORMAL, 32);
        assertThat(SMALL.models())
                .containsExactly(
                        first,
                        first.withEpochs(1),
                        first.withInitialization(Initialization.XAVIER_UNIFORM),
                        first.withInitialization(Initialization.XAVIER_UNIFORM).withEpochs(1),
                        first.withLearningRate(0.05),
                        first.withLearningRate(0.05).withEpochs(1),
                        first.withLearningRate(0.05).withInitialization(Initialization.XAVIER_UNIFORM),
                        first.withLearningRate(0.05)
                                .withInitialization(Initialization.XAVIER_UNIFORM)
                                .withEpochs(1));
        assertThat(SMALL.size()).isEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 42, -5, Long.MAX_VALUE})
    void spreadsTrainingsOverEveryValue(long seed) {
        List<HyperParameters> models = Grid.paper().trainings(64, seed);
        for (int count = 4; count <= 64; count += 4) {
            List<HyperParameters> some = models.subList(0, 4 * count);
            assertThat(some).doesNotHaveDuplicates();
            for (Function<HyperParameters, Object> axis : AXES) {
                Map<Object, Long> uses = some.stream().collect(Collectors.groupingBy(axis, Collectors.counting()));
                int values = axis.apply(some.get(0)) instanceof Optimizer ? 2 : 4;
                long each = 4L * count / values;
                assertThat(uses.values())
                        .as("%d trainings with seed %d", count, seed)
                        .hasSize(values)
                        .allSatisfy(use -> assertThat(use).isBetween(each - 4, each + 4));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 33, 501})
    void usesEachValueEquallyOftenGiveOrTakeOne(int count) {
        List<HyperParameters> models = Grid.paper().trainings(count, 3);
        assertThat(models).hasSize(4 * count).doesNotHaveDuplicates();
        for (Function<HyperParameters, Object> axis : AXES) {
            Map<Object, Long> uses = models.stream().collect(Collectors.groupingBy(axis, Collectors.counting()));
            int values = axis.apply(models.get(0)) instanceof Optimizer ? 2 : 4;
            assertThat(uses).hasSize(Math.min(count, values));
            assertThat(uses.values())
                    .allSatisfy(use -> assertThat(use / 4).isBetween((long) count / values, (long) count / values + 1));
        }
    }

    @Test
    void picksAllEpochsOfATrainingOneAfterTheOther() {
        List<HyperParameters> models = SMALL.trainings(3, 1);
        assertThat(models).hasSize(6);
        for (int i = 0; i < 6; i += 2) {
            assertThat(models.get(i).epochs()).isEqualTo(2);
            assertThat(models.get(i + 1)).isEqualTo(models.get(i).withEpochs(1));
        }
    }

    @Test
    void picksTheSameForOneSeedAndGrowsWithTheCount() {
        List<HyperParameters> models = Grid.paper().trainings(40, 9);
        assertThat(Grid.paper().trainings(40, 9)).isEqualTo(models);
        assertThat(Grid.paper().trainings(10, 9)).isEqualTo(models.subList(0, 40));
        assertThat(Grid.paper().trainings(40, 10)).isNotEqualTo(models);
    }

    @Test
    void picksTheWholeGridWhereAllIsAskedFor() {
        assertThat(new HashSet<>(Grid.paper().trainings(2048, 1)))
                .isEqualTo(new HashSet<>(Grid.paper().models()));
        assertThat(SMALL.trainings(4, 0)).containsExactlyInAnyOrderElementsOf(SMALL.models());
    }

    @Test
    void goesThroughJsonUnchanged() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        String json = mapper.writeValueAsString(SMALL);
        assertThat(json)
                .isEqualTo("{\"optimizers\":[\"SGD\"],\"learningRates\":[0.1,0.05],\"weightDecays\":[0.0],"
                        + "\"epochs\":[2,1],\"seeds\":[7],\"initializations\":[\"NORMAL\",\"XAVIER_UNIFORM\"],"
                        + "\"batchSizes\":[32]}");
        assertThat(mapper.readValue(json, Grid.class)).isEqualTo(SMALL);
        assertThat(mapper.readValue(mapper.writeValueAsString(Grid.paper()), Grid.class))
                .isEqualTo(Grid.paper());
    }

    @Test
    void refusesEmptyDoubleAndImpossibleValues() {
        refuses(() -> grid(List.of(), List.of(0.0), List.of(1), List.of(32)), "learningRates must hold at least one");
        refuses(
                () -> grid(List.of(0.1), List.of(0.0), List.of(1, 2, 1), List.of(32)),
                "epochs must hold each value once");
        refuses(() -> grid(List.of(0.1), List.of(0.0, -0.0), List.of(1), List.of(32)), "weightDecays must hold each");
        refuses(
                () -> grid(List.of(-0.1), List.of(0.0), List.of(1), List.of(32)),
                "learningRate must be a number above 0");
        refuses(() -> grid(List.of(0.1), List.of(Double.NaN), List.of(1), List.of(32)), "weightDecay must be a number");
        refuses(
                () -> grid(List.of(0.1), List.of(0.0), List.of(0), List.of(32)),
                "epochs must be at least 1, but was 0");
        refuses(() -> grid(List.of(0.1), List.of(0.0), List.of(1), List.of(-32)), "batchSize must be at least 1");
        refuses(() -> SMALL.trainings(0, 1), "count must be 1 to 4, the trainings of the grid, but was 0");
        refuses(() -> SMALL.trainings(5, 1), "count must be 1 to 4, the trainings of the grid, but was 5");
    }

    private static Grid grid(List<Double> rates, List<Double> decays, List<Integer> epochs, List<Integer> batchSizes) {
        return new Grid(
                List.of(Optimizer.SGD), rates, decays, epochs, List.of(0), List.of(Initialization.NORMAL), batchSizes);
    }

    private static void refuses(ThrowableAssert.ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
    }

    @Test
    void aPartHasItsSeedsAndBatchSizesAndTheSameModels() {
        GridSample part = GridSample.all(Grid.paper()).part(List.of(42, 1), List.of(64));
        // Of 4 seeds and 4 batch sizes 2 and 1.
        assertThat(part.models()).hasSize(8_192 / 8);
        assertThat(Grid.paper().models()).containsAll(part.models());
        assertThat(part.models())
                .allMatch(model -> model.batchSize() == 64 && (model.seed() == 42 || model.seed() == 1));
        assertThat(GridSample.all(Grid.paper()).part(List.of(), List.of()).models())
                .hasSize(8_192);
        assertThatThrownBy(() -> GridSample.all(Grid.paper()).part(List.of(3), List.of()))
                .hasMessageContaining("seeds [0, 1, 2, 42]")
                .hasMessageContaining("[3]");
        assertThatThrownBy(() -> GridSample.of(Grid.paper(), 10, 1).part(List.of(0), List.of()))
                .hasMessageContaining("random choice of 10 trainings");
    }
}
