/* names.c: names that differ by a few letters from the one of the code or the indicator. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "check/model.h"
#include "data/data.h"

enum { NAME_MAX_BYTES = 1000 };

/* Letters and digits in lower case. */
static size_t squeeze(const char *text, char *out)
{
    size_t n = 0;
    for (; *text && n < NAME_MAX_BYTES; text++)
        if (isalnum((unsigned char)*text) || (unsigned char)*text >= 0x80)
            out[n++] = (char)tolower((unsigned char)*text);
    return n;
}

static int least(int a, int b, int c)
{
    int m = a < b ? a : b;
    return m < c ? m : c;
}

/* Damerau's distance within a band of `max` about the diagonal: linear in the length. */
static int banded(const char *a, int n, const char *b, int m, int max)
{
    static const int FAR = 1 << 20;
    int rows[3][NAME_MAX_BYTES + 1];
    int *before = rows[0], *last = rows[1], *now = rows[2];
    for (int j = 0; j <= m; j++)
        before[j] = FAR, last[j] = j <= max ? j : FAR;
    for (int i = 1; i <= n; i++) {
        int from = i - max > 1 ? i - max : 1, to = i + max < m ? i + max : m, best = FAR;
        now[from - 1] = from == 1 && i <= max ? i : FAR;
        for (int j = from; j <= to; j++) {
            int above = j == i + max ? FAR : last[j];
            now[j] = least(above + 1, now[j - 1] + 1, last[j - 1] + (a[i - 1] != b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] && before[j - 2] + 1 < now[j])
                now[j] = before[j - 2] + 1;
            best = now[j] < best ? now[j] : best;
        }
        if (best > max && now[from - 1] > max)
            return max + 1;
        int *free_row = before;
        before = last;
        last = now;
        now = free_row;
    }
    return last[m] > max ? max + 1 : last[m];
}

int name_distance(Check *c, const char *a, const char *b, int max)
{
    char x[NAME_MAX_BYTES], y[NAME_MAX_BYTES];
    size_t n = squeeze(a, x), m = squeeze(b, y);
    (void)c;
    if (n == m && memcmp(x, y, n) == 0)
        return 0;
    if (!max || abs((int)n - (int)m) > max)
        return max + 1;
    return banded(x, (int)n, y, (int)m, max);
}

int few_letters(const char *name)
{
    int n = (int)strlen(name) / 20 + 2;
    return n < 6 ? n : 6;
}

/* ---- agreements and rows that spell a name out ---- */

static void compare(Check *c, const xmlNode *row, const char *stated, const xmlNode *right, const char *subject)
{
    const char *name = node_text(c, right);
    int near = few_letters(name), distance = *name ? name_distance(c, stated, name, near) : 0;
    if (!distance)
        return;
    Finding *f = distance <= near ? check_found(c, "K231", row, _("the name differs by %d letters from that of %s in the plan"), distance, subject)
                                  : check_found(c, "K232", row, _("another wording than that of %s in the plan"), subject);
    f->stated = arena_strdup(c->arena, stated);
    f->expected = arena_strdup(c->arena, name);
    f->other = data_place(right);
    check_about(f, subject);
    check_about(f, data_attr(row->parent, "id"));
}

static void sheet(Check *c, const xmlNode *agreement)
{
    for (const xmlNode *n = data_child(agreement, NULL); n; n = data_next(n, NULL)) {
        const char *wording = data_attr(n, "uraian"), *indicator = data_attr(n, "indikator"), *text = data_attr(n, "kode");
        const Code *code = check_named(n, "dana") ? code_known(c, text) : NULL;
        if (wording && indicator && id_find(c, indicator))
            compare(c, n, wording, data_child(id_find(c, indicator), "uraian"), indicator);
        else if (wording && code)
            compare(c, n, wording, data_child(code->node, "nama"), code->code);
    }
}

void names_check(Check *c)
{
    for (size_t i = 0; i < c->year_count; i++)
        for (const xmlNode *n = data_child(c->years[i], "perjanjian"); n; n = data_next(n, "perjanjian"))
            sheet(c, n);
}
