package cn.ggzy.ca.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;

/** The PDF reader and the crypto provider are details: whoever builds on this library must not see them. */
class PublicSignaturesTest {
    private static final List<String> DETAILS = List.of("org.bouncycastle.", "org.apache.pdfbox.", "org.w3c.dom.");

    @Test
    void noPublicSignatureNamesADetail() throws IOException {
        List<Class<?>> open = openTypes();
        assertThat(open).hasSizeGreaterThan(10);
        assertThat(open.stream().flatMap(PublicSignaturesTest::details)).isEmpty();
    }

    @Test
    void theRuleSeesAnOffender() {
        assertThat(details(Offender.class)).hasSize(1);
    }

    /** Planted: hands out a detail. */
    public static final class Offender {
        public List<PDDocument> give() {
            return List.of();
        }
    }

    private static Stream<String> details(Class<?> type) {
        return Stream.<Executable>concat(
                        Stream.of(type.getDeclaredMethods()), Stream.of(type.getDeclaredConstructors()))
                .filter(member -> Modifier.isPublic(member.getModifiers()) && !member.isSynthetic())
                .filter(member ->
                        types(member).anyMatch(named -> DETAILS.stream().anyMatch(named.getTypeName()::contains)))
                .map(member -> type.getSimpleName() + ": " + member);
    }

    private static Stream<Type> types(Executable member) {
        Stream<Type> parameters = Stream.of(member.getGenericParameterTypes());
        return member instanceof Method method
                ? Stream.concat(parameters, Stream.of(method.getGenericReturnType()))
                : parameters;
    }

    private static List<Class<?>> openTypes() throws IOException {
        Path classes = Path.of("target", "classes");
        try (Stream<Path> files = Files.walk(classes)) {
            return files.map(file -> classes.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.contains("package-info"))
                    .map(name -> name.substring(0, name.length() - 6).replace('/', '.'))
                    .<Class<?>>map(PublicSignaturesTest::load)
                    .filter(type -> Modifier.isPublic(type.getModifiers()))
                    .toList();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
