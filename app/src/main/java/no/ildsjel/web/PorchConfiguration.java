package no.ildsjel.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.pages.Assets;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.platform.pages.Pages;
import no.ildsjel.shared.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/**
 * Gives controllers their {@link Page} and {@link Actor}, and asks the access rule of each route.
 */
@Configuration
class PorchConfiguration implements WebMvcConfigurer {

  private final AccessInterceptor access;
  private final Reader reader;
  private final Pages pages;

  PorchConfiguration(AccessInterceptor access, Reader reader, @Lazy Pages pages) {
    this.access = access;
    this.reader = reader;
    this.pages = pages;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(access);
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new ReaderArguments());
  }

  /** The page for a request that no route answers, such as an error. */
  Page page(HttpServletRequest request, String path, boolean staff) {
    CsrfToken token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
    Page.Csrf csrf =
        token == null
            ? new Page.Csrf("_csrf", "")
            : new Page.Csrf(token.getParameterName(), token.getToken());
    return pages.page(
        path,
        Objects.requireNonNullElse(request.getQueryString(), ""),
        csrf,
        reader.actor(request),
        reader.language(request),
        staff);
  }

  /**
   * Where the page can be read: for the answer to a form that was refused that is the page the form
   * stood on, since nothing is read at the address it was sent to.
   */
  private static String address(HttpServletRequest request) {
    String from = request.getHeader(HttpHeaders.REFERER);
    if (!request.getMethod().equals("POST") || from == null) {
      return request.getRequestURI();
    }
    try {
      URI page = new URI(from);
      return page.getRawPath() != null
              && page.getRawAuthority() != null
              && page.getRawAuthority().equals(request.getHeader(HttpHeaders.HOST))
          ? page.getRawPath()
          : request.getRequestURI();
    } catch (URISyntaxException e) {
      return request.getRequestURI();
    }
  }

  private final class ReaderArguments implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
      return parameter.getParameterType() == Page.class
          || Actor.class.isAssignableFrom(parameter.getParameterType());
    }

    @Override
    public Object resolveArgument(
        MethodParameter parameter,
        @Nullable ModelAndViewContainer container,
        NativeWebRequest web,
        @Nullable WebDataBinderFactory binders) {
      HttpServletRequest request =
          Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
      if (parameter.getParameterType() != Page.class) {
        return reader.actor(request);
      }
      boolean staff =
          parameter.getMethod() != null
              && AccessInterceptor.rule(
                      Objects.requireNonNull(parameter.getMethod()), parameter.getContainingClass())
                  .map(rule -> Arrays.stream(rule.value()).allMatch(Access.Who::staff))
                  .orElse(false);
      Page page = page(request, address(request), staff);
      if (container != null) {
        container.addAttribute("page", page);
      }
      return page;
    }
  }

  @Configuration
  static class Beans {

    @Bean
    Assets assets(ObjectProvider<ResourceUrlProvider> urls) {
      return file -> Objects.requireNonNullElse(urls.getObject().getForLookupPath(file), file);
    }

    @Bean
    @org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean
    Clock clock() {
      return Clock.system(ZoneId.of("Europe/Oslo"));
    }
  }
}
