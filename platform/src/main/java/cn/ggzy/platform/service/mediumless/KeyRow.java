package cn.ggzy.platform.service.mediumless;

/** The server's half as it stands in the table: half and PIN verifier wrapped. */
record KeyRow(String id, long epoch, byte[] publicKey, byte[] half, byte[] pinVerifier, String refreshedBy) {
    @Override
    public String toString() {
        return "KeyRow[" + id + " epoch " + epoch + "]";
    }
}
