/* format.c: numbers as an Indonesian office prints them. */
#include "number/value.h"

#include <string.h>

#include "base/buffer.h"

#define NO_BREAK_SPACE "\xc2\xa0"

/* `len` digits in groups of three: 29.296.151.220. */
static void put_grouped(Buffer *out, const char *digits, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        if (i && (len - i) % 3 == 0)
            buffer_put_char(out, '.');
        buffer_put_char(out, digits[i]);
    }
}

/* The digits of a scaled whole number, with zeros before them so that at least one stands before the decimals. */
static const char *padded_digits(Arena *arena, const mpz_t scaled, int decimals)
{
    const char *digits = number_digits(arena, scaled);
    size_t len = digits ? strlen(digits) : 0, want = (size_t)decimals + 1;
    if (!digits || len >= want)
        return digits;
    char *padded = arena_alloc(arena, want + 1);
    if (!padded)
        return NULL;
    memset(padded, '0', want - len);
    memcpy(padded + want - len, digits, len);
    return padded;
}

const char *number_format(Arena *arena, const Number *number, const NumberFormat *format)
{
    int decimals = format->digits;
    if (!number || decimals < 0 || decimals > NUMBER_MAX_DIGITS)
        return NULL;
    mpz_t scaled;
    mpz_init(scaled);
    number_scale(scaled, number, decimals, format->rounding);
    bool negative = mpz_sgn(scaled) < 0;
    const char *digits = padded_digits(arena, scaled, decimals);
    mpz_clear(scaled);
    if (!digits)
        return NULL;
    size_t whole = strlen(digits) - (size_t)decimals;
    while (format->trim && decimals && digits[whole + (size_t)decimals - 1] == '0')
        decimals--;
    Buffer out = buffer_in(arena);
    buffer_put(&out, negative ? "-" : "");
    put_grouped(&out, digits, whole);
    if (decimals) {
        buffer_put_char(&out, ',');
        buffer_put_bytes(&out, digits + whole, (size_t)decimals);
    }
    return out.failed ? NULL : buffer_text(&out);
}

const char *number_rupiah(Arena *arena, const Number *number)
{
    const char *text = number_format(arena, number, &(NumberFormat){.rounding = ROUND_HALF_UP});
    if (!text)
        return NULL;
    bool negative = *text == '-';
    return arena_printf(arena, "%sRp" NO_BREAK_SPACE "%s,-", negative ? "-" : "", text + negative);
}
