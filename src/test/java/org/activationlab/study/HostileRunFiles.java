package org.activationlab.study;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.activationlab.hostile.ForeignFile;
import org.activationlab.hostile.Seeds;
import org.activationlab.lenet.PopulationTable;
import org.activationlab.meta.LearningCurve;
import org.activationlab.meta.TestAnswers;
import org.activationlab.pairs.EvidencePlan;
import org.activationlab.pairs.PopulationSample;

/** The texts of a run folder, and the archive of the zoo. */
public final class HostileRunFiles {

    private static final List<String> JSON = List.of(
            "null",
            "{",
            "}",
            "[",
            "]",
            "\"",
            ":",
            ",",
            "\"format\"",
            "\"models\"",
            "\"stage\"",
            "\\u0000",
            "\\",
            "\u00ff",
            "1e999",
            "-0");
    private static final List<String> CSV = List.of(",", "\"", "\n", "\"\"", "\r\n", "NaN", "true", "\u00ff", "\0");
    private static final List<String> NAMES = List.of(
            "../../../out", "/out", "a/../../b", "..", ".", "PK\u0003\u0004", "PK\u0001\u0002", "C:\\out", "\0");

    private HostileRunFiles() {}

    /** All kinds. */
    public static List<ForeignFile> all() throws IOException {
        List<ForeignFile> all = new ArrayList<>(List.of(
                json("run", file -> {
                    // Every value that the description is asked for somewhere.
                    RunDescription run = Json.read(file, RunDescription.class);
                    run.fingerprint();
                    Json.tree(run);
                }),
                json("record", file -> Json.tree(Json.read(file, StageRecord.class))),
                json("evidence-plan", file -> Json.tree(Json.read(file, EvidencePlan.class))),
                json("baselines", file -> Json.tree(Json.read(file, BaselineStage.Scores.class))),
                json("meta-result", file -> Json.tree(Json.read(file, MetaResultFile.class))),
                json("judge-training", file -> Json.tree(Json.read(file, JudgeStage.Training.class))),
                json("card", file -> {
                    CardFile card = CardFile.read(file);
                    card.folder(card.judgeDevice());
                    card.plan();
                }),
                json("sheet", file -> Json.tree(SheetFile.read(file)))));
        all.add(ForeignFile.text(
                "json-sample",
                List.of(Seeds.text("{\"models\": [{\"modelId\": \"bc062b02cd\", \"images\": [1, 3, 9]}],\n"
                        + "\"neverRight\": 12, \"neverWrong\": 335}")),
                JSON,
                file -> Json.read(file, PopulationSample.class).pairs()));
        all.add(csv("population", PopulationTable::read));
        all.add(csv("epochs", file -> MetaInventory.parsed(file, LearningCurve::parse)));
        all.add(csv("answers", file -> MetaInventory.parsed(file, TestAnswers::parse)));
        ForeignFile zoo = ForeignFile.binary(
                "zoo-damaged", List.of(zip(List.of("run.json", "a/b.csv"))), NAMES, HostileRunFiles::extract);
        all.add(zoo);
        all.add(new ForeignFile(
                        "zoo-names",
                        "",
                        List.of(Seeds.text("run.json|models/a.safetensors|b")),
                        NAMES,
                        false,
                        bytes -> bytes,
                        HostileRunFiles::extract)
                .packed("zoo-names", bytes -> zip(names(bytes))));
        return all;
    }

    private static ForeignFile json(String name, ForeignFile.Reader reader) throws IOException {
        return ForeignFile.text("json-" + name, List.of(Seeds.resource("/hostile/" + name + ".json")), JSON, reader);
    }

    private static ForeignFile csv(String name, ForeignFile.Reader reader) throws IOException {
        return ForeignFile.text("csv-" + name, List.of(Seeds.resource("/hostile/" + name + ".csv")), CSV, reader);
    }

    private static List<String> names(byte[] bytes) {
        return List.of(new String(bytes, StandardCharsets.ISO_8859_1).split("\\|", -1));
    }

    private static byte[] zip(List<String> names) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names.stream().distinct().toList()) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(Seeds.text("content"));
            }
        } catch (IOException e) {
            // An archive without entries is one more case.
        }
        return bytes.toByteArray();
    }

    /** Unpacks into a folder beside the file, and takes away what came into it: only what lies elsewhere is left. */
    private static void extract(Path file) throws IOException {
        Path folder = file.resolveSibling("target-folder");
        Files.createDirectories(folder);
        try (InputStream in = Files.newInputStream(file)) {
            Zoo.extract(in, folder);
        } catch (IOException e) {
            if (!String.valueOf(e.getMessage()).contains(folder.toString())) {
                throw new IllegalStateException("a message without the folder: " + e, e);
            }
            // The archive is a stream, so the message names the folder, where a campaign asks for the file.
            throw new IOException(file + ": " + e.getMessage(), e);
        } finally {
            try (Stream<Path> inside = Files.walk(folder)) {
                for (Path one : inside.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(one);
                }
            }
        }
    }
}
