/* fuzz_number.c: numbers and dates of any text: what is read is written and read back the same, and prints. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "number/number.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool holds)
{
    if (!holds)
        abort();
}

static void number_once(Arena *arena, const char *text, int digits, Rounding rounding)
{
    const Number *n = number_parse(arena, text);
    if (!n)
        return;
    const Number *again = number_parse(arena, number_text(arena, n));
    check(again && number_compare(n, again) == 0);
    const Number *rounded = number_round(arena, n, digits, rounding);
    check(!rounded || number_parse(arena, number_text(arena, rounded)));
    check(number_format(arena, n, &(NumberFormat){digits, rounding == ROUND_TRUNCATE, rounding}) != NULL);
    check(number_rupiah(arena, n) != NULL);
    number_words(arena, n, digits, rounding);
    const Number *zero = number_sub(arena, n, again);
    check(zero && number_sign(zero) == 0 && number_is_integer(zero));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena *arena = arena_new();
    Date date;
    if (!arena || size < 2) {
        arena_drop(arena);
        return 0;
    }
    const char *text = arena_strndup(arena, (const char *)data + 2, size - 2);
    number_once(arena, text, data[0] % 13, data[1] & 1 ? ROUND_TRUNCATE : ROUND_HALF_UP);
    if (date_parse(text, &date))
        check(date_format(arena, date) && (!date.day || date_weekday_name(date)));
    arena_drop(arena);
    return 0;
}
