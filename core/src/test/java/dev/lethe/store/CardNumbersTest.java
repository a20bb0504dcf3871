package dev.lethe.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * P6: what is a card number, and what only looks like one. All numbers are the networks' test ones.
 */
class CardNumbersTest {
  @ParameterizedTest
  @CsvSource({
    "card 4242 4242 4242 4242, card **** **** **** 4242",
    "4242424242424242, ************4242",
    "4242-4242-4242-4242!, ****-****-****-4242!",
    "4222222222222, *********2222",
    "Amex 3782 822463 10005., Amex **** ****** *0005.",
    "5555 5555 5555 4444 and 4111111111111111, **** **** **** 4444 and ************1111",
    "No. 17 4242 4242 4242 4242 on 12-31, No. 17 **** **** **** 4242 on 12-31",
    "3056 9309 0259 04, **** **** **59 04",
    "6011 1111 1111 1117, **** **** **** 1117",
    "3530 1113 3330 0000, **** **** **** 0000",
    "2223003122003222, ************3222",
    "6200 0000 0000 0005, **** **** **** 0005",
    "cc4242424242424242cc, cc************4242cc"
  })
  void whatIsOne(String text, String masked) {
    assertThat(CardNumbers.masked(text)).contains(masked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "order 1234 5678 9012 3456", // P6-a: the control
        "4242 4242 4242 4241",
        "42424242 is too short for one",
        "00000000000000000000",
        "0000 0000 0000 0000",
        "42424242424242424242424242424242", // longer than any
        "490154203237518", // a device's number has a right check digit too
        "1764150000008", // a moment in milliseconds
        "+49 4242 4242 4242 42", // a telephone
        "FR14 2004 1010 0505 0001 3M02 606",
        "DE12 5001 0517 0648 4898 90",
        "4242 4242 4242 42xx",
        "a8098c1a-4242-4242-4242-424242424242",
        ""
      })
  void whatIsNone(String text) {
    assertThat(CardNumbers.masked(text)).isEmpty();
  }

  @Test
  void gapsThatPeopleWrite() {
    assertThat(CardNumbers.masked("4242\u00a04242\u00a04242\u00a04242"))
        .contains("****\u00a0****\u00a0****\u00a04242");
    assertThat(CardNumbers.masked("4242 - 4242 - 4242 - 4242")).isPresent();
    assertThat(CardNumbers.masked("4242\n4242\n4242\n4242")).isEmpty();
  }
}
