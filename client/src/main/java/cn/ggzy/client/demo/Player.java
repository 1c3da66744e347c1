package cn.ggzy.client.demo;

import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.client.act.Acts;
import cn.ggzy.client.api.Api;
import cn.ggzy.client.key.SigningKey;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Somebody who is signed in and signs for himself. */
record Player(String file, SigningKey key, Api api, Acts acts) {

    CanonicalJson act(String name, Map<String, ?> body) {
        return acts.sign(key, name, body);
    }

    CanonicalJson act(String name, CanonicalJson body) {
        return acts.sign(key, name, body);
    }

    /** Fetches what is to be signed, signs it, and posts the act to the same path. */
    JsonNode signAt(String path) {
        return signAt(path, path, Map.of());
    }

    JsonNode signAt(String question, String path, Map<String, ?> besides) {
        JsonNode toSign = api.get(question).path("toSign");
        Failed.unless(toSign.has("act"), question + " says nothing to sign");
        return api.post(path, signed(toSign, besides));
    }

    /** The act over a body that the platform proposes; the player could read it first. */
    CanonicalJson signed(JsonNode toSign, Map<String, ?> besides) {
        CanonicalJson body = CanonicalJson.parse(toSign.path("body").toString());
        var request = new java.util.TreeMap<String, Object>(besides);
        request.put("act", acts.sign(key, toSign.path("act").asString(""), body));
        return CanonicalJson.of(request);
    }
}
