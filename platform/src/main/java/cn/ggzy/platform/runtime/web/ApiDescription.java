package cn.ggzy.platform.runtime.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What /api/v1/openapi says of the API; the same octets at every start, so that docs/openapi.json can be compared with it. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("OneNet (一张网)")
                        .version("v1")
                        .description("docs/api.md says what the calls mean."))
                .servers(List.of(new Server().url("/")));
    }

    /** Named after door and verb: springdoc's own numbering of equal names depends on the order of discovery. */
    @Bean
    OperationCustomizer operationNames() {
        return (operation, handler) -> {
            String door = handler.getBeanType().getSimpleName().replace("Controller", "");
            return operation
                    .operationId(Character.toLowerCase(door.charAt(0)) + door.substring(1) + "."
                            + handler.getMethod().getName())
                    .tags(List.of(door));
        };
    }
}
