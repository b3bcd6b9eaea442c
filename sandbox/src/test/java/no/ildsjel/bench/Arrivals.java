package no.ildsjel.bench;

import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Acts that begin when they begin, at an even pace, whether or not those before are done. */
final class Arrivals {

  /** One act; false when it was refused. */
  interface Act {
    boolean run(Wire wire, long number) throws Exception;
  }

  private static final int AT_ONCE = 256;

  private final long[] nanos;
  private final int errors;
  private final double seconds;

  private Arrivals(long[] nanos, int errors, double seconds) {
    this.nanos = nanos;
    this.errors = errors;
    this.seconds = seconds;
  }

  /** So many acts spread over the seconds; waits until all are done. */
  static Arrivals open(int seconds, long count, Supplier<Wire> wires, Act act) throws Exception {
    BlockingQueue<Wire> free = new ArrayBlockingQueue<>(AT_ONCE);
    for (int i = 0; i < AT_ONCE; i++) {
      free.add(wires.get());
    }
    long[] nanos = new long[(int) count];
    AtomicInteger errors = new AtomicInteger();
    CountDownLatch done = new CountDownLatch((int) count);
    long step = seconds * 1_000_000_000L / count;
    long begun = System.nanoTime();
    for (int i = 0; i < count; i++) {
      int number = i;
      long due = begun + step * i;
      long early = due - System.nanoTime();
      if (early > 0) {
        TimeUnit.NANOSECONDS.sleep(early);
      }
      // the connection is taken here, so that acts on the same answer begin in order
      Wire wire = free.take();
      Thread.ofVirtual()
          .start(() -> {
            try {
              if (!act.run(wire, number)) {
                errors.incrementAndGet();
              }
            } catch (Exception e) {
              errors.incrementAndGet();
            } finally {
              nanos[number] = System.nanoTime() - due;
              free.add(wire);
              done.countDown();
            }
          });
    }
    done.await();
    double took = (System.nanoTime() - begun) / 1e9;
    free.forEach(Wire::close);
    Arrays.sort(nanos);
    return new Arrivals(nanos, errors.get(), took);
  }

  int errors() {
    return errors;
  }

  double perSecond() {
    return nanos.length / seconds;
  }

  double millis(double share) {
    return nanos[(int) Math.min(nanos.length - 1, nanos.length * share)] / 1e6;
  }
}
