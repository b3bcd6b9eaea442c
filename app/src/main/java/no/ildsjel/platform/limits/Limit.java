package no.ildsjel.platform.limits;

import java.time.Duration;

/**
 * How often something may be done by each.
 *
 * @param name what is limited, short and stable
 * @param times how many times in a row, when nothing was done before
 * @param per the time in which that is won back, evenly
 */
public record Limit(String name, int times, Duration per) {}
