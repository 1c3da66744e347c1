package cn.ggzy.ca.trust.federation;

import cn.ggzy.ca.Refusal;
import cn.ggzy.ca.trust.Pointer;
import cn.ggzy.ca.trust.TrustList;
import cn.ggzy.ca.trust.TrustService;
import cn.ggzy.ca.trust.etsi.EtsiList;
import cn.ggzy.ca.trust.etsi.EtsiPointer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Follows the own list's pointers through files that somebody else fetched. A list of lists is followed one step further: the signers it
 * names, the own filter. Whatever happens, every pointer and every service ends up adopted, left out or unavailable, with the reason.
 */
public final class ListOfLists {
    private static final int MAX_LISTS = 64;
    private static final int MAX_DEPTH = 2;

    private final TrustList own;
    private final Map<String, ListFile> files;
    private final Instant at;
    private final List<Adopted> adopted = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();
    private final List<Unavailable> unavailable = new ArrayList<>();
    private final Set<PublicKey> keys = new HashSet<>();
    private final Set<String> followed = new HashSet<>();

    private ListOfLists(TrustList own, Map<String, ListFile> files, Instant at) {
        this.own = own;
        this.files = files;
        this.at = at;
        own.services().forEach(service -> keys.add(service.certificate().getPublicKey()));
    }

    /** With the files by the address of their pointers. */
    public static Federation resolve(TrustList own, Map<String, ListFile> files, Instant at) {
        ListOfLists all = new ListOfLists(own, files, at);
        own.terms().pointers().forEach(pointer -> all.follow(pointer, 1));
        return new Federation(own, all.adopted, all.leftOut, all.unavailable);
    }

    private void follow(Pointer pointer, int depth) {
        if (!followed.add(pointer.url())) {
            return;
        }
        try {
            if (followed.size() > MAX_LISTS) {
                throw new Refusal("trust.too-many-lists", "more than " + MAX_LISTS);
            }
            ListFile file = Optional.ofNullable(files.get(pointer.url()))
                    .orElseThrow(() -> new Refusal("trust.list-missing", "nothing was fetched"));
            switch (pointer.form()) {
                case GGZY -> takeOwnForm(pointer, file);
                case ETSI_119612 -> takeEtsi(pointer, file, depth);
            }
        } catch (Refusal e) {
            unavailable.add(
                    new Unavailable(pointer.territory(), pointer.url(), e.code(), String.valueOf(e.getMessage())));
        }
    }

    private void takeOwnForm(Pointer pointer, ListFile file) {
        TrustList list = TrustList.parse(utf8(file.list()));
        ListSignatures signatures = ListSignatures.parse(
                file.signatures().orElseThrow(() -> new Refusal("trust.not-signed", "no signatures beside the list")));
        int by = signatures.by(pointer.signers(), list);
        if (by < pointer.threshold()) {
            throw new Refusal("trust.not-signed", "by " + by + " where " + pointer.threshold() + " must");
        }
        requireNew(file, list.sequence());
        requireTerritory(pointer, list.terms().territory().orElse(pointer.territory()));
        requireIssued(list.issued());
        if (list.currency(at) != TrustList.Currency.CURRENT) {
            throw new Refusal(
                    "trust.stale",
                    "next update " + list.nextUpdate().map(Instant::toString).orElse("none"));
        }
        Origin origin = new Origin(pointer.territory(), pointer.url(), list.sequence(), list.digest());
        Adoption adoption = new Adoption(pointer, origin, keys, adopted, leftOut);
        for (TrustService service : list.services()) {
            adoption.consider(service, Optional.of(list.profileOf(service)));
        }
        // One step only: whom they trust beyond themselves is their agreement, not ours.
        list.terms()
                .pointers()
                .forEach(next -> leftOut.add(new LeftOut(origin, next.url(), LeftOut.Why.UNMAPPED, "pointer")));
    }

    private void takeEtsi(Pointer pointer, ListFile file, int depth) {
        EtsiList list = EtsiList.read(file.list(), pointer.signers());
        requireNew(file, list.sequence());
        requireTerritory(pointer, list.territory());
        requireIssued(list.issued());
        Instant next = list.nextUpdate().orElseThrow(() -> new Refusal("trust.closed", "the list has no next update"));
        if (!at.isBefore(next)) {
            throw new Refusal("trust.stale", "next update " + next);
        }
        Origin origin = new Origin(pointer.territory(), pointer.url(), list.sequence(), list.digest());
        Adoption adoption = new Adoption(pointer, origin, keys, adopted, leftOut);
        list.services().forEach(service -> adoption.consider(service, own));
        list.unmapped()
                .forEach(one -> leftOut.add(new LeftOut(
                        origin, one.about(), LeftOut.Why.UNMAPPED, one.what().name() + " " + one.value())));
        for (EtsiPointer other : list.pointers()) {
            if (depth < MAX_DEPTH) {
                follow(through(pointer, other), depth + 1);
            } else if (!followed.contains(other.url())) {
                leftOut.add(new LeftOut(origin, other.url(), LeftOut.Why.UNMAPPED, "pointer"));
            }
        }
    }

    private static Pointer through(Pointer pointer, EtsiPointer other) {
        return new Pointer(
                other.territory(),
                other.url(),
                pointer.form(),
                other.signers(),
                1,
                pointer.accept(),
                pointer.profile());
    }

    private static void requireTerritory(Pointer pointer, String territory) {
        if (!territory.equals(pointer.territory())) {
            throw new Refusal("trust.malformed", "a list of " + territory + " where " + pointer.territory() + " is");
        }
    }

    private static void requireNew(ListFile file, long sequence) {
        if (file.lastSequence().filter(last -> sequence < last).isPresent()) {
            throw new Refusal(
                    "trust.sequence", sequence + " after " + file.lastSequence().get());
        }
    }

    private void requireIssued(Instant issued) {
        if (issued.isAfter(at)) {
            throw new Refusal("trust.not-yet-issued", "issued " + issued);
        }
    }

    private static String utf8(byte[] octets) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Refusal("trust.malformed", "not UTF-8", e);
        }
    }
}
