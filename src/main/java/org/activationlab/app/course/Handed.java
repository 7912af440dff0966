package org.activationlab.app.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
}
