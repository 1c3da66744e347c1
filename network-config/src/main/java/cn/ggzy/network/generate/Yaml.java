package cn.ggzy.network.generate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** Writes maps, lists and scalars as YAML; what could be misread is quoted as a JSON string, which YAML reads too. */
final class Yaml {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_/][A-Za-z0-9_./-]*");
    private static final Pattern RESERVED = Pattern.compile("(?i)true|false|yes|no|on|off|null|y|n");

    private Yaml() {}

    /** An ordered map of alternating keys and values. */
    static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    static String write(Map<String, Object> document) {
        StringBuilder out = new StringBuilder();
        entries(document, "", out);
        return out.toString();
    }

    private static void entries(Map<?, ?> map, String indent, StringBuilder out) {
        map.forEach((key, value) -> {
            out.append(indent).append(scalar(key)).append(':');
            value(value, indent, out);
        });
    }

    private static void value(Object value, String indent, StringBuilder out) {
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            entries(map, indent + "  ", out.append('\n'));
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            out.append('\n');
            list.forEach(item -> item(item, indent + "  ", out));
        } else {
            out.append(' ').append(scalar(value)).append('\n');
        }
    }

    private static void item(Object item, String indent, StringBuilder out) {
        if (item instanceof Map<?, ?> map) {
            StringBuilder nested = new StringBuilder();
            entries(map, indent + "  ", nested);
            out.append(indent).append("- ").append(nested.substring(indent.length() + 2));
        } else {
            out.append(indent).append("- ").append(scalar(item)).append('\n');
        }
    }

    private static String scalar(Object value) {
        if (value instanceof Map) {
            return "{}";
        }
        if (value instanceof List) {
            return "[]";
        }
        String text = String.valueOf(value);
        boolean plain = !(value instanceof String)
                || PLAIN.matcher(text).matches() && !RESERVED.matcher(text).matches();
        return plain ? text : JsonMapper.shared().writeValueAsString(text);
    }
}
