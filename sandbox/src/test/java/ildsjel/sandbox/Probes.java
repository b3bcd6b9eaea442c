package ildsjel.sandbox;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * What tests see of the server from inside: whether a caller gets past the access rules, without
 * anything being done, and how many statements a request sends to the database.
 */
@Configuration
class Probes implements WebMvcConfigurer {

  /** A request with this header is answered with 204 once the access rules have let it through. */
  static final String ONLY_ACCESS = "X-Only-Access";

  /** The name a test gives a request, to ask for its statements afterwards. */
  static final String NAMED = "X-Named";

  private static final ThreadLocal<AtomicInteger> HERE = new ThreadLocal<>();
  private static final Map<String, Integer> STATEMENTS = new ConcurrentHashMap<>();

  /** The statements of a request, once it has been answered. */
  static int statements(String name) {
    for (int wait = 0; wait < 200 && !STATEMENTS.containsKey(name); wait++) {
      try {
        Thread.sleep(5);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return STATEMENTS.get(name);
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry
        .addInterceptor(
            new HandlerInterceptor() {
              @Override
              public boolean preHandle(
                  HttpServletRequest request, HttpServletResponse response, Object handler) {
                // a refusal is sent on to the error page, which everybody may see
                if (request.getHeader(ONLY_ACCESS) == null
                    || request.getDispatcherType() != DispatcherType.REQUEST) {
                  return true;
                }
                response.setStatus(HttpServletResponse.SC_NO_CONTENT);
                return false;
              }
            })
        .order(Ordered.LOWEST_PRECEDENCE);
  }

  @Bean
  FilterRegistrationBean<OncePerRequestFilter> statementCounter() {
    FilterRegistrationBean<OncePerRequestFilter> filter =
        new FilterRegistrationBean<>(
            new OncePerRequestFilter() {
              @Override
              protected void doFilterInternal(
                  HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                  throws jakarta.servlet.ServletException, IOException {
                String name = request.getHeader(NAMED);
                if (name == null) {
                  chain.doFilter(request, response);
                  return;
                }
                AtomicInteger count = new AtomicInteger();
                HERE.set(count);
                try {
                  chain.doFilter(request, response);
                } finally {
                  HERE.remove();
                  STATEMENTS.put(name, count.get());
                }
              }
            });
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return filter;
  }

  @Bean
  static BeanPostProcessor countedDataSource() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source && !(bean instanceof DelegatingDataSource)
            ? new Counted(source)
            : bean;
      }
    };
  }

  private static final class Counted extends DelegatingDataSource {

    Counted(DataSource source) {
      super(source);
    }

    @Override
    public Connection getConnection() throws java.sql.SQLException {
      Connection connection = super.getConnection();
      return HERE.get() == null ? connection : counting(Connection.class, connection);
    }
  }

  private static <T> T counted(Class<T> as, Object target) {
    return counting(as, as.cast(target));
  }

  /** Passes everything on, and counts what is executed. */
  private static <T> T counting(Class<T> as, T target) {
    return as.cast(
        Proxy.newProxyInstance(
            Probes.class.getClassLoader(),
            new Class<?>[] {as},
            (proxy, method, arguments) -> {
              if (method.getName().startsWith("execute")) {
                AtomicInteger count = HERE.get();
                if (count != null) {
                  count.incrementAndGet();
                }
              }
              try {
                Object result = method.invoke(target, arguments);
                return result instanceof Statement
                    ? counted(method.getReturnType(), result)
                    : result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
