package cn.ggzy.ca.path;

import java.time.Instant;

/** One certificate of the path that was judged, from the holder's up to the listed authority's, for a drawing. */
public record PathStep(String subject, String serial, Instant from, Instant until, Evidence certificate) {}
