/* number.h: exact numbers, and how an Indonesian office prints them.
 *
 * A Number is an exact rational (gmp). In the tree and in XPath it travels as text: a decimal where it ends ("86.25"), else a fraction in
 * lowest terms ("775/9"). Nothing here depends on the locale. */
#ifndef LKIP_NUMBER_NUMBER_H
#define LKIP_NUMBER_NUMBER_H

#include <stdbool.h>

#include "base/arena.h"

typedef struct Number Number; /* immutable; lives in an arena */

/* Limits, so that hostile data can't cost memory: longer input is refused, and so is a result whose numerator or denominator needs more
 * bits. Whatever number_text writes, number_parse reads back. */
enum { NUMBER_MAX_LEN = 5000, NUMBER_MAX_BITS = 8192 };

/* Reads "80", "-3", "86.11", "775/9"; blanks round it are allowed. NULL when it is not a number, or memory is short. */
const Number *number_parse(Arena *arena, const char *text);
const Number *number_from_int(Arena *arena, long value);

/* Exact text, as number_parse reads it: a decimal where it ends within NUMBER_MAX_DECIMALS places. NULL when memory is short. */
enum { NUMBER_MAX_DECIMALS = 60 };
const char *number_text(Arena *arena, const Number *number);

/* Arithmetic; the result lives in `arena`, NULL when an argument is NULL, on division by zero, past NUMBER_MAX_BITS, or when memory is short. */
const Number *number_add(Arena *arena, const Number *a, const Number *b);
const Number *number_sub(Arena *arena, const Number *a, const Number *b);
const Number *number_mul(Arena *arena, const Number *a, const Number *b);
const Number *number_div(Arena *arena, const Number *a, const Number *b);
int number_compare(const Number *a, const Number *b); /* -1, 0, 1; neither may be NULL */
int number_sign(const Number *number);
bool number_is_integer(const Number *number);
/* A double next to it: for drawing only. */
double number_double(const Number *number);

typedef enum { ROUND_HALF_UP /* away from zero at the half */, ROUND_TRUNCATE } Rounding;

/* The number rounded to `digits` (0 to 12) decimals, still exact; NULL when it is NULL, outside, or memory is short. */
const Number *number_round(Arena *arena, const Number *number, int digits, Rounding rounding);

typedef struct NumberFormat {
    int digits;        /* decimals, 0 to 12 */
    bool trim;         /* leave out trailing zero decimals: 100, 86,11 */
    Rounding rounding;
} NumberFormat;

/* "29.296.151.220", "86,11", "-3,5"; never "-0". UTF-8, in `arena`; NULL when digits are outside, or memory is short. */
const char *number_format(Arena *arena, const Number *number, const NumberFormat *format);

/* "Rp 29.296.151.220,-"; a no-break space after Rp. Whole rupiah, half up. Negative amounts as "-Rp 5.000,-". */
const char *number_rupiah(Arena *arena, const Number *number);

/* In words: 1234 "seribu dua ratus tiga puluh empat"; decimals digit by digit after "koma"; "minus" before a negative one. `digits` decimals at most, trimmed.
 * Up to 10^18 - 1; NULL beyond, or when memory is short. */
const char *number_words(Arena *arena, const Number *number, int digits, Rounding rounding);

/* ---- dates, ISO 8601 in the data ---- */

typedef struct Date {
    int year, month, day; /* month 0: only the year is given; day 0: year and month */
} Date;

/* "2024-01-31", "2024-01", "2024"; false when it is not a date of the calendar (years 1900 to 2199). */
bool date_parse(const char *text, Date *out);
/* "31 Januari 2024", "Januari 2024", "2024". NULL when memory is short. */
const char *date_format(Arena *arena, Date date);
/* "Januari" .. "Desember", "Senin" .. "Minggu"; lent, NULL outside. */
const char *date_month_name(int month);
const char *date_weekday_name(Date date); /* NULL without a day */

#endif
