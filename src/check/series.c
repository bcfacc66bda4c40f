/* series.c: the plan along its years: a year written twice or left out, and figures that jump.
 *
 * A slip of a zero shows beside the years next to it. Within the series a figure must be far from both its neighbours; at an end, where a plan may really begin small or stop,
 * it must be much farther from all the others. */
#include <string.h>

#include "check/model.h"
#include "data/data.h"

enum { POINTS_MAX = 32, FAR_INSIDE = 9, FAR_AT_END = 20 };

typedef struct Point {
    const xmlNode *row;
    int year;
    const Number *value; /* NULL: not known */
} Point;

typedef struct Series {
    Point points[POINTS_MAX];
    size_t count;
    const char *subject;
} Series;

static void read_series(Check *c, const xmlNode *parent, const char *name, const char *attr, Series *out)
{
    out->count = 0;
    out->subject = data_attr(parent, check_named(parent, "indikator") ? "id" : "kode");
    for (const xmlNode *n = data_child(parent, name); n && out->count < POINTS_MAX; n = data_next(n, name))
        if (attr_year(n, "tahun"))
            out->points[out->count++] = (Point){n, attr_year(n, "tahun"), attr ? check_figure(c, n, attr) : NULL};
}

/* ---- years ---- */

static void says_year(Check *c, const Series *s, const Point *at, const Point *other, const char *format)
{
    Finding *f = check_found(c, "K319", at->row, format, (const char *)at->row->name, at->year, other->year);
    f->stated = data_attr(at->row, "tahun");
    f->other = data_place(other->row);
    check_about(f, s->subject);
}

/* One year between others that is not there; a plan that gives its first and last year only has no holes. */
static void years_check(Check *c, const Series *s)
{
    const Point *hole = NULL;
    size_t holes = 0;
    for (size_t i = 1; i < s->count; i++) {
        const Point *before = &s->points[i - 1], *now = &s->points[i];
        if (now->year == before->year)
            says_year(c, s, now, before, _("<%s> of %d stands here a second time"));
        else if (now->year < before->year)
            says_year(c, s, now, before, _("<%s> of %d stands behind that of %d"));
        else if (now->year > before->year + 1) {
            holes += (size_t)(now->year - before->year - 1);
            hole = before;
        }
    }
    if (holes == 1 && s->count > 2)
        says_year(c, s, hole, hole + 1, _("between the <%s> of %d and that of %d a year is left out"));
}

/* ---- jumps ---- */

/* 1: more than `times` the other figure, -1: less than so small a part, 0: neither, or not to be said. */
static int far_from(Check *c, const Number *a, const Number *b, long times)
{
    if (!a || !b || number_sign(a) <= 0 || number_sign(b) <= 0)
        return 0;
    const Number *factor = number_from_int(c->scratch, times);
    return number_compare(a, number_mul(c->scratch, b, factor)) > 0 ? 1 : number_compare(number_mul(c->scratch, a, factor), b) < 0 ? -1 : 0;
}

/* Far from all the others, on the same side of them. */
static bool far_from_all(Check *c, const Series *s, size_t at, const Number *value)
{
    int side = 0;
    size_t others = 0;
    for (size_t i = 0; i < s->count; i++) {
        if (i == at || !s->points[i].value)
            continue;
        int now = far_from(c, value, s->points[i].value, FAR_AT_END);
        if (!now || (side && now != side))
            return false;
        side = now;
        others++;
    }
    return others > 1;
}

static bool jumps(Check *c, const Series *s, size_t at)
{
    const Number *value = s->points[at].value;
    if (at == 0 || at + 1 == s->count)
        return far_from_all(c, s, at, value);
    int before = far_from(c, value, s->points[at - 1].value, FAR_INSIDE), after = far_from(c, value, s->points[at + 1].value, FAR_INSIDE);
    return before && before == after;
}

static void says_jump(Check *c, const char *rule, const Series *s, const xmlNode *row, const Number *value, const xmlNode *other)
{
    Finding *f = check_found(c, rule, row, _("<%s> of %s in %s is %s, far from the years beside it"), (const char *)row->name,
                             s->subject ? s->subject : "", data_attr(row, "tahun") ? data_attr(row, "tahun") : "?", check_shown(c, value));
    check_values(c, f, value, NULL);
    f->other = data_place(other);
    check_about(f, s->subject);
    check_about(f, data_attr(row->parent->parent, "kode"));
}

static void jumps_check(Check *c, const char *rule, const Series *s)
{
    for (size_t i = 0; i < s->count && s->count > 2; i++)
        if (jumps(c, s, i))
            says_jump(c, rule, s, s->points[i].row, s->points[i].value, s->points[i ? i - 1 : 1].row);
}

/* Where the plan begins, against all that it promises. */
static void beginning_check(Check *c, const Series *s, const xmlNode *indicator)
{
    const xmlNode *row = data_child(indicator, "awal");
    const Number *value = check_figure(c, row, "nilai");
    if (value && far_from_all(c, s, s->count, value))
        says_jump(c, "K614", s, row, value, s->points[0].row);
}

void series_check(Check *c)
{
    Series s;
    for (const xmlNode *n = c->plan; n; n = check_walk(c->plan, n)) {
        if (check_named(n, "indikator")) {
            read_series(c, n, "target", "nilai", &s);
            years_check(c, &s);
            jumps_check(c, "K614", &s);
            beginning_check(c, &s, n);
        } else if (code_known(c, data_attr(n, "kode"))) {
            read_series(c, n, "pagu", "nilai", &s);
            years_check(c, &s);
            jumps_check(c, "K618", &s);
        } else if (check_named(n, "pencapaian") || check_named(n, "pendanaan")) {
            read_series(c, n, check_named(n, "pencapaian") ? "capaian" : "dana", NULL, &s);
            years_check(c, &s);
        }
    }
}
