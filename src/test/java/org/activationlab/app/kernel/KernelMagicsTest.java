package org.activationlab.app.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What adds to the class path, and what the environment says. */
class KernelMagicsTest {

    private static Path classFolder(Path folder, String name) throws Exception {
        Path source = Files.writeString(
                folder.resolve(name + ".java"),
                "package extra; public class " + name + " { public static int answer() { return 42; } }");
        Path classes = Files.createDirectories(folder.resolve(name + "-classes"));
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-d", classes.toString(), source.toString()))
                .isZero();
        return classes;
    }

    private static void jar(Path classes, String name, Path jar) throws Exception {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            out.putNextEntry(new JarEntry("extra/" + name + ".class"));
            out.write(Files.readAllBytes(classes.resolve("extra").resolve(name + ".class")));
        }
    }

    @Test
    void addsToTheClassPathAndHeedsTheEnvironment(@TempDir Path folder) throws Exception {
        Path classes = classFolder(folder, "InFolder");
        jar(classFolder(folder, "InJar"), "InJar", folder.resolve("one.jar"));
        jar(classFolder(folder, "FromStart"), "FromStart", folder.resolve("start.jar"));
        Path script = Files.writeString(folder.resolve("start.jsh"), "int fromFile = extra.FromStart.answer();");
        Map<String, String> environment = Map.of(
                "IJAVA_CLASSPATH", folder.resolve("st*.jar").toString(),
                "IJAVA_STARTUP_SCRIPTS_PATH", script.toString(),
                "IJAVA_STARTUP_SCRIPT", "int fromScript = fromFile + 1;",
                "IJAVA_COMPILER_OPTS", "-parameters",
                "IJAVA_TIMEOUT", "5 SECONDS",
                "PATH", folder.toString(),
                "MAVEN_HOME", folder.toString(),
                "M2_HOME", folder.toString());
        try (KernelClient kernel = KernelClient.start(environment, folder)) {
            assertThat(kernel.execute("fromFile + \" \" + fromScript").value()).isEqualTo("42 43");
            assertThat(kernel.execute("%jars *.jar\nextra.InJar.answer()").value())
                    .isEqualTo("42");
            assertThat(kernel.execute("int one = 1;\n%classpath " + classes.getFileName()
                                    + "\nimport extra.InFolder;\nInFolder.answer() + one")
                            .value())
                    .isEqualTo("43");
            assertThat(kernel.execute("int rest = 7\n%one;\nrest").value()).isEqualTo("0");
            assertThat(kernel.execute("%jars none*.jar").errorValue()).startsWith("nothing matches none*.jar");
            assertThat(kernel.execute("%matplotlib inline").errorValue()).contains("no magic %matplotlib");
            assertThat(kernel.execute("%maven a:b").errorValue()).startsWith("expected %maven group:artifact:version");
            assertThat(kernel.execute("%maven a:b:1").errorValue())
                    .contains("there is no mvn on the PATH")
                    .contains("apt-get install maven");
            assertThat(kernel.execute("class Named { void call(int first) {} }\n"
                                    + "Named.class.getDeclaredMethods()[0].getParameters()[0].getName()")
                            .value())
                    .isEqualTo("first");
            CellResult slow = kernel.execute("Thread.sleep(60_000);");
            assertThat(slow.errorName()).isEqualTo("Timeout");
            assertThat(slow.errorValue()).contains("5000 ms").contains("IJAVA_TIMEOUT");
            asksMaven(kernel, folder);
        }
    }

    private static void asksMaven(KernelClient kernel, Path folder) throws Exception {
        // A program in Maven's place that notes its arguments and finds one jar.
        Path program = folder.resolve("mvn");
        Files.writeString(program, """
                #!/bin/sh
                echo "$@" > "%1$s/arguments"
                for argument in "$@"; do
                    case "$argument" in
                        -Dmdep.outputFile=*) printf '%%s' "%1$s/later/found.jar" > "${argument#*=}" ;;
                        *.xml) /bin/cp "$argument" "%1$s/pom-seen.xml" ;;
                    esac
                done
                """.formatted(folder));
        assertThat(program.toFile().setExecutable(true)).isTrue();
        jar(
                classFolder(folder, "Found"),
                "Found",
                Files.createDirectories(folder.resolve("later")).resolve("found.jar"));
        CellResult result =
                kernel.execute("%mavenRepo near file:/near\n%maven org.example:thing:1.0\nextra.Found.answer()");
        assertThat(result.trace()).isEmpty();
        assertThat(result.value()).isEqualTo("42");
        assertThat(Files.readString(folder.resolve("pom-seen.xml")))
                .contains("<groupId>org.example</groupId><artifactId>thing</artifactId><version>1.0</version>")
                .contains("<id>near</id><url>file:/near</url>");
        String part = "<dependency><groupId>g</groupId><artifactId>a</artifactId><version>2</version></dependency>";
        assertThat(kernel.execute("%%loadFromPOM test\n" + part).trace()).isEmpty();
        assertThat(Files.readString(folder.resolve("pom-seen.xml"))).contains("<dependencies>" + part);
        // -C: a library whose sum is wrong is refused.
        assertThat(Files.readString(folder.resolve("arguments")))
                .contains("-DincludeScope=test")
                .contains(" -C ");
        assertThat(kernel.execute("%mavenRepo plain http://127.0.0.1:9/repository")
                        .errorValue())
                .contains("must begin with https: or file:, but was http://127.0.0.1:9/repository");
        Files.writeString(folder.resolve("own.xml"), "<project/>");
        assertThat(kernel.execute("%loadFromPOM own.xml").trace()).isEmpty();
        assertThat(Files.readString(folder.resolve("pom-seen.xml"))).isEqualTo("<project/>");
        assertThat(kernel.execute("%%html\n<b>").errorValue()).contains("no magic %%html");
    }

    @Test
    void readsTheEnvironment() {
        KernelSettings settings =
                KernelSettings.of(Map.of("IJAVA_TIMEOUT", "30 SECONDS", "IJAVA_COMPILER_OPTS", " -g  -parameters "));
        assertThat(settings.cellTimeoutMillis()).isEqualTo(30_000);
        assertThat(settings.compilerOptions()).isEqualTo(List.of("-g", "-parameters"));
        assertThat(KernelSettings.of(Map.of("IJAVA_TIMEOUT", "-1")).cellTimeoutMillis())
                .isZero();
        Assertions.assertThatThrownBy(() -> KernelSettings.of(Map.of("IJAVA_TIMEOUT", "soon")))
                .hasMessageContaining("but was soon");
    }
}
