package cn.ggzy.ca.gather;

import java.util.List;

/** Lists and OCSP answers as octets. */
record Found(List<byte[]> lists, List<byte[]> answers) {
    Found {
        lists = List.copyOf(lists);
        answers = List.copyOf(answers);
    }
}
