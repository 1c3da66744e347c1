package cn.ggzy.platform.runtime.web;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The pages: static files, and one page for all addresses that the application in the browser knows. */
@Configuration(proxyBeanMethods = false)
class Pages implements WebMvcConfigurer {
    private static final String[] ROUTES = {
        "/",
        "/tenders/**",
        "/login",
        "/certificates/**",
        "/phone",
        "/phones",
        "/publish",
        "/bids/**",
        "/evaluations/**",
        "/draws/**",
        "/supervision/**",
        "/check"
    };

    private final Path folder;

    Pages(@Value("${onenet.web}") Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/**").addResourceLocations("classpath:/static/", folder.toUri() + "/");
    }

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        for (String route : ROUTES) {
            registry.addViewController(route).setViewName("forward:/index.html");
        }
    }
}
