/* decimal.c: numbers in the files that we write ourselves. */
#include "paint/decimal.h"

#include <math.h>

void put_decimal(Buffer *out, double number)
{
    long long thousandths = llround(number * 1000);
    if (thousandths < 0) {
        buffer_put_char(out, '-');
        thousandths = -thousandths;
    }
    buffer_printf(out, "%lld", thousandths / 1000);
    int rest = (int)(thousandths % 1000), digits = 3;
    if (rest == 0)
        return;
    for (; rest % 10 == 0; rest /= 10)
        digits--;
    buffer_printf(out, ".%0*d", digits, rest);
}
