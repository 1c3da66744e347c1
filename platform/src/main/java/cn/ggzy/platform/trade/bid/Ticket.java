package cn.ggzy.platform.trade.bid;

import cn.ggzy.platform.core.shared.Ids;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** All the platform knows of a bidder before the opening: 128 random bits that the bidder's own program made. */
public record Ticket(@JsonValue String value) {
    @JsonCreator
    public Ticket {
        Ids.checkedTicket(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
