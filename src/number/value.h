/* value.h: what a Number is inside; for the files of this module alone.
 *
 * The value is a gmp rational in lowest terms whose limbs stand behind it in the arena, read-only (mpz_roinit_n): a number costs one
 * allocation and needs no release. Work is done in gmp's own temporaries, which number_keep copies. gmp ends the program when malloc fails;
 * NUMBER_MAX_BITS keeps every temporary to a few kilobytes. */
#ifndef LKIP_NUMBER_VALUE_H
#define LKIP_NUMBER_VALUE_H

#include <gmp.h>
#include <stdint.h>

#include "number/number.h"

struct Number {
    mpq_t value;
    mp_limb_t limbs[];
};

/* Copies `value` (canonical) into the arena and clears it. NULL when it is larger than NUMBER_MAX_BITS, or memory is short. */
const Number *number_keep(Arena *arena, mpq_t value);

/* Sets `out` (initialised) to number x 10^digits, rounded to a whole number. */
void number_scale(mpz_t out, const Number *number, int digits, Rounding rounding);

/* |whole| in decimal digits, in `arena`; the byte before them is '-' when it is negative. NULL when memory is short. */
char *number_digits(Arena *arena, const mpz_t whole);

/* ---- small.c: what fits a machine word ---- */

typedef struct Small {
    int64_t num, den; /* in lowest terms, den > 0; neither is INT64_MIN */
} Small;

/* False when the number, or the result, doesn't fit. The divisor is not zero. */
bool small_of(const Number *number, Small *out);
bool small_add(Small a, Small b, Small *out);
bool small_sub(Small a, Small b, Small *out);
bool small_mul(Small a, Small b, Small *out);
bool small_div(Small a, Small b, Small *out);
/* Digits alone. */
bool small_parse(const char *text, size_t len, Small *out);
const Number *small_keep(Arena *arena, Small small); /* NULL: memory */
const char *small_text(Arena *arena, Small small);   /* as number_text; NULL when it doesn't fit, or memory is short */

enum { NUMBER_MAX_DIGITS = 12 }; /* decimals of a format */

#endif
