package org.activationlab.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.activationlab.data.DigitData;
import org.activationlab.data.SyntheticDigits;
import org.activationlab.files.Sha256;
import org.activationlab.judge.JudgeInput;
import org.activationlab.lenet.Grid;
import org.activationlab.lenet.GridSample;
import org.activationlab.lenet.Initialization;
import org.activationlab.lenet.Optimizer;
import org.activationlab.meta.SplitPlan;
import org.activationlab.meta.SplitRule;
import org.activationlab.meta.Task;
import org.activationlab.network.ComputeDevice;
import org.activationlab.pairs.EvidencePlan;
import org.activationlab.pairs.SamplingDesign;
import org.activationlab.study.JudgePlan;
import org.activationlab.study.JudgeStudy;
import org.activationlab.study.LocalWorkers;
import org.activationlab.study.RunFolder;
import org.activationlab.study.Study;
import org.activationlab.study.StudyPlan;
import org.activationlab.study.StudyProgress;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cards of a whole small study, and its work done again from one of them. */
class ReproduceCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int REFERENCE_IMAGES = 12;
    private static final int REFERENCE_DRAWS = 4;
    private static final String CARD = "natural-by-model-and-image-seed0-reference-ratio";

    @TempDir
    private static Path folder;

    private static Path root;
    private static Path card;
    private static String cardsSaid = "";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void studyAndWriteCards() throws Exception {
        root = folder.resolve("study");
        Grid grid = new Grid(
                List.of(Optimizer.ADAM),
                List.of(0.002, 0.003, 0.004, 0.005),
                List.of(0.0),
                List.of(2),
                List.of(0),
                List.of(Initialization.XAVIER_UNIFORM, Initialization.KAIMING_UNIFORM, Initialization.PYTORCH_DEFAULT),
                List.of(32));
        StudyPlan plan = StudyPlan.tiny().withPopulation(List.of(GridSample.all(grid)));
        DigitData data = SyntheticDigits.generate(SyntheticDigits.DEFAULT_SEED, plan.trainImages(), plan.testImages());
        EvidencePlan usual = EvidencePlan.of(SamplingDesign.NATURAL);
        EvidencePlan few = usual.withPairsPerModel(60)
                .withNoise(usual.noise().withDraws(20))
                .withReferenceImages(REFERENCE_IMAGES)
                .withReferenceDraws(REFERENCE_DRAWS)
                .withExtraDraws(5);
        JudgePlan judges = JudgePlan.of(
                SamplingDesign.NATURAL,
                SplitPlan.of(SplitRule.BY_MODEL_AND_IMAGE, 0),
                List.of(JudgeInput.LOGITS, JudgeInput.REFERENCE),
                List.of(Task.RATIO),
                List.of(1L, 2L));
        LocalWorkers workers = new LocalWorkers(1);
        try (RunFolder run = RunFolder.open(root)) {
            Study.open(run, plan, data, ComputeDevice.CPU, workers, StudyProgress.SILENT)
                    .evidence(few);
            JudgeStudy.of(run, judges, ComputeDevice.CPU, workers, StudyProgress.SILENT)
                    .train();
        }
        StringWriter said = new StringWriter();
        StringWriter wrong = new StringWriter();
        assertThat(execute(said, wrong, "cards", root.toString()))
                .as(wrong.toString())
                .isZero();
        cardsSaid = said.toString();
        card = root.resolve("cards/" + CARD + ".json");
    }

    private static int execute(StringWriter out, StringWriter err, String... arguments) {
        return ActivationLab.execute(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }

    private int reproduce(Path which, Path where) {
        return execute(out, err, "reproduce", which.toString(), "--run", where.toString(), "--workers", "1");
    }

    /** A copy of the card with one thing changed. */
    private static Path changed(String name, Consumer<ObjectNode> change) throws Exception {
        ObjectNode tree = (ObjectNode) JSON.readTree(Files.readAllBytes(card));
        tree.remove("sha256");
        change.accept(tree);
        return Files.write(folder.resolve(name), JSON.writeValueAsBytes(tree));
    }

    private static JsonNode recorded(Path run) throws Exception {
        try (Stream<Path> files = Files.walk(run.resolve("records/judge"))) {
            return JSON.readTree(files.filter(file -> file.toString().endsWith("reference-ratio-seed1.json"))
                    .findFirst()
                    .orElseThrow()
                    .toFile());
        }
    }

    @Test
    void writesOneCardForTheSeedsOfAnInputAndTaskAndOneSheet() throws Exception {
        try (Stream<Path> files = Files.list(root.resolve("cards"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            CARD + ".json",
                            CARD + ".md",
                            CARD.replace("reference", "logits") + ".json",
                            CARD.replace("reference", "logits") + ".md",
                            "evidence-natural.json",
                            "evidence-natural.md");
        }
        assertThat(cardsSaid).startsWith("SYNTHETIC").contains("sheet ", CARD + ".md");
    }

    @Test
    void aCardTellsWhatTheRecordsSay() throws Exception {
        JsonNode told = JSON.readTree(card.toFile()).path("card");
        assertThat(told.path("passesPerNetwork").asInt()).isEqualTo(REFERENCE_IMAGES);
        assertThat(told.path("trainings")).hasSize(2);
        Path parameters = root.resolve("judges/natural/by-model-and-image-seed0/reference-ratio-seed1.safetensors");
        assertThat(told.path("trainings").get(0).path("sha256").asText())
                .isEqualTo(Sha256.of(parameters))
                .isEqualTo(recorded(root)
                        .path("outputs")
                        .path(root.relativize(parameters).toString())
                        .asText());
        JsonNode population = told.path("source").path("population");
        // One seed and three initializations: three sets of first weights. No two networks differ by epochs or seed
        // alone.
        assertThat(population.path("trained").asInt()).isEqualTo(12);
        assertThat(population.path("families")).isEqualTo(population.path("kept"));
        assertThat(population.path("firstWeights").asInt()).isBetween(1, 3);
        JsonNode split = told.path("split");
        assertThat(split.path("test")).isEqualTo(told.path("parts").get(0).path("pairs"));
        List<String> rivals = told.path("parts").get(0).path("entries").findValuesAsText("kind");
        assertThat(rivals).contains("JUDGE", "LOOK_UP", "LOGITS", "NOISE_MODEL", "MONTE_CARLO");
        assertThat(rivals.stream().filter("JUDGE"::equals)).hasSize(1);
        assertThat(root.resolve("cards/" + CARD + ".md"))
                .content()
                .startsWith("**SYNTHETIC digits drawn by code")
                .contains("# Model card: judge of noise ratio", "12 trained", "12 forward passes, once per network");
        assertThat(root.resolve("cards/evidence-natural.md"))
                .content()
                .startsWith("**SYNTHETIC digits drawn by code")
                .contains("# Data sheet: natural evidence", "| image | ", "Apache License 2.0");
    }

    @Test
    void doesTheWorkAgainAndAgrees() throws Exception {
        Path again = folder.resolve("again");
        assertThat(reproduce(card, again)).as(out + "\n" + err).isZero();
        assertThat(out.toString())
                .contains("The card is reproduced.", "network parameters", "R2 / ceiling")
                .doesNotContain(" NO");
        String parameters = "judges/natural/by-model-and-image-seed0/reference-ratio-seed1.safetensors";
        assertThat(again.resolve(parameters)).hasSameBinaryContentAs(root.resolve(parameters));

        // The same folder again, and a card that claims a better score than its judges have.
        Path better = changed("better.json", tree -> {
            for (JsonNode entry : tree.path("card").path("parts").get(0).path("entries")) {
                for (JsonNode score : entry.path("scores")) {
                    if (entry.path("kind").asText().equals("JUDGE")
                            && score.path("metric").asText().equals("SPEARMAN")) {
                        ((ObjectNode) score).put("value", score.path("value").asDouble() + 0.001);
                    }
                }
            }
        });
        out.getBuffer().setLength(0);
        assertThat(reproduce(better, again)).isEqualTo(1);
        assertThat(out.toString())
                .contains(
                        "what is finished there is not computed again",
                        "The card is not reproduced: Spearman of summaries, reference images on new models, new images.");
    }

    @Test
    void refusesOtherImagesBeforeAnythingIsWritten() throws Exception {
        String wrong = "0".repeat(64);
        Path other = changed("other.json", tree -> {
            ((ObjectNode) tree.path("run").path("data")).put("fingerprint", wrong);
            ((ObjectNode) tree.path("card").path("source").path("data")).put("fingerprint", wrong);
        });
        Path never = folder.resolve("never");
        assertThat(reproduce(other, never)).isEqualTo(1);
        assertThat(err.toString()).contains("the card is about SYNTHETIC", wrong, "Name the card's images with --data");
        assertThat(never).doesNotExist();

        err.getBuffer().setLength(0);
        Path half =
                changed("half.json", tree -> ((ObjectNode) tree.path("run").path("data")).put("fingerprint", wrong));
        assertThat(reproduce(half, never)).isEqualTo(1);
        assertThat(err.toString()).contains("names two fingerprints of its images");
    }

    @Test
    void refusesWhatIsNoCardOfThisVersion() throws Exception {
        Path never = folder.resolve("never");
        Path newer = changed("newer.json", tree -> tree.put("schema", 2));
        assertThat(reproduce(newer, never)).isEqualTo(1);
        assertThat(err.toString()).contains("has schema version 2, but this program reads 1");

        err.getBuffer().setLength(0);
        assertThat(reproduce(root.resolve("cards/evidence-natural.json"), never))
                .isEqualTo(1);
        assertThat(err.toString()).contains("is no model card, but a data sheet");

        err.getBuffer().setLength(0);
        assertThat(reproduce(root.resolve("run.json"), never)).isEqualTo(1);
        assertThat(err.toString()).contains("is no model card: expected the format");

        err.getBuffer().setLength(0);
        Path cut = Files.writeString(
                folder.resolve("cut.json"), Files.readString(card).substring(0, 5_000));
        assertThat(reproduce(cut, never)).isEqualTo(1);
        assertThat(err.toString()).contains("cut.json cannot be read").doesNotContain("\tat ");

        err.getBuffer().setLength(0);
        Path without = changed("without.json", tree -> ((ObjectNode) tree.path("card")).remove("split"));
        assertThat(reproduce(without, never)).isEqualTo(1);
        assertThat(err.toString()).contains("without.json cannot be read").doesNotContain("\tat ");
        assertThat(never).doesNotExist();
    }

    @Test
    void saysWhereThereAreNoJudges() {
        assertThat(execute(out, err, "cards", root.toString(), "--split-seed", "7"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("there is no trained judge in", "activation-lab judge");
        assertThat(execute(out, err, "cards", root.toString(), "--design", "original"))
                .isEqualTo(2);
    }
}
