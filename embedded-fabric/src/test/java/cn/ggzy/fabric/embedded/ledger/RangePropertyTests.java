package cn.ggzy.fabric.embedded.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

class RangePropertyTests {
    private static final String NAMESPACE = "notes";

    private static void put(State state, String key, long block) {
        Value.Origin origin = new Value.Origin("tx", Timestamp.getDefaultInstance());
        state.put(
                NAMESPACE,
                key,
                new Value(
                        new Version(block, 0),
                        ByteString.copyFromUtf8(key),
                        Map.of(),
                        origin,
                        state.newest(NAMESPACE, key)));
    }

    private static String key(int number) {
        return "k%04d".formatted(number);
    }

    /** Reads some results of a range and stops, as a contract that has seen enough. */
    private static TxReadWriteSet reading(State state, String start, String end, int results) {
        Simulation simulation = new Simulation(state.at(1), new State().at(1));
        Results range = simulation.range(NAMESPACE, start, end);
        for (int i = 0; i < results && range.next() != null; i++) {
            continue;
        }
        return simulation.result();
    }

    private static TxValidationCode judge(State state, TxReadWriteSet transaction) {
        return new Mvcc(state.at(Long.MAX_VALUE)).judge(transaction);
    }

    @Provide
    Arbitrary<Set<Integer>> numbers() {
        return Arbitraries.integers().between(0, 400).set().ofMaxSize(300);
    }

    @Property(tries = 100)
    void anUnchangedRangeIsValidHoweverFarItWasRead(
            @ForAll("numbers") Set<Integer> present, @ForAll @IntRange(max = 320) int results) {
        State state = new State();
        present.forEach(number -> put(state, key(number), 1));

        assertThat(judge(state, reading(state, key(50), key(350), results))).isEqualTo(TxValidationCode.VALID);
    }

    @Property(tries = 100)
    void aNewKeyIsAPhantomExactlyWhereTheRangeWasRead(
            @ForAll("numbers") Set<Integer> numbers,
            @ForAll @IntRange(min = 1, max = 320) int results,
            @ForAll @IntRange(max = 400) int added) {
        Set<Integer> present = new HashSet<>(numbers);
        present.remove(added);
        State state = new State();
        present.forEach(number -> put(state, key(number), 1));
        TxReadWriteSet transaction = reading(state, key(50), key(350), results);
        put(state, key(added), 2);

        List<Integer> inRange = present.stream()
                .filter(number -> number >= 50 && number < 350)
                .sorted()
                .toList();
        int readTo = results > inRange.size() ? 350 : inRange.get(results - 1);

        assertThat(judge(state, transaction))
                .isEqualTo(
                        added >= 50 && added < readTo
                                ? TxValidationCode.PHANTOM_READ_CONFLICT
                                : TxValidationCode.VALID);
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings()
                .withCharRange('\u0001', '\uffff')
                .ofMaxLength(4)
                .map(RangePropertyTests::wellFormed);
    }

    /** Lone surrogates have no UTF-8 form. */
    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace("?", "\ud83d\ude00");
    }

    @Property
    void keysAreOrderedByTheirBytes(@ForAll("words") String a, @ForAll("words") String b) {
        int byBytes = Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

        assertThat(Integer.signum(KeyOrder.BY_UTF8.compare(a, b))).isEqualTo(Integer.signum(byBytes));
    }
}
