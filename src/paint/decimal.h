/* decimal.h: numbers in the files that we write ourselves. */
#ifndef LKIP_PAINT_DECIMAL_H
#define LKIP_PAINT_DECIMAL_H

#include "base/buffer.h"

/* Appends a number with at most three decimals, a decimal point whatever the locale, and no trailing zeros. */
void put_decimal(Buffer *out, double number);

/* The number that stands at `at`, without exponent, and no further than `end`; `at` itself where there is none, else what follows. */
const char *read_decimal(const char *at, const char *end, double *number);

/* Reads `count` numbers parted by white space; false when there are others. */
bool read_decimals(const char *at, size_t len, double *numbers, int count);

#endif
