package cn.ggzy.platform.service.expert;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** A pool of invented experts for the practice province; the same seed gives the same people. */
final class PracticePool {
    /** The fourteen prefectures of Gansu (GB/T 2260). */
    static final List<String> REGIONS = List.of(
            "620100", "620200", "620300", "620400", "620500", "620600", "620700", "620800", "620900", "621000",
            "621100", "621200", "622900", "623000");

    /** Invented leaves of the classes A works, B goods, C services. */
    static final List<String> SPECIALTIES = List.of("A0801", "A0802", "A0804", "A0901", "B0103", "C0201");

    private static final int EMPLOYERS = 60;
    private static final String FAMILY = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜";
    private static final String GIVEN = "伟芳娜敏静强磊军洋勇艳杰娟涛明超兰霞平刚桂英华玉建文志国新云海";
    private static final String CODES = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

    private PracticePool() {}

    static List<Expert> of(int size, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<String> employers = employers(random);
        List<Expert> experts = new ArrayList<>(size);
        for (int no = 1; no <= size; no++) {
            experts.add(new Expert(
                    new ExpertId("E%05d".formatted(no)),
                    name(random),
                    pick(REGIONS, random),
                    SPECIALTIES.get(no % SPECIALTIES.size()),
                    pick(employers, random),
                    LocalDate.of(1956 + random.nextInt(35), 1 + random.nextInt(12), 1 + random.nextInt(28)),
                    random.nextInt(50) == 0 ? Standing.SUSPENDED : Standing.ACTIVE,
                    null));
        }
        return experts;
    }

    private static List<String> employers(RandomGenerator random) {
        List<String> employers = new ArrayList<>();
        for (int i = 0; i < EMPLOYERS; i++) {
            employers.add(uscc(random));
        }
        return employers;
    }

    private static String name(RandomGenerator random) {
        StringBuilder name = new StringBuilder().append(letter(FAMILY, random)).append(letter(GIVEN, random));
        return random.nextBoolean() ? name.append(letter(GIVEN, random)).toString() : name.toString();
    }

    /** An invented code whose check digits are right (GB 32100, GB 11714). */
    private static String uscc(RandomGenerator random) {
        StringBuilder organisation = new StringBuilder("MA");
        for (int i = 0; i < 6; i++) {
            organisation.append(random.nextInt(10));
        }
        int sum = 0;
        for (int i = 0; i < ORGANISATION_WEIGHTS.length; i++) {
            sum += Character.digit(organisation.charAt(i), 36) * ORGANISATION_WEIGHTS[i];
        }
        int digit = 11 - sum % 11;
        organisation.append(digit == 10 ? "X" : digit == 11 ? "0" : Integer.toString(digit));
        String body = "91" + pick(REGIONS, random) + organisation;
        int total = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            total += CODES.indexOf(body.charAt(i)) * WEIGHTS[i];
        }
        return body + CODES.charAt((31 - total % 31) % 31);
    }

    private static char letter(String letters, RandomGenerator random) {
        return letters.charAt(random.nextInt(letters.length()));
    }

    private static String pick(List<String> from, RandomGenerator random) {
        return from.get(random.nextInt(from.size()));
    }
}
