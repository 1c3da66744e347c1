package cn.ggzy.platform.core.identity;

import tools.jackson.databind.JsonNode;

/** The list of certificate authorities in force. */
public interface TrustInForce {
    JsonNode json();
}
