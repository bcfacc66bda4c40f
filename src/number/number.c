/* number.c: exact numbers: reading, writing, arithmetic. */
#include "number/value.h"

#include <limits.h>
#include <string.h>

const Number *number_keep(Arena *arena, mpq_t value)
{
    mpz_ptr num = mpq_numref(value), den = mpq_denref(value);
    size_t n = mpz_size(num), d = mpz_size(den);
    Number *kept = NULL;
    if (mpz_sizeinbase(num, 2) <= NUMBER_MAX_BITS && mpz_sizeinbase(den, 2) <= NUMBER_MAX_BITS)
        kept = arena_alloc(arena, sizeof *kept + (n + d) * sizeof(mp_limb_t));
    if (kept) {
        if (n)
            memcpy(kept->limbs, mpz_limbs_read(num), n * sizeof(mp_limb_t));
        memcpy(kept->limbs + n, mpz_limbs_read(den), d * sizeof(mp_limb_t));
        mpz_roinit_n(mpq_numref(kept->value), kept->limbs, mpz_sgn(num) < 0 ? -(mp_size_t)n : (mp_size_t)n);
        mpz_roinit_n(mpq_denref(kept->value), kept->limbs + n, (mp_size_t)d);
    }
    mpq_clear(value);
    return kept;
}

/* ---- text ---- */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Copies the digits at *at to *to, and moves both on. */
static size_t take_digits(const char **at, const char *end, char **to)
{
    size_t n = 0;
    for (; *at < end && is_digit(**at); n++)
        *(*to)++ = *(*at)++;
    **to = '\0';
    return n;
}

/* Reads [-]digits, then .digits or /digits, from `at` to `end`. */
static bool read_rational(mpq_t out, const char *at, const char *end)
{
    char digits[NUMBER_MAX_LEN + 1], *to = digits;
    bool negative = at < end && *at == '-';
    at += negative;
    if (!take_digits(&at, end, &to))
        return false;
    char mark = at < end ? *at++ : '\0';
    if (mark == '.') {
        size_t decimals = take_digits(&at, end, &to);
        if (!decimals)
            return false;
        mpz_ui_pow_ui(mpq_denref(out), 10, decimals);
    }
    mpz_set_str(mpq_numref(out), digits, 10);
    if (mark == '/') {
        to = digits;
        if (!take_digits(&at, end, &to))
            return false;
        mpz_set_str(mpq_denref(out), digits, 10);
    } else if (mark && mark != '.') {
        return false;
    }
    if (at != end || mpz_sgn(mpq_denref(out)) == 0)
        return false;
    if (negative)
        mpz_neg(mpq_numref(out), mpq_numref(out));
    if (mark)
        mpq_canonicalize(out);
    return true;
}

const Number *number_parse(Arena *arena, const char *text)
{
    if (!text)
        return NULL;
    while (is_blank(*text))
        text++;
    size_t len = strnlen(text, NUMBER_MAX_LEN + 1);
    if (len > NUMBER_MAX_LEN)
        return NULL;
    while (len && is_blank(text[len - 1]))
        len--;
    Small small;
    if (small_parse(text, len, &small))
        return small_keep(arena, small);
    mpq_t value;
    mpq_init(value);
    if (read_rational(value, text, text + len))
        return number_keep(arena, value);
    mpq_clear(value);
    return NULL;
}

const Number *number_from_int(Arena *arena, long value)
{
    if (value > LONG_MIN)
        return small_keep(arena, (Small){value, 1});
    mpq_t q;
    mpq_init(q);
    mpq_set_si(q, value, 1);
    return number_keep(arena, q);
}

/* How many decimals the number has; -1 when they don't end, or there are too many to be worth writing. */
static int decimals_of(const Number *number)
{
    if (number_is_integer(number))
        return 0;
    mpz_t rest, prime;
    mpz_init(rest);
    mpz_init_set_ui(prime, 2);
    mp_bitcnt_t twos = mpz_remove(rest, mpq_denref(number->value), prime);
    mpz_set_ui(prime, 5);
    mp_bitcnt_t fives = mpz_remove(rest, rest, prime), most = twos > fives ? twos : fives;
    bool ends = mpz_cmp_ui(rest, 1) == 0 && most <= NUMBER_MAX_DECIMALS;
    mpz_clear(rest);
    mpz_clear(prime);
    return ends ? (int)most : -1;
}

char *number_digits(Arena *arena, const mpz_t whole)
{
    char *text = arena_alloc(arena, mpz_sizeinbase(whole, 10) + 2);
    if (!text)
        return NULL;
    mpz_get_str(text, 10, whole);
    return *text == '-' ? text + 1 : text;
}

static const char *whole_text(Arena *arena, const mpz_t whole)
{
    char *text = arena_alloc(arena, mpz_sizeinbase(whole, 10) + 2);
    return text ? mpz_get_str(text, 10, whole) : NULL;
}

static const char *decimal_text(Arena *arena, const Number *number, int decimals)
{
    if (!decimals)
        return whole_text(arena, mpq_numref(number->value));
    mpz_t scaled;
    mpz_init(scaled);
    number_scale(scaled, number, decimals, ROUND_TRUNCATE);
    char *digits = number_digits(arena, scaled);
    mpz_clear(scaled);
    if (!digits)
        return NULL;
    const char *sign = number_sign(number) < 0 ? "-" : "";
    int whole = (int)strlen(digits) - decimals;
    if (whole > 0)
        return arena_printf(arena, "%s%.*s.%s", sign, whole, digits, digits + whole);
    char zeros[NUMBER_MAX_DECIMALS + 1];
    memset(zeros, '0', sizeof zeros);
    return arena_printf(arena, "%s0.%.*s%s", sign, -whole, zeros, digits);
}

const char *number_text(Arena *arena, const Number *number)
{
    Small small;
    const char *short_text = small_of(number, &small) ? small_text(arena, small) : NULL;
    if (short_text)
        return short_text;
    int decimals = decimals_of(number);
    if (decimals >= 0)
        return decimal_text(arena, number, decimals);
    char *num = number_digits(arena, mpq_numref(number->value)), *den = number_digits(arena, mpq_denref(number->value));
    return num && den ? arena_printf(arena, "%s%s/%s", number_sign(number) < 0 ? "-" : "", num, den) : NULL;
}

/* ---- arithmetic ---- */

typedef void Operation(mpq_t, const mpq_t, const mpq_t);
typedef bool SmallOperation(Small, Small, Small *);

static const Number *operate(Arena *arena, SmallOperation *small, Operation *operation, const Number *a, const Number *b)
{
    Small x, y, z;
    if (!a || !b)
        return NULL;
    if (small_of(a, &x) && small_of(b, &y) && small(x, y, &z))
        return small_keep(arena, z);
    mpq_t result;
    mpq_init(result);
    operation(result, a->value, b->value);
    return number_keep(arena, result);
}

const Number *number_add(Arena *arena, const Number *a, const Number *b)
{
    return operate(arena, small_add, mpq_add, a, b);
}

const Number *number_sub(Arena *arena, const Number *a, const Number *b)
{
    return operate(arena, small_sub, mpq_sub, a, b);
}

const Number *number_mul(Arena *arena, const Number *a, const Number *b)
{
    return operate(arena, small_mul, mpq_mul, a, b);
}

const Number *number_div(Arena *arena, const Number *a, const Number *b)
{
    return b && number_sign(b) ? operate(arena, small_div, mpq_div, a, b) : NULL;
}

int number_compare(const Number *a, const Number *b)
{
    int order = mpq_cmp(a->value, b->value);
    return (order > 0) - (order < 0);
}

int number_sign(const Number *number)
{
    return mpq_sgn(number->value);
}

bool number_is_integer(const Number *number)
{
    return mpz_cmp_ui(mpq_denref(number->value), 1) == 0;
}

double number_double(const Number *number)
{
    return mpq_get_d(number->value);
}

/* ---- rounding ---- */

void number_scale(mpz_t out, const Number *number, int digits, Rounding rounding)
{
    mpz_srcptr num = mpq_numref(number->value), den = mpq_denref(number->value);
    mpz_t divisor;
    mpz_init(divisor);
    mpz_ui_pow_ui(divisor, 10, (unsigned long)digits);
    mpz_mul(out, num, divisor);
    if (rounding == ROUND_HALF_UP) { /* (2n + d) / 2d, cut towards zero, with the sign of n on d */
        mpz_mul_2exp(out, out, 1);
        if (mpz_sgn(num) < 0)
            mpz_sub(out, out, den);
        else
            mpz_add(out, out, den);
    }
    mpz_mul_2exp(divisor, den, rounding == ROUND_HALF_UP);
    mpz_tdiv_q(out, out, divisor);
    mpz_clear(divisor);
}

const Number *number_round(Arena *arena, const Number *number, int digits, Rounding rounding)
{
    if (!number || digits < 0 || digits > NUMBER_MAX_DIGITS)
        return NULL;
    mpq_t rounded;
    mpq_init(rounded);
    number_scale(mpq_numref(rounded), number, digits, rounding);
    mpz_ui_pow_ui(mpq_denref(rounded), 10, (unsigned long)digits);
    mpq_canonicalize(rounded);
    return number_keep(arena, rounded);
}
