package cn.ggzy.verifier.receipt;

import cn.ggzy.verifier.report.Check;
import cn.ggzy.verifier.report.Json;
import cn.ggzy.verifier.report.Report;
import cn.ggzy.verifier.trust.Trust;
import java.nio.file.Path;
import java.util.List;

/** `verify receipt`: organisations that the reader trusts have signed what the receipt says. */
public final class Receipt {
    private static final List<Check<Signed>> CHECKS = List.of(
            new Check<>("receipt.signed-answer", ReceiptChecks::answer),
            new Check<>("receipt.recorded-bid", ReceiptChecks::recorded),
            new Check<>("receipt.endorsements", ReceiptChecks::endorsements));

    private Receipt() {}

    public static Report verify(Path file, Trust trust) {
        return verify(file.getFileName().toString(), Json.file(file), trust);
    }

    /** A file that has no signed answer at all is no receipt; every other defect is a difference. */
    public static Report verify(String name, Json receipt, Trust trust) {
        Signed signed = new Signed(receipt, trust);
        signed.responsePayload();
        return Report.of("receipt", name, signed, CHECKS);
    }
}
