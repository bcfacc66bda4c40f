/* decimal.h: numbers in the files that we write ourselves. */
#ifndef LKIP_PAINT_DECIMAL_H
#define LKIP_PAINT_DECIMAL_H

#include "base/buffer.h"

/* Appends a number with at most three decimals, a decimal point whatever the locale, and no trailing zeros. */
void put_decimal(Buffer *out, double number);

#endif
