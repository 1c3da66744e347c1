package cn.ggzy.chain.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.ggzy.chain.Vectors;
import cn.ggzy.chain.canonical.Members;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoteTest {
    private final Members vectors = Vectors.read("note.json");
    private final Members vector = vectors.object("checkpoint");
    private final VerifierKey log = VerifierKey.parse(vector.object("log").text("vkey"));
    private final List<VerifierKey> witnesses = vector.objects("witnesses").stream()
            .map(witness -> VerifierKey.parse(witness.text("vkey")))
            .toList();

    @Test
    void signsAsTheReferenceDoes() {
        for (Members note : vectors.objects("notes")) {
            NoteSigner signer = new NoteSigner(note.text("name"), KeyType.ED25519, note.hex("seed", 32));
            SignedNote parsed = SignedNote.parse(note.text("note"));

            assertThat(signer.verifier().text()).isEqualTo(note.text("vkey"));
            assertThat(signer.sign(SignedNote.of(parsed.text())).encoded()).isEqualTo(note.text("note"));
            assertThat(parsed.isSignedBy(VerifierKey.parse(note.text("vkey")))).isTrue();
        }
    }

    @Test
    void writesTheCosignedCheckpoint() {
        Checkpoint checkpoint = new Checkpoint(vector.text("origin"), vector.number("size"), vector.hash("root"));
        SignedNote note = new NoteSigner(
                        checkpoint.origin(),
                        KeyType.ED25519,
                        vector.object("log").hex("seed", 32))
                .sign(checkpoint.note());
        for (Members witness : vector.objects("witnesses")) {
            note = new NoteSigner(witness.text("name"), KeyType.COSIGNATURE, witness.hex("seed", 32))
                    .cosign(note, Instant.ofEpochSecond(witness.number("time")));
        }

        assertThat(note.encoded()).isEqualTo(vector.text("note"));
        assertThat(Checkpoint.parse(note.text())).isEqualTo(checkpoint);
    }

    @Test
    void countsEachWitnessOnce() {
        SignedNote note = SignedNote.parse(vector.text("note"));

        assertThat(note.isSignedBy(log)).isTrue();
        assertThat(Cosignature.count(note, witnesses)).isEqualTo(2);
        assertThat(Cosignature.count(note, List.of(witnesses.get(0), witnesses.get(0))))
                .isEqualTo(1);
        assertThat(Cosignature.of(note, witnesses.get(0)).orElseThrow().at())
                .isEqualTo(
                        Instant.ofEpochSecond(vector.objects("witnesses").get(0).number("time")));
    }

    @Test
    void aKeyCountsForItsOwnPurposeOnly() {
        SignedNote note = SignedNote.parse(vector.text("note"));

        assertThat(note.isSignedBy(witnesses.get(0))).isFalse();
        assertThat(Cosignature.of(note, log)).isEmpty();
    }

    @Property(tries = 400)
    void anyOtherTextIsNotSigned(
            @ForAll @IntRange(max = 200) int at, @ForAll @IntRange(min = 'a', max = 'z') int letter) {
        SignedNote note = SignedNote.parse(vector.text("note"));
        StringBuilder text = new StringBuilder(note.text());
        int place = at % (text.length() - 1);
        if (text.charAt(place) == letter || text.charAt(place) == '\n') {
            return;
        }
        text.setCharAt(place, (char) letter);
        SignedNote forged = new SignedNote(text.toString(), note.signatures());

        assertThat(forged.isSignedBy(log)).isFalse();
        assertThat(Cosignature.count(forged, witnesses)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text\n",
                "text\n\n",
                "text\n\nno dash AAAA\n",
                "text\n\n— name !!!!\n",
                "text\n\n— name AAAA"
            })
    void refusesWhatIsNoNote(String text) {
        assertThatThrownBy(() -> SignedNote.parse(text)).isInstanceOf(MalformedNote.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "o\n01\nAAAA\n",
                "o\n1\nAAAA\n",
                "o\n-1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
                "o\n1\n"
            })
    void refusesWhatIsNoCheckpoint(String text) {
        assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(MalformedNote.class);
    }

    @Test
    void refusesAVkeyWhoseHashDoesNotFit() {
        String vkey = vector.object("log").text("vkey");
        assertThatThrownBy(() -> VerifierKey.parse(vkey.replaceFirst("\\+[0-9a-f]{8}\\+", "+00000000+")))
                .isInstanceOf(MalformedNote.class);
    }
}
