package cn.ggzy.chain.draw;

/** So many seats for a specialty, from one region or from any ({@code *}). */
public record QuotaLine(String specialty, String region, int seats) {
    static final String ANY = "*";

    boolean fits(Candidate candidate) {
        return specialty.equals(candidate.specialty()) && (region.equals(ANY) || region.equals(candidate.region()));
    }
}
