/* words.c: terbilang, a number in Indonesian words. */
#include "number/value.h"

#include <string.h>

#include "base/buffer.h"

static const char *const DIGITS[] = {"nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"};

static void put_word(Buffer *out, const char *word)
{
    if (out->len)
        buffer_put_char(out, ' ');
    buffer_put(out, word);
}

/* 1 to 999. */
static void put_hundreds(Buffer *out, int n)
{
    if (n >= 200)
        put_word(out, DIGITS[n / 100]);
    if (n >= 100)
        put_word(out, n < 200 ? "seratus" : "ratus");
    n %= 100;
    if (n == 10) {
        put_word(out, "sepuluh");
    } else if (n == 11) {
        put_word(out, "sebelas");
    } else if (n > 11 && n < 20) {
        put_word(out, DIGITS[n - 10]);
        put_word(out, "belas");
    } else {
        if (n >= 20) {
            put_word(out, DIGITS[n / 10]);
            put_word(out, "puluh");
        }
        if (n % 10)
            put_word(out, DIGITS[n % 10]);
    }
}

/* A whole number of at most 18 digits. */
static void put_whole(Buffer *out, unsigned long long n)
{
    static const struct {
        unsigned long long unit;
        const char *name;
    } units[] = {{1000000000000000, "kuadriliun"}, {1000000000000, "triliun"}, {1000000000, "miliar"}, {1000000, "juta"}, {1000, "ribu"}};
    if (!n)
        put_word(out, DIGITS[0]);
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        int count = (int)(n / units[i].unit);
        n %= units[i].unit;
        if (count == 1 && units[i].unit == 1000) {
            put_word(out, "seribu");
        } else if (count) {
            put_hundreds(out, count);
            put_word(out, units[i].name);
        }
    }
    put_hundreds(out, (int)n);
}

const char *number_words(Arena *arena, const Number *number, int digits, Rounding rounding)
{
    enum { WHOLE_MAX = 18 };
    /* The printed form is the source, so that words and digits can't disagree. */
    const char *printed = number_format(arena, number, &(NumberFormat){.digits = digits, .trim = true, .rounding = rounding});
    if (!printed)
        return NULL;
    Buffer out = buffer_in(arena);
    if (*printed == '-') {
        put_word(&out, "minus");
        printed++;
    }
    unsigned long long whole = 0;
    int len = 0;
    for (; *printed && *printed != ','; printed++) {
        if (*printed == '.')
            continue;
        if (++len > WHOLE_MAX)
            return NULL;
        whole = whole * 10 + (unsigned long long)(*printed - '0');
    }
    put_whole(&out, whole);
    if (*printed == ',') {
        put_word(&out, "koma");
        while (*++printed)
            put_word(&out, DIGITS[*printed - '0']);
    }
    return out.failed ? NULL : buffer_text(&out);
}
