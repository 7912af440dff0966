package org.activationlab.app.kernel;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds libraries and everything they need with the machine's own Maven, its settings and its local repository. */
final class MavenClassPath {

    private static final String GOAL = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath";
    private static final Pattern NAME = Pattern.compile("[\\w.\\-+\\[\\](),]+");
    private static final Pattern ADDRESS = Pattern.compile("[^<>&\"\\s]+");
    private static final Pattern SAFE = Pattern.compile("(https|file):", Pattern.CASE_INSENSITIVE);
    private static final Pattern PART =
            Pattern.compile("<(?<part>dependency|repository|properties)>.*?</\\k<part>>", Pattern.DOTALL);
    private static final int SHOWN_LINES = 15;

    private final Map<String, String> repositories = new LinkedHashMap<>();

    /** Adds a repository for later look-ups: an id and an address. */
    void addRepository(List<String> words) {
        if (words.size() != 2
                || !NAME.matcher(words.get(0)).matches()
                || !ADDRESS.matcher(words.get(1)).matches()) {
            throw new IllegalArgumentException("expected %mavenRepo ID ADDRESS, but came " + String.join(" ", words));
        }
        // Newer Mavens refuse plain HTTP by themselves, unless their settings say otherwise.
        if (!SAFE.matcher(words.get(1)).lookingAt()) {
            throw new IllegalArgumentException(
                    "a repository's address must begin with https: or file:, but was " + words.get(1));
        }
        repositories.put(words.get(0), words.get(1));
    }

    /** Returns the class path of libraries named {@code group:artifact[:type[:classifier]]:version}. */
    List<String> ofCoordinates(List<String> coordinates) throws IOException, InterruptedException {
        StringBuilder dependencies = new StringBuilder();
        for (String coordinate : coordinates) {
            String[] parts = coordinate.split(":", -1);
            if (parts.length < 3
                    || parts.length > 5
                    || !Arrays.stream(parts).allMatch(part -> NAME.matcher(part).matches())) {
                throw new IllegalArgumentException("expected %maven group:artifact:version, but came " + coordinate);
            }
            dependencies
                    .append("<dependency>")
                    .append(element("groupId", parts[0]))
                    .append(element("artifactId", parts[1]))
                    .append(parts.length > 3 ? element("type", parts[2]) : "")
                    .append(parts.length > 4 ? element("classifier", parts[3]) : "")
                    .append(element("version", parts[parts.length - 1]))
                    .append("</dependency>");
        }
        return ofProject(project("", dependencies.toString(), ""), "runtime");
    }

    /** Returns the class path of a project file: its path, and maybe a scope. */
    List<String> ofPomFile(List<String> words) throws IOException, InterruptedException {
        if (words.isEmpty() || !Files.isRegularFile(Path.of(words.get(0)))) {
            throw new IllegalArgumentException("expected %loadFromPOM FILE, but "
                    + (words.isEmpty() ? "no file was named" : words.get(0) + " is no file"));
        }
        return run(Path.of(words.get(0)).toAbsolutePath(), scope(words.subList(1, words.size())));
    }

    /** Returns the class path of a project written in a cell: all of it, or only its dependencies and repositories. */
    List<String> ofPom(String body, List<String> words) throws IOException, InterruptedException {
        if (body.contains("<project")) {
            return ofProject(body.strip(), scope(words));
        }
        Map<String, StringBuilder> parts = new LinkedHashMap<>();
        Matcher part = PART.matcher(body);
        while (part.find()) {
            parts.computeIfAbsent(part.group("part"), name -> new StringBuilder())
                    .append(part.group());
        }
        if (!parts.containsKey("dependency")) {
            throw new IllegalArgumentException("expected a <project> or <dependency> elements below %%loadFromPOM");
        }
        return ofProject(
                project(
                        String.valueOf(parts.getOrDefault("properties", new StringBuilder())),
                        String.valueOf(parts.get("dependency")),
                        String.valueOf(parts.getOrDefault("repository", new StringBuilder()))),
                scope(words));
    }

    private static String scope(List<String> words) {
        String scope = words.isEmpty() ? "runtime" : words.get(0);
        if (!List.of("compile", "runtime", "test", "provided").contains(scope)) {
            throw new IllegalArgumentException("a scope is compile, runtime, test or provided, but was " + scope);
        }
        return scope;
    }

    private String project(String properties, String dependencies, String moreRepositories) {
        String own = repositories.entrySet().stream()
                .map(entry -> "<repository>" + element("id", entry.getKey()) + element("url", entry.getValue())
                        + "</repository>")
                .collect(Collectors.joining());
        return "<project xmlns=\"http://maven.apache.org/POM/4.0.0\"><modelVersion>4.0.0</modelVersion>"
                + "<groupId>notebook</groupId><artifactId>cell</artifactId><version>1</version>"
                + properties
                + element("repositories", own + moreRepositories)
                + element("dependencies", dependencies)
                + "</project>";
    }

    private static String element(String name, String content) {
        return "<" + name + ">" + content + "</" + name + ">";
    }

    private static List<String> ofProject(String project, String scope) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("notebook-maven");
        Path pom = folder.resolve("pom.xml");
        try {
            Files.writeString(pom, project);
            return run(pom, scope);
        } finally {
            Files.deleteIfExists(pom);
            Files.deleteIfExists(folder);
        }
    }

    private static List<String> run(Path pom, String scope) throws IOException, InterruptedException {
        Path answer = Files.createTempFile("notebook-class-path", ".txt");
        Path log = Files.createTempFile("notebook-maven", ".log");
        try {
            Process process = new ProcessBuilder(
                            program(),
                            "-B",
                            "-q",
                            // Refuses a file whose sum is wrong, such as half a one, where Maven by itself only warns.
                            "-C",
                            "-Dstyle.color=never",
                            "-f",
                            pom.toString(),
                            GOAL,
                            "-DincludeScope=" + scope,
                            "-Dmdep.outputFile=" + answer)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            try {
                if (process.waitFor() != 0) {
                    throw new IllegalStateException("Maven could not find the libraries:\n" + end(log));
                }
            } finally {
                stop(process);
            }
            return Arrays.stream(Files.readString(answer).strip().split(Pattern.quote(File.pathSeparator), -1))
                    .filter(path -> !path.isEmpty())
                    .toList();
        } finally {
            Files.deleteIfExists(answer);
            Files.deleteIfExists(log);
        }
    }

    /** After an interrupt Maven still runs. */
    private static void stop(Process process) throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        if (!process.waitFor(5, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    private static String end(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(0, Math.min(lines.size(), SHOWN_LINES)));
    }

    private static String program() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows") ? "mvn.cmd" : "mvn";
        List<Path> folders = new ArrayList<>();
        for (String home : List.of("MAVEN_HOME", "M2_HOME")) {
            String folder = System.getenv(home);
            if (folder != null) {
                folders.add(Path.of(folder, "bin"));
            }
        }
        String path = System.getenv("PATH");
        if (path != null) {
            Arrays.stream(path.split(Pattern.quote(File.pathSeparator), -1))
                    .map(Path::of)
                    .forEach(folders::add);
        }
        return folders.stream()
                .map(folder -> folder.resolve(name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("Maven is needed to fetch libraries, but there is no mvn on"
                                + " the PATH. On Debian or Ubuntu: apt-get install maven. Or download the jars yourself and"
                                + " write %jars FILE."));
    }
}
