/* compare.c: how a stated figure differs from the exact one.
 *
 * A printed figure is right when it is the exact one rounded to its own decimals; cut instead of rounded it is off by one in the last place, which is a matter of
 * taste; a factor of ten, a hundred or a thousand is a slip of the hand; anything else is an error. */
#include <string.h>

#include "check/model.h"

int decimals_of(const char *text)
{
    const char *point = text ? strchr(text, '.') : NULL;
    size_t n = point ? strspn(point + 1, "0123456789") : 0;
    return n > 12 ? 12 : (int)n;
}

static bool equal(const Number *a, const Number *b)
{
    return a && b && number_compare(a, b) == 0;
}

/* Whether the two are a power of ten apart: exactly, or as printed with these decimals. */
static const char *slip(Check *c, const Number *stated, int decimals, const Number *exact)
{
    static const struct {
        const char *factor, *name;
    } slips[] = {{"10", "10"},     {"100", "100"},     {"1000", "1000"},     {"1000000", "1000000"},
                 {"1/10", "1/10"}, {"1/100", "1/100"}, {"1/1000", "1/1000"}, {"1/1000000", "1/1000000"}};
    if (!number_sign(stated) || !number_sign(exact))
        return NULL;
    for (size_t i = 0; i < sizeof slips / sizeof *slips; i++) {
        const Number *moved = number_mul(c->scratch, exact, number_parse(c->scratch, slips[i].factor));
        if (equal(stated, moved) || (!number_is_integer(exact) && equal(stated, number_round(c->scratch, moved, decimals, ROUND_HALF_UP))))
            return slips[i].name;
    }
    return NULL;
}

Verdict figure_compare(Check *c, const Number *stated, int decimals, const Number *exact, const char **factor)
{
    *factor = NULL;
    if (equal(stated, exact))
        return SAME;
    if (equal(stated, number_round(c->scratch, exact, decimals, c->rounding)))
        return ROUNDED;
    Rounding other = c->rounding == ROUND_TRUNCATE ? ROUND_HALF_UP : ROUND_TRUNCATE;
    if (equal(stated, number_round(c->scratch, exact, decimals, other)))
        return CUT;
    *factor = slip(c, stated, decimals, exact);
    return *factor ? SLIPPED : WRONG;
}

/* ---- digits ---- */

static size_t differing(const char *a, const char *b, size_t len, size_t *first)
{
    size_t count = 0;
    for (size_t i = 0; i < len; i++)
        if (a[i] != b[i] && !count++)
            *first = i;
    return count;
}

/* Whether `longer` without one digit is `shorter`. */
static bool lacks_one(const char *shorter, const char *longer)
{
    size_t i = 0;
    while (shorter[i] && shorter[i] == longer[i])
        i++;
    return strcmp(shorter + i, longer + i + 1) == 0;
}

const char *digits_hint(Check *c, const Number *stated, const Number *exact)
{
    const char *a = number_text(c->scratch, stated), *b = number_text(c->scratch, exact);
    if (!a || !b || strchr(a, '/') || strchr(b, '/') || strcmp(a, b) == 0)
        return "";
    size_t n = strlen(a), m = strlen(b), at = 0;
    if (n < 3 || m < 3)
        return "";
    if (n == m) {
        size_t count = differing(a, b, n, &at);
        if (count == 1)
            return _("one digit differs");
        if (count == 2 && a[at] == b[at + 1] && a[at + 1] == b[at])
            return _("two digits are swapped");
        return "";
    }
    if (n + 1 == m && lacks_one(a, b))
        return _("a digit is missing");
    return n == m + 1 && lacks_one(b, a) ? _("there is a digit too many") : "";
}
