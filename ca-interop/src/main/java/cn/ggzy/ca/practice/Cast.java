package cn.ggzy.ca.practice;

import cn.ggzy.ca.identity.OrganisationCode;
import cn.ggzy.ca.identity.Uscc;
import java.util.List;
import java.util.Optional;

/** Who plays in the practice province: the same names and codes every time, with keys of its own in every directory. */
final class Cast {
    /** One player: the name of the key file, the authority, and who it is. */
    record Player(String file, Authority authority, Holder holder) {}

    static final List<Player> PLAYERS = List.of(
            player("tenderer", Authority.SM2, "tenderer", 1, "王建国", "练习省第一人民医院", "12"),
            player("agency", Authority.RSA, "agency", 2, "李慧", "练习省诚信招标代理有限公司", "91"),
            player("centre", Authority.SM2, "centre", 3, "张敏", "练习省公共资源交易中心", "12"),
            player("supervisor", Authority.SM2_CHAIN, "supervisor", 4, "陈刚", "练习省审计厅", "11"),
            player("bidder-1", Authority.RSA, "bidder", 11, "赵磊", "练习建设工程有限公司", "91"),
            player("bidder-2", Authority.SM2, "bidder", 12, "钱芳", "北岭路桥集团有限公司", "91"),
            player("bidder-3", Authority.SM2_CHAIN, "bidder", 13, "孙涛", "河西医疗设备有限公司", "91"),
            player("bidder-4", Authority.RSA, "bidder", 14, "周静", "南川信息技术有限公司", "91"),
            player("bidder-5", Authority.SM2, "bidder", 15, "吴强", "东湖水利建设有限公司", "91"),
            player("bidder-6", Authority.SM2_CHAIN, "bidder", 16, "郑丽", "金城环境科技有限公司", "91"));

    private Cast() {}

    private static Player player(
            String file, Authority authority, String role, int number, String name, String organisation, String kind) {
        Holder holder =
                new Holder(role, "PX%04d".formatted(number), name, organisation, Optional.of(code(kind, number)));
        return new Player(file, authority, holder);
    }

    /** Region 990000 is nobody's, so that no practice code is anybody's. */
    private static Uscc code(String kind, int number) {
        return Uscc.complete(kind + "990000"
                + OrganisationCode.complete("MA99%04d".formatted(number)).value());
    }
}
