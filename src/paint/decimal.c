/* decimal.c: numbers in the files that we write ourselves. */
#include "paint/decimal.h"

#include <math.h>

/* By hand from the last digit to the first: a page has thousands, and printf is slow. */
void put_decimal(Buffer *out, double number)
{
    char digits[32], *at = digits + sizeof digits;
    long long thousandths = llround(number * 1000), rest = thousandths < 0 ? -thousandths : thousandths;
    bool wanted = false;
    for (int i = 0; i < 3; i++, rest /= 10) {
        wanted = wanted || rest % 10;
        if (wanted)
            *--at = (char)('0' + rest % 10);
    }
    if (wanted)
        *--at = '.';
    do
        *--at = (char)('0' + rest % 10);
    while (rest /= 10);
    if (thousandths < 0)
        *--at = '-';
    buffer_put_bytes(out, at, (size_t)(digits + sizeof digits - at));
}
