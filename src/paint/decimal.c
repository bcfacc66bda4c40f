/* decimal.c: numbers in the files that we read and write ourselves. */
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

/* Digits beyond the eighteenth don't count; a power of ten up to 22 is exact, so the result is that of strtod to the last bit or the last but one. */
const char *read_decimal(const char *at, const char *end, double *number)
{
    static const double powers[] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18};
    const char *from = at;
    bool negative = at < end && *at == '-', point = false;
    long long digits = 0;
    int count = 0, decimals = 0;
    for (at += negative; at < end && ((*at >= '0' && *at <= '9') || (*at == '.' && !point)); at++) {
        if (*at == '.') {
            point = true;
            continue;
        }
        count++;
        if (digits < 100000000000000000) {
            digits = digits * 10 + (*at - '0');
            decimals += point;
        }
    }
    if (count == 0)
        return from;
    *number = (double)(negative ? -digits : digits) / powers[decimals < 18 ? decimals : 18];
    return at;
}

bool read_decimals(const char *at, size_t len, double *numbers, int count)
{
    const char *end = at + len;
    for (int i = 0; i < count; i++) {
        while (at < end && (*at == ' ' || *at == '\n'))
            at++;
        const char *after = read_decimal(at, end, &numbers[i]);
        if (after == at)
            return false;
        at = after;
    }
    return true;
}
