package no.ildsjel.web;

import jakarta.servlet.DispatcherType;
import java.net.URI;
import java.util.Set;
import no.ildsjel.platform.identity.OidcProvider;
import no.ildsjel.platform.limits.RateLimits;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.savedrequest.CookieRequestCache;

/**
 * The chain every request passes: log-in by OIDC with PKCE, a session that holds only who it is,
 * and headers that let the browser run nothing but our own files. Who may call what is asked by
 * {@link AccessInterceptor}, route by route.
 */
@Configuration
class SecurityChain {

  static final String REGISTRATION = "ildsjel";
  static final Set<String> SCOPES = Set.of("openid", "profile");

  @Bean
  @ConditionalOnProperty("ildsjel.oidc.issuer")
  OidcProvider oidcProvider(
      @Value("${ildsjel.oidc.issuer}") String issuer,
      @Value("${ildsjel.oidc.client-id}") String clientId,
      @Value("${ildsjel.oidc.client-secret}") String secret,
      @Value("${ildsjel.oidc.acr:}") String acr) {
    return new OidcProvider("oidc", issuer, clientId, secret, acr);
  }

  @Bean
  ClientRegistrationRepository clientRegistrations(
      OidcProvider provider, @Value("${ildsjel.base-url:{baseUrl}}") String baseUrl) {
    ClientRegistration registration =
        ClientRegistrations.fromIssuerLocation(provider.issuer())
            .registrationId(REGISTRATION)
            .clientId(provider.clientId())
            .clientSecret(provider.clientSecret())
            .scope(SCOPES)
            .redirectUri(baseUrl + "/login/oauth2/code/" + REGISTRATION)
            .build();
    return id -> REGISTRATION.equals(id) ? registration : null;
  }

  @Bean
  CookieCsrfTokenRepository csrfTokens(
      @Value("${ildsjel.secure-cookies:false}") boolean secureCookies) {
    CookieCsrfTokenRepository csrf = new CookieCsrfTokenRepository();
    csrf.setCookieName(secureCookies ? "__Host-skjema" : "skjema");
    csrf.setCookieCustomizer(
        cookie -> cookie.httpOnly(true).sameSite("Lax").secure(secureCookies).path("/"));
    return csrf;
  }

  @Bean
  SecurityFilterChain chain(
      HttpSecurity http,
      ClientRegistrationRepository registrations,
      OidcProvider provider,
      CookieCsrfTokenRepository csrf,
      LogInDone logInDone,
      LogOut logOut,
      SendToLogIn sendToLogIn,
      RateLimits limits,
      @Value("${ildsjel.log-ins-per-minute:60}") int logInsPerMinute) {
    var requests = new DefaultOAuth2AuthorizationRequestResolver(registrations);
    requests.setAuthorizationRequestCustomizer(
        OAuth2AuthorizationRequestCustomizers.withPkce()
            .andThen(request -> {
              if (!provider.acr().isEmpty()) {
                request.additionalParameters(p -> p.put("acr_values", provider.acr()));
              }
            }));
    String issuer = origin(provider.issuer());
    http.authorizeHttpRequests(all ->
            all.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                .permitAll()
                .anyRequest()
                .permitAll())
        .securityContext(context -> context.securityContextRepository(new SessionIdentity()))
        .requestCache(cache -> cache.requestCache(pagesAskedFor()))
        .csrf(c ->
            c.csrfTokenRepository(csrf)
                .ignoringRequestMatchers(r -> r.getRequestURI().startsWith("/kommando/")))
        .oauth2Login(login ->
            login
                .loginPage("/innlogging")
                .authorizationEndpoint(a ->
                    a.authorizationRequestResolver(requests)
                        .authorizationRequestRepository(new PendingLogIns()))
                .authorizedClientRepository(new NoTokensKept())
                .successHandler(logInDone)
                .failureUrl("/innlogging?feil"))
        .addFilterBefore(
            new LogInLimit(limits, logInsPerMinute), OAuth2AuthorizationRequestRedirectFilter.class)
        .exceptionHandling(e ->
            e.authenticationEntryPoint(sendToLogIn)
                .accessDeniedHandler((request, response, denied) ->
                    response.sendError(denied instanceof CsrfException ? 403 : 404)))
        .logout(out -> out.logoutUrl("/utlogging").logoutSuccessHandler(logOut))
        .headers(headers ->
            headers
                .contentSecurityPolicy(csp ->
                    csp.policyDirectives(
                        "default-src 'none'; script-src 'self'; style-src 'self';"
                            + " img-src 'self' data:; font-src 'self'; connect-src 'self';"
                            + " manifest-src 'self'; base-uri 'none';"
                            + " frame-ancestors 'none'; form-action 'self' "
                            + issuer))
                .referrerPolicy(
                    r -> r.policy(ReferrerPolicyHeaderWriter.ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(
                    p -> p.policy("camera=(), geolocation=(), microphone=(), payment=()")));
    return http.build();
  }

  /** Pages alone are gone back to after the log-in: an address that is only posted to is none. */
  private static CookieRequestCache pagesAskedFor() {
    CookieRequestCache asked = new CookieRequestCache();
    asked.setRequestMatcher(request -> request.getMethod().equals("GET"));
    return asked;
  }

  private static String origin(String issuer) {
    URI uri = URI.create(issuer);
    return uri.getScheme() + "://" + uri.getRawAuthority();
  }
}
