package org.activationlab.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.activationlab.interpret.attribution.NamedMethod;
import org.activationlab.network.ParameterShape;
import org.activationlab.network.Parameters;
import org.activationlab.network.SafeTensors;
import org.activationlab.network.layers.NetworkDesign;
import org.activationlab.network.layers.WeightDraw;
import org.activationlab.reference.Reference;
import org.activationlab.vision.SmallClassifiers;
import org.activationlab.vision.TorchvisionNetwork;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The commands that look inside networks, on small weights files that are written here. */
class InsideCommandsTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return ActivationLab.execute(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }

    private static String[] words(String line) {
        return line.split(" ", -1);
    }

    private Path weights(NetworkDesign design) throws Exception {
        Path file = folder.resolve("weights.safetensors");
        SafeTensors.write(file, WeightDraw.fresh(design, 3), Map.of());
        return file;
    }

    private Path leNet() throws Exception {
        Path file = folder.resolve("lenet.safetensors");
        SafeTensors.write(file, Reference.trainedLeNet(), Map.of());
        return file;
    }

    /** Coloured stripes, wider than high. */
    private Path photograph() throws Exception {
        BufferedImage picture = new BufferedImage(90, 70, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 70; y++) {
            for (int x = 0; x < 90; x++) {
                picture.setRGB(x, y, (x / 9 % 2 == 0 ? 0xD04010 : 0x2050C0) + y);
            }
        }
        Path file = folder.resolve("photo.png");
        ImageIO.write(picture, "png", file.toFile());
        return file;
    }

    /** A vertical stroke, white on black: a one. */
    private Path digit() throws Exception {
        BufferedImage picture = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 5; y < 23; y++) {
            picture.getRaster().setSample(13, y, 0, 255);
            picture.getRaster().setSample(14, y, 0, 255);
        }
        Path file = folder.resolve("digit.png");
        ImageIO.write(picture, "png", file.toFile());
        return file;
    }

    private List<String> map(Path where) throws Exception {
        return Files.readAllLines(where.resolve("map.csv"));
    }

    @ParameterizedTest
    @CsvSource({
        "RESNET18, 64, layer4.1, layer2",
        "RESNET34, 64, layer4.2, layer3",
        "VGG16, 224, features.29, features.20",
        "VGG19, 224, features.35, features.28"
    })
    void explainsPhotographsOfNarrowNetworks(TorchvisionNetwork network, int side, String usual, String layer)
            throws Exception {
        Path weights = weights(network.design(side, 12, 8));
        Path names =
                Files.write(folder.resolve("names.txt"), Arrays.asList("a b c d e f g h i j k tabby".split(" ", -1)));
        Path where = folder.resolve("out");
        String common = " --network " + network.name() + " --weights " + weights + " --image " + photograph()
                + " --side " + side + " --out " + where;
        assertThat(run(words("explain --classes " + names + " --target tabby" + common)))
                .as(err.toString())
                .isZero();
        assertThat(out.toString())
                .contains(
                        "with 1/8 of its channels",
                        "target   11 (tabby), logit ",
                        "Grad-CAM at " + usual,
                        "axiom    none");
        assertThat(where.resolve("explain.png")).exists();
        assertThat(map(where))
                .hasSize(side)
                .allSatisfy(line -> assertThat(line.split(",", -1)).hasSize(side));

        assertThat(run(words("explain --target 4 --layer " + layer + common))).isZero();
        assertThat(out.toString()).contains("target   4, logit", "Grad-CAM at " + layer);
    }

    @Test
    void visualizesAPhotographsNetworkFromNoiseAndFromAPicture() throws Exception {
        Path weights = weights(TorchvisionNetwork.RESNET18.design(64, 12, 8));
        Path where = folder.resolve("out");
        String common = " --network resnet18 --weights " + weights + " --side 64 --steps 16 --out " + where;
        assertThat(run(words("visualize --layer layer3 --unit 9" + common)))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("channel 9 of layer3", "16 steps, seed 42");
        assertThat(Files.readAllLines(where.resolve("steps.csv"))).hasSize(17);
        BufferedImage made = ImageIO.read(where.resolve("image.png").toFile());
        assertThat(List.of(made.getWidth(), made.getHeight())).isEqualTo(List.of(64, 64));

        assertThat(run(words("visualize --layer layer2 --from-image " + photograph() + common)))
                .isZero();
        assertThat(out.toString()).contains("made ", "layer2");
        assertThat(Files.readAllLines(where.resolve("steps.csv")).get(0)).isEqualTo("step,image0");

        assertThat(run(words("visualize --layer features.28 --unit 9" + common)))
                .isEqualTo(2);
        assertThat(err.toString()).contains("has no layer features.28; it has input, normalize, conv1, bn1, relu");
        assertThat(run(words("visualize --layer layer4 --unit 64" + common))).isEqualTo(2);
        assertThat(err.toString()).contains("units from 0 to 63");
    }

    @ParameterizedTest
    @EnumSource(NamedMethod.class)
    void everyMethodExplainsADigit(NamedMethod method) throws Exception {
        Path where = folder.resolve("out");
        String name = method.toString();
        boolean samples = name.contains("smooth") || name.contains("var") || name.contains("integrated");
        assertThat(run(words("explain --method " + method + " --network lenet5 --weights " + leNet() + " --image "
                        + digit() + (samples ? " --samples 10" : "") + " --twin 1 --out " + where)))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("answer   1 ", "target   1, ", "twin     rank correlation");
        boolean sums = method == NamedMethod.INTEGRATED_GRADIENTS || method == NamedMethod.SHAPLEY;
        assertThat(out.toString()).contains(sums ? "residual " : "axiom    none");
        double largest = 0;
        for (String line : map(where)) {
            for (String value : line.split(",", -1)) {
                largest = Math.max(largest, Math.abs(Double.parseDouble(value)));
            }
        }
        assertThat(largest).isPositive();
    }

    /** The pixels of a map must sum to what the command says they sum to. */
    @Test
    void theNumbersInTheFileAreThoseThatAreTold() throws Exception {
        Path where = folder.resolve("out");
        assertThat(run(words("explain --method shapley --patches 2 --network lenet5 --weights " + leNet() + " --image "
                        + digit() + " --out " + where)))
                .isZero();
        double sum = 0;
        for (String line : map(where)) {
            sum += Arrays.stream(line.split(",", -1))
                    .mapToDouble(Double::parseDouble)
                    .sum();
        }
        String said = out.toString().replaceAll("(?s).*the map sums to ([-0-9.e]+),.*", "$1");
        assertThat(sum).isCloseTo(Double.parseDouble(said), org.assertj.core.data.Percentage.withPercentage(0.1));
    }

    @ParameterizedTest
    @CsvSource({"single-channel, relu4", "narrowing, relu4"})
    void explainsTheOtherNetworksOfDigits(String name, String layer) throws Exception {
        NetworkDesign design = name.equals("narrowing") ? SmallClassifiers.NARROWING : SmallClassifiers.SINGLE_CHANNEL;
        Path where = folder.resolve("out");
        String common = " --network " + name + " --weights " + weights(design) + " --out " + where;
        assertThat(run(words("explain --image " + digit() + common)))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains(design.name(), "Grad-CAM at " + layer);
        assertThat(run(words("visualize --class 3 --of probability --minimize --steps 4 --data synthetic" + common)))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).startsWith("SYNTHETIC").contains("probability of class 3", "found    ");
        assertThat(run(words("attribute --images 0-2 --methods saliency,grad-cam --data synthetic" + common)))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("What the maps sum to", "Grad-CAM at " + layer, "attributions-2.png");
    }

    @Test
    void attributesDigitsWithWeightsOfOnesOwn() throws Exception {
        Path where = folder.resolve("out");
        assertThat(run(words("attribute --data synthetic --images 0,3 --methods integrated-gradients,shapley --twin 1"
                        + " --target truth --weights " + leNet() + " --out " + where)))
                .as(err.toString())
                .isZero();
        assertThat(out.toString())
                .contains(
                        "Integrated gradients", "Shapley values 3x3", "Similarity with the maps of weights drawn anew");
        assertThat(Files.readAllLines(where.resolve("sums.csv"))).hasSize(1 + 2 * 2);
        assertThat(Files.readAllLines(where.resolve("maps.csv")))
                .hasSize(1 + 2 * 2)
                .last(org.assertj.core.api.InstanceOfAssertFactories.STRING)
                .startsWith("Shapley values 3x3,\"3: ");
        // A table that any program reads: as many names as cells, one for each of 28 x 28 pixels.
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = CSVParser.parse(Files.readString(where.resolve("maps.csv")), format)) {
            assertThat(parser.getHeaderNames())
                    .hasSize(3 + 784)
                    .startsWith("method", "image", "class", "p0")
                    .endsWith("p783");
            assertThat(parser.getRecords()).allMatch(CSVRecord::isConsistent);
        }
        assertThat(where.resolve("twins.csv")).content().contains("rank correlation");
    }

    @Test
    void wrongUseIsToldInOneSentence() throws Exception {
        Path weights = leNet();
        Path where = folder.resolve("out");
        String explain = "explain --network lenet5 --weights " + weights + " --image " + digit() + " --out " + where;
        String attribute = "attribute --data synthetic --weights " + weights + " --out " + where;
        String visualize = "visualize --data none --network lenet5 --weights " + weights + " --out " + where;
        for (String[] wrong : new String[][] {
            {explain + " --target 10", "--target must be a class from 0 to 9"},
            {explain + " --target cat", "or the name of one, but was cat"},
            {explain + " --layer fc1", "needs a layer of (channels, height, width)"},
            {explain + " --layer conv9", "LeNet-5 has no layer conv9; it has input, conv1"},
            {explain + " --method magic", "magic"},
            {explain + " --method smoothgrad --samples 1", "samples must be at least 2"},
            {explain + " --twin -1", "--twin must be at least 0"},
            {attribute + " --images 5-2", "rising numbers"},
            {attribute + " --images 123456", "images have numbers from 0 to"},
            {attribute + " --target 11", "--target must be answer, truth or a digit"},
            {attribute + " --network vgg16", "reads photographs"},
            {attribute + " --run " + folder, "leave out --run"},
            {visualize, "either --layer"},
            {visualize + " --class 10", "--class must be 0 to 9"},
            {visualize + " --layer conv1 --unit 6", "units from 0 to 5"},
            {visualize + " --layer conv1 --steps 0", "steps must be at least 1"},
            {"explain --network vgg16 --image x.png --out " + where, "--weights is needed"},
            {
                explain + " --method saliency --layer conv1",
                "--layer is for grad-cam, grad-cam-plus-plus, but asked for was saliency"
            },
            {explain + " --window 3", "--window is for occlusion, but asked for was grad-cam"},
            {explain + " --method occlusion --patches 3", "--patches is for shapley"},
            {explain + " --samples 5", "--samples is for integrated-gradients, smoothgrad"},
            {explain + " --method shapley --samples 5", "shapley samples from --patches 4 on"},
            {explain + " --empty 0.5", "--empty is for saliency, integrated-gradients, occlusion, shapley"},
            {explain + " --side 64", "--side is for networks of photographs"},
            {attribute + " --methods saliency,vargrad --window 3", "but asked for was saliency, vargrad"},
            {attribute + " --images 3 --pairs 2", "leave out --pairs"},
            {visualize + " --class 3 --unit 1", "--unit is one of a --layer"},
            {visualize + " --layer conv1 --of probability", "--of is for a --class"},
            {visualize + " --class 3 --images 0", "--images must be 1 to 8"},
            {visualize + " --class 3 --images 2 --from-image x.png", "--images are made from noise"},
            {visualize + " --class 3 --dark-ink", "picture of --from-image"},
            {"visualize --network vgg16 --class 3 --data mnist --out " + where, "--data is for networks of digits"},
            {
                "visualize --network vgg16 --class 3 --from-image x.png --dark-ink --out " + where,
                "vgg16 reads photographs"
            },
            {"explain --network vgg16 --dark-ink --image x.png --out " + where, "vgg16 reads photographs"},
        }) {
            assertThat(run(words(wrong[0]))).as(wrong[0] + "\n" + err).isEqualTo(2);
            assertThat(err.toString()).contains(wrong[1]).doesNotContain("\tat ");
        }
    }

    @Test
    void missingAndOddTensorsAreNamed() throws Exception {
        NetworkDesign design = TorchvisionNetwork.RESNET18.design(64, 12, 8);
        Parameters all = WeightDraw.fresh(design, 3);
        List<ParameterShape> shapes = new ArrayList<>(all.shapes());
        shapes.removeIf(shape -> shape.name().equals("layer3.0.conv2.weight"));
        shapes.replaceAll(shape ->
                shape.name().equals("layer1.0.bn1.bias") ? ParameterShape.of("layer1.0.bn1.bias", 2, 4) : shape);
        float[] block = new float[shapes.stream().mapToInt(ParameterShape::size).sum()];
        Path file = folder.resolve("odd.safetensors");
        SafeTensors.write(file, Parameters.of(shapes, block), Map.of());
        assertThat(run(words("explain --network resnet18 --side 64 --weights " + file + " --image " + photograph()
                        + " --out " + folder)))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains(
                        "layer3.0.conv2.weight [32, 32, 3, 3] is missing",
                        "layer1.0.bn1.bias must have the shape [8], but has [2, 4]")
                .doesNotContain("\tat ");

        assertThat(run(words("explain --network lenet5 --weights " + leNet() + " --image " + folder.resolve("gone.png")
                        + " --out " + folder)))
                .isEqualTo(1);
        assertThat(err.toString()).contains("gone.png does not exist");
        Path text = Files.writeString(folder.resolve("text.png"), "no picture");
        assertThat(run(words(
                        "explain --network lenet5 --weights " + leNet() + " --image " + text + " --out " + folder)))
                .isEqualTo(1);
        assertThat(err.toString()).contains("text.png is no picture in PNG");
    }
}
