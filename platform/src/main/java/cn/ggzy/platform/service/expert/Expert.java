package cn.ggzy.platform.service.expert;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An expert of the pool.
 *
 * @param region prefecture, six digits of GB/T 2260
 * @param specialty code of the 评标专家专业分类标准
 * @param employer 统一社会信用代码 of the employer
 * @param certificate SHA-256 of the signing certificate, null while the expert has none
 */
public record Expert(
        ExpertId id,
        String name,
        String region,
        String specialty,
        String employer,
        LocalDate born,
        Standing standing,
        @Nullable String certificate) {
    Expert with(String digest) {
        return new Expert(id, name, region, specialty, employer, born, standing, digest);
    }
}
