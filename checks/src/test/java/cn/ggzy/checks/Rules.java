package cn.ggzy.checks;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Set;
import java.util.stream.Stream;

/** What holds over the code of all modules. Each rule takes the root package, so that its planted offender can be judged by it too. */
final class Rules {

    private static final String[] PURE = {
        "..chain.canonical..",
        "..chain.merkle..",
        "..chain.tlog..",
        "..chain.act..",
        "..chain.deadline..",
        "..chain.consistency..",
        "..chain.draw..",
        "..chain.names.."
    };

    private Rules() {}

    /** No package is in an import cycle, over all modules. */
    static ArchRule noPackageCycles(String root) {
        return slices().assignedFrom(new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass type) {
                        return type.getPackageName().startsWith(root)
                                ? SliceIdentifier.of(type.getPackageName())
                                : SliceIdentifier.ignore();
                    }

                    @Override
                    public String getDescription() {
                        return "packages of " + root;
                    }
                })
                .should()
                .beFreeOfCycles();
    }

    /** The procedures the contracts decide by run anywhere: in a contract, the platform, the verifier. */
    static ArchRule pureProceduresKnowNoFabric(String root) {
        return noClasses()
                .that(inside(root).and(resideInAnyPackage(PURE)))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.hyperledger..", "io.grpc..", "com.google.protobuf..");
    }

    /** The platform uses of the contracts only the pure procedures and the names (design, section 2). */
    static ArchRule platformUsesNoContractClass(String root) {
        return noClasses()
                .that(inside(root).and(resideInAPackage("..platform..")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..chain.contract..", "..chain.service..", "org.hyperledger.fabric.shim..");
    }

    /** Time is handed in: nobody asks the machine's clock but the mains and the one Clock bean. */
    static ArchRule timeIsHandedIn(String root, String... mains) {
        Set<String> clocks = Set.of("now", "systemUTC", "systemDefaultZone", "system", "currentTimeMillis");
        DescribedPredicate<JavaAccess<?>> readsTheMachinesClock = DescribedPredicate.describe(
                "read the machine's clock",
                access -> clocks.contains(access.getName())
                        && (access.getTargetOwner().getPackageName().startsWith("java.time")
                                || access.getTargetOwner().isEquivalentTo(System.class))
                        && !hasClockArgument(access));
        return ArchRuleDefinition.noClasses()
                .that(inside(root).and(DescribedPredicate.not(named(mains))))
                .should()
                .callCodeUnitWhere(DescribedPredicate.describe(
                        "read the machine's clock", call -> readsTheMachinesClock.test(call)));
    }

    /** Bouncy Castle is a detail of ca-interop: its types are in no public signature. */
    static ArchRule noBouncyCastleInPublicSignatures(String root) {
        return ArchRuleDefinition.members()
                .that(DescribedPredicate.describe(
                        "are public in the certificate library",
                        (JavaMember member) -> member.getModifiers().contains(JavaModifier.PUBLIC)
                                && member.getOwner().getModifiers().contains(JavaModifier.PUBLIC)
                                && member.getOwner().getPackageName().startsWith(root)))
                .should(new ArchCondition<JavaMember>("name no Bouncy Castle type") {
                    @Override
                    public void check(JavaMember member, ConditionEvents events) {
                        signature(member)
                                .filter(type -> type.getPackageName().startsWith("org.bouncycastle"))
                                .forEach(type -> events.add(SimpleConditionEvent.violated(
                                        member, member.getFullName() + " names " + type.getName())));
                    }
                });
    }

    /** Nothing is printed: a program answers through its own output, a room logs ids. */
    static ArchRule roomsPrintNothing(String root, String... mains) {
        return noClasses()
                .that(inside(root)
                        .and(resideOutsideOfPackages("..client..", "..verifier..", "..network..", "..bench.."))
                        .and(DescribedPredicate.not(named(mains))))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace");
    }

    private static Stream<JavaClass> signature(JavaMember member) {
        return switch (member) {
            case com.tngtech.archunit.core.domain.JavaField field -> Stream.of(field.getRawType());
            case com.tngtech.archunit.core.domain.JavaCodeUnit unit ->
                Stream.concat(
                        Stream.of(unit.getRawReturnType()),
                        unit.getParameters().stream().map(JavaParameter::getRawType));
            default -> Stream.empty();
        };
    }

    private static boolean hasClockArgument(JavaAccess<?> access) {
        return access.getTarget() instanceof com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget target
                && target.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(java.time.Clock.class));
    }

    private static DescribedPredicate<JavaClass> inside(String root) {
        return resideInAPackage(root + "..");
    }

    private static DescribedPredicate<JavaClass> named(String... simpleNames) {
        Set<String> names = Set.of(simpleNames);
        return DescribedPredicate.describe("a main", type -> {
            String name = type.getName().substring(type.getName().lastIndexOf('.') + 1);
            return names.contains(name) || names.contains(name.replaceAll("\\$.*", ""));
        });
    }
}
