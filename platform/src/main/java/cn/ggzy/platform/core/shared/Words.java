package cn.ggzy.platform.core.shared;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The words of all rooms: {@code messages/<room>.properties} in Chinese, {@code _en} in English. */
@Component
public class Words {
    private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z0-9_]+)}");

    private final ResourceBundleMessageSource source = new ResourceBundleMessageSource();

    Words() throws IOException {
        Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties");
        source.setBasenames(Arrays.stream(files)
                .map(file -> Objects.requireNonNull(file.getFilename()).replace(".properties", ""))
                .filter(name -> !name.endsWith("_en"))
                .distinct()
                .map(name -> "messages/" + name)
                .toArray(String[]::new));
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
    }

    /** The words for a code; the code itself where nobody has written any. */
    public String of(String code, Map<String, ?> args, Locale locale) {
        String words = Objects.requireNonNull(source.getMessage(code, null, code, locale));
        return PLACE.matcher(words).replaceAll(place -> {
            Object value = args.get(place.group(1));
            return Matcher.quoteReplacement(value == null ? place.group() : value.toString());
        });
    }

    public boolean has(String code, Locale locale) {
        return source.getMessage(code, null, null, locale) != null;
    }
}
