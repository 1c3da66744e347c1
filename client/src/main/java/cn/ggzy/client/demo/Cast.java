package cn.ggzy.client.demo;

import cn.ggzy.client.act.Acts;
import cn.ggzy.client.api.Api;
import cn.ggzy.client.key.KeyFile;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The people of the practice province, signed in. */
final class Cast {
    private final URI url;
    private final Acts acts;
    private final Api everybody;
    private final Map<String, Player> players = new TreeMap<>();

    Cast(URI url, Acts acts) {
        this.url = url;
        this.acts = acts;
        this.everybody = new Api(url, acts.clock());
    }

    /** The session of somebody who is not signed in. */
    Api everybody() {
        return everybody;
    }

    Player player(String file) {
        return Objects.requireNonNull(players.computeIfAbsent(file, this::signIn), file);
    }

    List<Player> bidders(int count) {
        List<Player> bidders = new ArrayList<>();
        for (int i = 1; i <= count; i++) bidders.add(player("bidder-" + i));
        return bidders;
    }

    /** The key files of the experts who sit in a committee of this tender: only the practice province tells. */
    List<String> experts(String tender) {
        List<String> files = new ArrayList<>();
        for (JsonNode expert : everybody.get("practice/experts")) {
            if (expert.path("tender").asString("").equals(tender))
                files.add(expert.path("file").asString(""));
        }
        return files;
    }

    Player signIn(String file) {
        byte[] json = everybody.bytes("practice/keys/" + file);
        KeyFile key = KeyFile.parse(new String(json, StandardCharsets.UTF_8));
        Api api = new Api(url, acts.clock());
        api.login(key);
        return new Player(file, key, api, acts);
    }
}
