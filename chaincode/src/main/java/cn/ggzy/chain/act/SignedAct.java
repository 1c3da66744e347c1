package cn.ggzy.chain.act;

import cn.ggzy.chain.canonical.CanonicalJson;
import cn.ggzy.chain.canonical.Hash;
import cn.ggzy.chain.canonical.Members;
import java.time.Instant;
import java.util.List;

/** An act of a person, signed over the canonical octets of its payload. */
public record SignedAct(Payload payload, Signature signature, List<byte[]> crls) {
    private static final int NONCE = 16;

    public SignedAct {
        crls = List.copyOf(crls);
    }

    /** What was signed. */
    public record Payload(CanonicalJson json, String act, Instant at, CanonicalJson body) {
        static Payload parse(CanonicalJson json) {
            Members members = json.members().only("act", "at", "nonce", "body");
            members.hex("nonce", NONCE);
            return new Payload(json, members.words("act"), members.instant("at"), members.json("body"));
        }

        /** The octets under the signature. */
        public byte[] bytes() {
            return json.bytes();
        }

        /** Names this act once: the nonce in it is fresh. */
        public Hash digest() {
            return json.digest();
        }
    }

    /** By whom and how it was signed. */
    public record Signature(SignatureAlgorithm algorithm, byte[] certificate, List<byte[]> chain, byte[] value) {
        public Signature {
            chain = List.copyOf(chain);
        }

        static Signature parse(Members members) {
            members.only("algorithm", "certificate", "chain", "value");
            return new Signature(
                    SignatureAlgorithm.of(members.text("algorithm")),
                    members.base64("certificate"),
                    members.has("chain") ? members.base64s("chain") : List.of(),
                    members.base64("value"));
        }
    }

    /** Reads an act. */
    public static SignedAct parse(Members members) {
        members.only("payload", "signature", "crls");
        return new SignedAct(
                Payload.parse(members.json("payload")),
                Signature.parse(members.object("signature")),
                members.has("crls") ? members.base64s("crls") : List.of());
    }

    /** The question whether this signature counted at an instant. */
    public SignatureJudge.Question question(TrustedList trust, Instant at) {
        return new SignatureJudge.Question(payload.bytes(), signature, crls, trust, at);
    }
}
