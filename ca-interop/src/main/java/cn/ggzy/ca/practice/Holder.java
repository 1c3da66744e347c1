package cn.ggzy.ca.practice;

import cn.ggzy.ca.identity.Uscc;
import java.util.Optional;

/** Whom a practice certificate speaks of: a person by name and id, and the organisation that the person acts for. */
public record Holder(String role, String personId, String name, String organisation, Optional<Uscc> uscc) {}
