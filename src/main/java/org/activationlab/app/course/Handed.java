package org.activationlab.app.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A file that was handed in.
 *
 * @param student the name of the folder
 * @param lab which lab it is, by the file's name
 * @param file where it is
 */
record Handed(String student, Lab lab, Path file) {

    /**
     * Looks through a folder with a folder for each student.
     *
     * @param folder holds STUDENT/LAB.ipynb or, as nbgrader has it, STUDENT/LAB/LAB.ipynb
     * @param labs which there are
     * @return everything that was handed in, by student and lab
     * @throws IOException if the folder cannot be read
     */
    static List<Handed> all(Path folder, List<Lab> labs) throws IOException {
        List<Handed> all = new ArrayList<>();
        List<Path> students;
        try (Stream<Path> inside = Files.list(folder)) {
            students = inside.filter(Files::isDirectory)
                    .filter(student -> !student.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
        for (Path student : students) {
            for (Lab lab : labs) {
                String name = lab.name() + ".ipynb";
                Stream.of(student.resolve(name), student.resolve(lab.name()).resolve(name))
                        .filter(Files::exists)
                        .findFirst()
                        .ifPresent(
                                file -> all.add(new Handed(student.getFileName().toString(), lab, file)));
            }
        }
        return all;
    }

    /**
     * Finds what nobody would grade: browsers call a second download "lab (1).ipynb".
     *
     * @param folder as for {@link #all}
     * @param handed what will be graded
     * @return notebooks in students' folders that are not among it, and students without one
     * @throws IOException if the folder cannot be read
     */
    static List<String> others(Path folder, List<Handed> handed) throws IOException {
        List<String> others = new ArrayList<>();
        Set<Path> known = handed.stream().map(Handed::file).collect(Collectors.toSet());
        try (Stream<Path> files = Files.walk(folder, 3)) {
            files.filter(file -> file.toString().endsWith(".ipynb") && !known.contains(file))
                    .filter(file -> !file.toString().contains(".ipynb_checkpoints"))
                    .sorted()
                    .forEach(file -> others.add(folder.relativize(file) + " has the name of no lab"));
        }
        return others;
    }
}
