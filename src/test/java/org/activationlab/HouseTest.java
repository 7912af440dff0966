package org.activationlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.activationlab.house.HousePlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the floor plan: who may import whom, where each library lives, and what no class may do. */
class HouseTest {

    private static final String MAY_IMPORT = """
            metrics   : -
            files     : -
            data      : files
            network   : files metrics
            lenet     : files data metrics network
            pairs     : files data metrics network lenet
            interpret : files data metrics network
            text      : files data metrics network pairs interpret
            vision    : files data metrics network
            meta      : files metrics network pairs
            judge     : files metrics network pairs meta
            monitor   : files data metrics network lenet pairs meta judge
            report    : every earlier line
            study     : every earlier line
            app       : every earlier line
            """;

    private static final Map<String, Set<String>> ROOMS = HousePlan.parse(MAY_IMPORT);

    /** The benchmarks are the one door that needs DJL: its own way of training is an opponent of ours. */
    private static final List<String> DJL_ROOMS =
            List.of("network", "lenet", "text", "interpret", "pairs", "meta", "judge", "monitor", "app.bench");

    private static final List<String> PLAIN_ROOMS = List.of("metrics", "files", "data", "report", "study", "app");

    private static final String ROOT = "org.activationlab";
    private static final HousePlan PLAN = new HousePlan(ROOT);
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    private static final HousePlan BROKEN_PLAN = new HousePlan(ROOT + ".house.broken");
    private static final JavaClasses BROKEN = new ClassFileImporter().importPackages(ROOT + ".house.broken");

    private static final Path SOURCES = Path.of("src", "main", "java");

    /** Every rule of the plan, by what it holds. */
    private static Map<String, List<ArchRule>> rulesOf(HousePlan plan) {
        Map<String, List<ArchRule>> rules = new LinkedHashMap<>();
        rules.put("import table", plan.imports(ROOMS));
        rules.put("every class has a room", List.of(plan.everyClassHasARoom(ROOMS)));
        rules.put("DJL", List.of(plan.fence(List.of("ai.djl"), DJL_ROOMS)));
        rules.put(
                "other libraries",
                List.of(
                        plan.fence(List.of("org.apache.arrow"), List.of("pairs")),
                        plan.fence(List.of("jdk.incubator"), List.of("lenet")),
                        plan.fence(List.of("tech.tablesaw", "org.knowm"), List.of("report", "app")),
                        plan.fence(List.of("picocli", "me.tongfei"), List.of("app")),
                        plan.fence(List.of("org.apache.spark", "scala"), List.of("app.spark")),
                        plan.fence(
                                List.of("io.github.spencerpark", "org.dflib.jjava", "org.zeromq", "jdk.jshell"),
                                List.of("app")),
                        plan.fence(
                                List.of("org.apache.commons.statistics", "org.apache.commons.math3"),
                                List.of("metrics", "interpret"))));
        rules.put("no cycles", List.of(plan.noCycles()));
        rules.put("names", List.of(plan.noEmptyNames()));
        rules.put("printing", List.of(plan.noPrinting()));
        rules.put("randomness", List.of(plan.noUnseededRandomness()));
        rules.put("records", List.of(plan.noArraysInRecords()));
        rules.put("signatures", List.of(plan.noNativeArraysInSignatures(PLAIN_ROOMS)));
        return rules;
    }

    @Test
    void theHouseKeepsEveryRule() {
        assertThat(HOUSE).hasSizeGreaterThan(30);
        assertThat(PLAN.roomsOf(HOUSE)).contains("data", "network", "lenet");
        rulesOf(PLAN).values().forEach(rules -> rules.forEach(rule -> rule.check(HOUSE)));
    }

    @Test
    void theBrokenHouseBreaksEveryRuleThatItIsMadeToBreak() {
        assertThat(BROKEN_PLAN.roomsOf(BROKEN)).containsExactlyInAnyOrder("data", "lenet", "metrics", "garage");
        Set<String> broken = new TreeSet<>();
        List<String> details = new ArrayList<>();
        rulesOf(BROKEN_PLAN).forEach((name, rules) -> {
            for (ArchRule rule : rules) {
                var result = rule.evaluate(BROKEN);
                if (result.hasViolation()) {
                    broken.add(name);
                    details.addAll(result.getFailureReport().getDetails());
                }
            }
        });
        assertThat(broken)
                .containsExactlyInAnyOrder(
                        "import table",
                        "every class has a room",
                        "DJL",
                        "no cycles",
                        "names",
                        "printing",
                        "randomness",
                        "records",
                        "signatures");
        assertThat(String.join("\n", details))
                .contains("BrokenRecord.values")
                .contains("garage.Car")
                .contains("java.lang.System.out")
                .contains("java.util.Random")
                .contains("java.util.SplittableRandom.<init>()");
    }

    @Test
    void aFenceFailsWhereTheLibraryIsUsedOutside() {
        // The rules on libraries not used yet must not pass because their names are wrong: here DJL stands for them.
        ArchRule fence = PLAN.fence(List.of("ai.djl"), List.of("network"));
        assertThat(fence.evaluate(HOUSE).hasViolation()).isTrue();
        assertThat(fence.evaluate(HOUSE).getFailureReport().getDetails().toString())
                .contains("StackedLeNet");
    }

    @Test
    void everyFencedLibraryIsOnTheClassPath() throws Exception {
        for (String type : List.of(
                "ai.djl.ndarray.NDArray",
                "org.apache.arrow.vector.Float4Vector",
                "tech.tablesaw.api.Table",
                "org.knowm.xchart.XYChart",
                "picocli.CommandLine",
                "me.tongfei.progressbar.ProgressBar",
                "io.github.spencerpark.jupyter.kernel.BaseKernel",
                "org.dflib.jjava.jupyter.kernel.BaseKernel",
                "org.zeromq.ZMQ",
                "jdk.jshell.JShell",
                "org.apache.spark.SparkConf",
                "scala.Option",
                "org.apache.commons.statistics.inference.BinomialTest")) {
            assertThat(Class.forName(type, false, getClass().getClassLoader())).isNotNull();
        }
    }

    @Test
    void readsTheImportTable() {
        assertThat(HousePlan.parse("a : -\nb : a\nc : every earlier line\n"))
                .isEqualTo(Map.of("a", Set.of(), "b", Set.of("a"), "c", Set.of("a", "b")));
        assertThat(ROOMS).hasSize(15);
        assertThat(ROOMS.get("lenet")).containsExactlyInAnyOrder("files", "data", "metrics", "network");
        assertThat(ROOMS.get("app")).hasSize(14).doesNotContain("app");
        assertThatThrownBy(() -> HousePlan.parse("a : b\nb : -")).hasMessageContaining("no earlier line");
        assertThatThrownBy(() -> HousePlan.parse("a : -\na : -")).hasMessageContaining("two lines");
        assertThatThrownBy(() -> HousePlan.parse("a - b")).hasMessageContaining("expected 'room");
    }

    @Test
    void everyPackageSaysWhatItIsFor() {
        List<Path> files = sources(SOURCES);
        assertThat(files).hasSizeGreaterThan(30);
        assertThat(packagesWithoutInfo(files)).isEmpty();
    }

    @Test
    void noSourceFileIsLongerThan400Lines() {
        assertThat(tooLong(sources(SOURCES))).isEmpty();
        assertThat(tooLong(sources(Path.of("src", "test", "java")))).isEmpty();
    }

    @Test
    void findsALongFileAndAPackageWithoutInfo(@TempDir Path folder) throws IOException {
        Path room = Files.createDirectories(folder.resolve("room"));
        Path longFile = Files.writeString(room.resolve("Long.java"), "//\n".repeat(401));
        Files.writeString(room.resolve("Short.java"), "//\n".repeat(400));
        assertThat(tooLong(sources(folder))).containsExactly(longFile);
        assertThat(packagesWithoutInfo(sources(folder))).containsExactly(room);
        Files.writeString(room.resolve("package-info.java"), "");
        assertThat(packagesWithoutInfo(sources(folder))).isEmpty();
    }

    private static List<Path> sources(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<Path> packagesWithoutInfo(List<Path> files) {
        Set<Path> packages = new TreeSet<>();
        files.stream()
                .map(Path::getParent)
                .filter(parent -> !Files.exists(parent.resolve("package-info.java")))
                .forEach(packages::add);
        return packages;
    }

    private static List<Path> tooLong(List<Path> files) {
        return files.stream().filter(file -> lines(file) > 400).toList();
    }

    private static int lines(Path file) {
        try {
            return Files.readAllLines(file).size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
