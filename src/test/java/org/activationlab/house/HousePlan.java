package org.activationlab.house;

import static com.tngtech.archunit.lang.conditions.ArchConditions.accessField;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethod;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The house rules for all classes below one root package, so that a broken house can stand beside the real one. */
public final class HousePlan {

    private static final String EVERY_EARLIER = "every earlier line";

    private final String root;

    /** @param root the package whose direct children are the rooms */
    public HousePlan(String root) {
        this.root = root;
    }

    /** Reads lines "room : room room", "room : -" and "room : every earlier line" in order. */
    public static Map<String, Set<String>> parse(String table) {
        Map<String, Set<String>> rooms = new LinkedHashMap<>();
        for (String line : table.strip().lines().toList()) {
            String[] sides = line.split(":", -1);
            if (sides.length != 2) {
                throw new IllegalArgumentException("expected 'room : rooms it may import', but came: " + line);
            }
            String room = sides[0].strip();
            String right = sides[1].strip();
            Set<String> imports = new LinkedHashSet<>();
            if (right.equals(EVERY_EARLIER)) {
                imports.addAll(rooms.keySet());
            } else if (!right.equals("-")) {
                imports.addAll(List.of(right.split(" +")));
            }
            if (!rooms.keySet().containsAll(imports)) {
                throw new IllegalArgumentException("'" + line + "' names a room that no earlier line has");
            }
            if (rooms.putIfAbsent(room, imports) != null) {
                throw new IllegalArgumentException("the room " + room + " has two lines");
            }
        }
        return rooms;
    }

    /** One rule for each room: its classes depend on no room that its line does not name. */
    public List<ArchRule> imports(Map<String, Set<String>> rooms) {
        List<ArchRule> rules = new ArrayList<>();
        rooms.forEach((room, allowed) -> {
            String[] forbidden = rooms.keySet().stream()
                    .filter(other -> !other.equals(room) && !allowed.contains(other))
                    .map(this::in)
                    .toArray(String[]::new);
            if (forbidden.length > 0) {
                rules.add(noClasses()
                        .that()
                        .resideInAPackage(in(room))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(forbidden)
                        .as(room + " may import " + allowed + " alone")
                        // A room that is not built yet breaks nothing.
                        .allowEmptyShould(true));
            }
        });
        return rules;
    }

    /** Every class lives in a room of the table. */
    public ArchRule everyClassHasARoom(Map<String, Set<String>> rooms) {
        return classes()
                .should()
                .resideInAnyPackage(rooms.keySet().stream().map(this::in).toArray(String[]::new));
    }

    /** A library's packages are used in certain rooms only. */
    public ArchRule fence(List<String> libraries, List<String> rooms) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(rooms.stream().map(this::in).toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries.stream().map(name -> name + "..").toArray(String[]::new))
                .as(libraries + " only in " + rooms);
    }

    /** No two rooms need one another, not even in a roundabout way. */
    public ArchRule noCycles() {
        return slices().matching(root + ".(*)..").should().beFreeOfCycles();
    }

    /** Names say what a class is. */
    public ArchRule noEmptyNames() {
        return noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)");
    }

    /** Only the doors print. */
    public ArchRule noPrinting() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(in("app"))
                .should(accessField(System.class, "out").or(accessField(System.class, "err")));
    }

    /** Randomness is an argument: no generator that can seed itself. */
    public ArchRule noUnseededRandomness() {
        return noClasses()
                .should()
                .dependOnClassesThat(new DescribedPredicate<>("are generators that seed themselves") {
                    @Override
                    public boolean test(JavaClass type) {
                        return Set.of(
                                        "java.util.Random",
                                        "java.security.SecureRandom",
                                        "java.util.concurrent.ThreadLocalRandom")
                                .contains(type.getName());
                    }
                })
                .orShould(callMethod(Math.class, "random"))
                .orShould(callMethod(UUID.class, "randomUUID"))
                .orShould(callMethod(Collections.class, "shuffle", List.class))
                .orShould()
                .callConstructor(SplittableRandom.class);
    }

    /** Records hold plain values: an array could be changed from outside, a native array must be closed. */
    public ArchRule noArraysInRecords() {
        return classes().should(new ArchCondition<>("hold no array and no native array if they are records") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (type.isRecord()) {
                    type.getFields().stream()
                            .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                            .filter(field -> field.getRawType().isArray() || isNative(field.getRawType()))
                            .forEach(field -> events.add(SimpleConditionEvent.violated(field, field.getDescription())));
                }
            }
        });
    }

    /** Above and below the model rooms, nobody passes native arrays around. */
    public ArchRule noNativeArraysInSignatures(List<String> rooms) {
        String[] packages = rooms.stream().map(this::in).toArray(String[]::new);
        return classes()
                .that()
                .resideInAnyPackage(packages)
                .should(new ArchCondition<>("take and give no native array in public") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        type.getCodeUnits().stream()
                                .filter(unit -> unit.getModifiers().contains(JavaModifier.PUBLIC))
                                .filter(unit -> signature(unit).anyMatch(HousePlan::isNative))
                                .forEach(
                                        unit -> events.add(SimpleConditionEvent.violated(unit, unit.getDescription())));
                    }
                })
                .allowEmptyShould(true);
    }

    private static Stream<JavaClass> signature(JavaCodeUnit unit) {
        // Type arguments count: a list of native arrays is one of them.
        return Stream.concat(
                        Stream.of(unit.getReturnType().getAllInvolvedRawTypes()),
                        unit.getParameterTypes().stream().map(type -> type.getAllInvolvedRawTypes()))
                .flatMap(Set::stream);
    }

    private static boolean isNative(JavaClass type) {
        return type.getBaseComponentType().getPackageName().startsWith("ai.djl.ndarray");
    }

    private String in(String room) {
        return root + "." + room + "..";
    }

    /** The rooms that have classes, for messages and to see that an import found any. */
    public Set<String> roomsOf(Iterable<JavaClass> found) {
        return StreamSupport.stream(found.spliterator(), false)
                .map(type -> type.getPackageName().substring(root.length() + 1).split("\\.")[0])
                .collect(Collectors.toSet());
    }
}
