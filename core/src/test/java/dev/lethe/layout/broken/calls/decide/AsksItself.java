package dev.lethe.layout.broken.calls.decide;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

@SuppressWarnings({"JavaTimeDefaultTimeZone", "JavaUtilDate", "UnusedVariable", "UnusedMethod"})
final class AsksItself {
  Supplier<LocalDate> byReference = LocalDate::now;

  List<Object> clock() {
    return List.of(
        Instant.now(),
        LocalTime.now(),
        LocalDateTime.now(),
        OffsetDateTime.now(),
        ZonedDateTime.now(),
        Year.now(),
        YearMonth.now(),
        MonthDay.now(),
        Clock.systemUTC(),
        Clock.systemDefaultZone(),
        Clock.system(ZoneId.of("UTC")),
        InstantSource.system(),
        System.currentTimeMillis(),
        System.nanoTime(),
        new Date(),
        Calendar.getInstance());
  }

  List<Object> zone() {
    return List.of(ZoneId.systemDefault(), TimeZone.getDefault());
  }

  List<Object> chance() {
    return List.of(
        UUID.randomUUID(),
        new SecureRandom(),
        new Random(),
        ThreadLocalRandom.current(),
        Math.random());
  }

  void rest() throws InterruptedException {
    Thread.sleep(1);
    Throwable thrown = new IllegalStateException();
    thrown.printStackTrace();
  }
}
