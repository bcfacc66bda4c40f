/* agreement.c: Perjanjian Kinerja against the plan, the budget, the superior's sheet and one another. */
#include <string.h>

#include "check/model.h"
#include "data/data.h"

/* The sheets of one year. */
typedef struct Sheets {
    Check *c;
    const xmlNode *year;
    xmlHashTablePtr rows;    /* <butir> by kind of sheet, post and indicator */
    xmlHashTablePtr carried; /* indicators that some sheet names */
    xmlHashTablePtr posts;   /* posts that made an agreement */
    xmlHashTablePtr funded;  /* codes with a line, and what stands above them */
    xmlHashTablePtr shared;  /* Shared by the superior's row */
} Sheets;

/* A superior's row and what the posts below promise of it together. */
typedef struct Shared {
    const xmlNode *above, *first;
    const Number *sum, *best;
} Shared;

static const xmlChar *x(const char *text)
{
    return (const xmlChar *)(text ? text : "");
}

/* ---- index ---- */

static void enter_line(Sheets *s, const char *code)
{
    for (const Code *n = code_known(s->c, code); n; n = n->parent)
        xmlHashAddEntry(s->funded, x(n->code), (void *)n);
}

static void enter(Sheets *s, xmlNode *sheet)
{
    const char *kind = data_attr(sheet, "jenis"), *post = data_attr(sheet, "pihak-pertama");
    xmlHashAddEntry(s->posts, x(post), sheet);
    for (xmlNode *n = data_child(sheet, NULL); n; n = data_next(n, NULL)) {
        const char *indicator = data_attr(n, "indikator");
        if (check_named(n, "butir") && indicator) {
            xmlHashAddEntry3(s->rows, x(kind), x(post), x(indicator), n);
            xmlHashAddEntry(s->carried, x(indicator), n);
        }
        enter_line(s, data_attr(n, "kode"));
    }
}

/* ---- rows ---- */

/* The target of the Renstra itself. */
static const Number *renstra_target(Check *c, const xmlNode *indicator, int year)
{
    for (const xmlNode *n = data_child(indicator, "target"); n; n = data_next(n, "target"))
        if (attr_year(n, "tahun") == year)
            return check_figure(c, n, "nilai");
    return NULL;
}

/* The year's target: what was agreed or budgeted, else the Renstra's. */
static const Number *plan_target(Check *c, const xmlNode *indicator, int year)
{
    const Number *value = check_figure(c, ukur_of(indicator, year), "target");
    return value ? value : renstra_target(c, indicator, year);
}

static void row_target(Sheets *s, const xmlNode *sheet, const xmlNode *row, const xmlNode *indicator)
{
    Check *c = s->c;
    const char *id = data_attr(row, "indikator");
    const Number *stated = check_figure(c, row, "target"), *plan = plan_target(c, indicator, year_of(s->year));
    if (!stated || !plan || number_compare(stated, plan) == 0)
        return;
    /* What was signed first may hold to the plan as it was before the budget changed. */
    const Number *before = strcmp(data_attr(sheet, "jenis"), "murni") == 0 ? renstra_target(c, indicator, year_of(s->year)) : NULL;
    if (before && number_compare(stated, before) == 0)
        return;
    const char *hint = digits_hint(c, stated, plan), *factor;
    if (figure_compare(c, stated, 0, plan, &factor) == SLIPPED)
        hint = arena_printf(c->arena, _("off by the factor %s"), factor);
    Finding *f = check_found(c, "K201", row, _("sheet %s promises %s for %s, the target of %d is %s%s%s"), data_attr(sheet, "id"),
                             check_shown(c, stated), id, year_of(s->year), check_shown(c, plan), hint && *hint ? ": " : "", hint ? hint : "");
    check_values(c, f, stated, plan);
    check_about(f, data_attr(sheet, "id"));
    check_about(f, id);
    f->other = data_place(result_find(c, id, data_attr(s->year, "tahun")));
    for (const xmlNode *n = data_child(indicator, "target"); n && !f->other.file; n = data_next(n, "target"))
        if (attr_year(n, "tahun") == year_of(s->year))
            f->other = data_place(n);
}

/* A row that names a sub kegiatan instead of an indicator, and measures it as the budget does. */
static void row_output(Sheets *s, const xmlNode *sheet, const xmlNode *row)
{
    Check *c = s->c;
    const Code *code = code_known(c, data_attr(row, "kode"));
    int slot = year_slot(c, year_of(s->year));
    const xmlNode *output = code && slot >= 0 ? code->years[slot].fisik : NULL;
    const char *unit = data_attr(row, "satuan"), *right = data_attr(output, "satuan");
    const Number *stated = check_figure(c, row, "target"), *exact = check_figure(c, output, "target");
    if (!stated || !exact || !unit || !right || strcasecmp(unit, right) != 0 || number_compare(stated, exact) == 0)
        return;
    Finding *f = check_found(c, "K213", row, _("sheet %s promises %s %s for %s, the budget counts on %s"), data_attr(sheet, "id"),
                             check_shown(c, stated), unit, code->code, check_shown(c, exact));
    check_values(c, f, stated, exact);
    f->other = data_place(output);
    check_about(f, data_attr(sheet, "id"));
    check_about(f, code->code);
}

static void row_unit(Sheets *s, const xmlNode *sheet, const xmlNode *row, const xmlNode *indicator)
{
    const char *stated = data_attr(row, "satuan"), *right = data_attr(indicator, "satuan");
    if (!stated || !right || strcasecmp(stated, right) == 0)
        return;
    Finding *f = check_found(s->c, "K209", row, _("sheet %s measures %s in \"%s\", the plan in \"%s\""), data_attr(sheet, "id"),
                             data_attr(row, "indikator"), stated, right);
    f->stated = arena_strdup(s->c->arena, stated);
    f->expected = arena_strdup(s->c->arena, right);
    f->other = data_place(indicator);
    check_about(f, data_attr(sheet, "id"));
    check_about(f, data_attr(row, "indikator"));
}

/* The same post, before and after the change. */
static void row_changed(Sheets *s, const xmlNode *sheet, const xmlNode *row)
{
    Check *c = s->c;
    const char *id = data_attr(row, "indikator");
    if (strcmp(data_attr(sheet, "jenis"), "perubahan") != 0)
        return;
    const xmlNode *first = xmlHashLookup3(s->rows, x("murni"), x(data_attr(sheet, "pihak-pertama")), x(id));
    const Number *a = check_figure(c, first, "target"), *b = check_figure(c, row, "target");
    if (!a || !b || number_compare(a, b) == 0)
        return;
    Finding *f = check_found(c, "K202", row, _("sheet %s promises %s for %s, the first agreement of the same post %s"), data_attr(sheet, "id"),
                             check_shown(c, b), id, check_shown(c, a));
    check_values(c, f, b, a);
    check_about(f, data_attr(sheet, "id"));
    check_about(f, id);
    f->other = data_place(first);
}

static bool is_percent(const xmlNode *indicator)
{
    const char *unit = data_attr(indicator, "satuan");
    return unit && strcmp(unit, "%") == 0;
}

/* Adds a row to what the posts below promise of the superior's. */
static void row_share(Sheets *s, const xmlNode *sheet, const xmlNode *row)
{
    Check *c = s->c;
    const Number *value = check_figure(c, row, "target");
    const char *superior = data_attr(sheet, "pihak-kedua");
    if (!superior)
        superior = data_attr(id_find(c, data_attr(sheet, "pihak-pertama")), "atasan");
    xmlNode *above = xmlHashLookup3(s->rows, x(data_attr(sheet, "jenis")), x(superior), x(data_attr(row, "indikator")));
    const char *key = above ? arena_printf(c->scratch, "%p", (void *)above) : NULL;
    if (!value || !key)
        return;
    Shared *shared = xmlHashLookup(s->shared, x(key));
    if (!shared) {
        shared = arena_make(c->scratch, Shared);
        if (!shared || xmlHashAddEntry(s->shared, x(key), shared) != 0) {
            c->failed = true;
            return;
        }
        *shared = (Shared){.above = above, .first = row, .sum = number_from_int(c->scratch, 0), .best = value};
    }
    shared->sum = number_add(c->scratch, shared->sum, value);
    if (number_compare(value, shared->best) > 0)
        shared->best = value;
}

static void share_check(void *payload, void *context, const xmlChar *name)
{
    Sheets *s = context;
    Check *c = s->c;
    const Shared *shared = payload;
    const char *id = data_attr(shared->above, "indikator"), *direction;
    const xmlNode *indicator = id_find(c, id);
    const Number *promised = check_figure(c, shared->above, "target"), *below = is_percent(indicator) ? shared->best : shared->sum;
    (void)name;
    direction = data_attr(indicator, "arah");
    if (!promised || !below || (direction && strcmp(direction, "naik") != 0) || number_compare(below, promised) >= 0)
        return;
    const char *sheet = data_attr(shared->first->parent, "id");
    Finding *f = check_found(c, "K203", shared->first, _("sheet %s: the posts below promise %s for %s, their superior (sheet %s) %s"), sheet,
                             check_shown(c, below), id, data_attr(shared->above->parent, "id"), check_shown(c, promised));
    check_values(c, f, below, promised);
    check_about(f, sheet);
    check_about(f, id);
    check_about(f, data_attr(shared->above->parent, "id"));
    f->other = data_place(shared->above);
}

/* ---- money ---- */

static void amount(Sheets *s, const char *rule, const xmlNode *sheet, const xmlNode *row, const char *attr, const char *what)
{
    Check *c = s->c;
    const xmlNode *sheet_of = check_named(row, "dana") ? row : sheet;
    const Number *stated = check_figure(c, row, "nilai"), *exact = check_figure(c, ukur_of(sheet_of, year_of(s->year)), attr);
    const char *code = data_attr(row, "kode"), *factor;
    if (!stated || !exact || number_compare(stated, exact) == 0)
        return;
    const char *hint = digits_hint(c, stated, exact);
    if (figure_compare(c, stated, 0, exact, &factor) == SLIPPED)
        hint = arena_printf(c->arena, _("off by the factor %s"), factor);
    Finding *f = check_found(c, rule, row, _("sheet %s prints %s%s%s, %s is %s; difference %s%s%s"), data_attr(sheet, "id"), check_shown(c, stated),
                             code ? _(" for ") : "", code ? code : "", what, check_shown(c, exact),
                             check_shown(c, number_sub(c->scratch, stated, exact)), hint && *hint ? ": " : "", hint ? hint : "");
    check_values(c, f, stated, exact);
    check_about(f, data_attr(sheet, "id"));
    check_about(f, code);
    const Code *known = code_known(c, code);
    int slot = year_slot(c, year_of(s->year));
    if (known && slot >= 0)
        f->other = data_place(known->years[slot].pagu ? known->years[slot].pagu : known->node);
}

/* ---- one sheet ---- */

static void check_superior(Sheets *s, const xmlNode *sheet)
{
    Check *c = s->c;
    const char *post = data_attr(sheet, "pihak-pertama"), *stated = data_attr(sheet, "pihak-kedua");
    const xmlNode *known = id_find(c, post);
    const char *right = data_attr(known, "atasan");
    if (!right || !stated || strcmp(right, stated) == 0)
        return;
    Finding *f = check_found(c, "K208", sheet, _("sheet %s is between %s and %s, but the superior of %s is %s"), data_attr(sheet, "id"), post, stated,
                             post, right);
    f->stated = stated;
    f->expected = right;
    f->other = data_place(known);
    check_about(f, data_attr(sheet, "id"));
}

/* Whether a date is before another for certain: "2024-01" is not before "2024-01-15". */
static bool is_before(const char *a, const char *b)
{
    size_t n = a && b ? (strlen(a) < strlen(b) ? strlen(a) : strlen(b)) : 0;
    return n > 0 && strncmp(a, b, n) < 0;
}

static void check_order(Sheets *s, const xmlNode *sheet)
{
    const xmlNode *first = xmlHashLookup(s->posts, x(data_attr(sheet, "pihak-pertama")));
    const char *date = data_attr(sheet, "tanggal"), *before = data_attr(first, "tanggal");
    if (strcmp(data_attr(sheet, "jenis"), "perubahan") != 0 || strcmp(data_attr(first, "jenis"), "murni") != 0 || !is_before(date, before))
        return;
    Finding *f = check_found(s->c, "K306", sheet, _("the revised sheet %s is dated %s, before the first agreement of the same post (%s)"),
                             data_attr(sheet, "id"), date, before);
    f->stated = date;
    f->other = data_place(first);
    check_about(f, data_attr(sheet, "id"));
}

static void check_sheet(Sheets *s, const xmlNode *sheet)
{
    check_superior(s, sheet);
    check_order(s, sheet);
    for (const xmlNode *n = data_child(sheet, NULL); n; n = data_next(n, NULL)) {
        const xmlNode *indicator = check_named(n, "butir") ? id_find(s->c, data_attr(n, "indikator")) : NULL;
        if (indicator) {
            row_target(s, sheet, n, indicator);
            row_unit(s, sheet, n, indicator);
            row_changed(s, sheet, n);
            row_share(s, sheet, n);
        } else if (check_named(n, "butir")) {
            row_output(s, sheet, n);
        }
        if (check_named(n, "dana") && data_attr(n, "kode"))
            amount(s, "K211", sheet, n, "nilai", _("the budget"));
        else if (check_named(n, "jumlah"))
            amount(s, "K212", sheet, n, "jumlah", _("the sum of its lines"));
    }
}

/* The date that most sheets of a kind carry; NULL when they are few, or many have another. */
static const xmlNode *usual_date(const xmlNode *year, const char *kind)
{
    enum { FEW = 5 };
    const xmlNode *usual = NULL;
    int lead = 0, all = 0, same = 0;
    for (const xmlNode *n = data_child(year, "perjanjian"); n; n = data_next(n, "perjanjian"))
        if (data_attr(n, "tanggal") && strcmp(data_attr(n, "jenis"), kind) == 0) {
            all++;
            if (!lead)
                usual = n;
            lead += strcmp(data_attr(usual, "tanggal"), data_attr(n, "tanggal")) == 0 ? 1 : -1;
        }
    for (const xmlNode *n = data_child(year, "perjanjian"); n && usual; n = data_next(n, "perjanjian"))
        same +=
            data_attr(n, "tanggal") && strcmp(data_attr(n, "jenis"), kind) == 0 && strcmp(data_attr(usual, "tanggal"), data_attr(n, "tanggal")) == 0;
    return all >= FEW && same * 5 >= all * 4 ? usual : NULL;
}

/* Sheets of one kind are signed on one day; another date may be right for a post that changed hands. */
static void check_dates(Check *c, const xmlNode *year, const char *kind)
{
    const xmlNode *usual = usual_date(year, kind);
    for (const xmlNode *n = usual ? data_child(year, "perjanjian") : NULL; n; n = data_next(n, "perjanjian")) {
        const char *date = data_attr(n, "tanggal"), *right = data_attr(usual, "tanggal");
        if (!date || strcmp(data_attr(n, "jenis"), kind) != 0 || strcmp(date, right) == 0)
            continue;
        Finding *f = check_found(c, "K322", n, _("sheet %s is dated %s, nearly all others of its kind %s"), data_attr(n, "id"), date, right);
        f->stated = date;
        f->expected = right;
        f->other = data_place(usual);
        check_about(f, data_attr(n, "id"));
    }
}

/* ---- what no sheet has ---- */

static void posts_without(Sheets *s)
{
    for (const xmlNode *n = data_child(s->year, "pejabat"); n; n = data_next(n, "pejabat")) {
        const char *id = data_attr(n, "jabatan"), *kind = data_attr(id_find(s->c, id), "jenis");
        if ((kind && (strcmp(kind, "kepala-daerah") == 0 || strcmp(kind, "kelompok") == 0)) || xmlHashLookup(s->posts, x(id)))
            continue;
        check_about(check_found(s->c, "K204", n, _("the post %s is held by someone, but has no Perjanjian Kinerja in %d"), id, year_of(s->year)), id);
    }
}

static void indicators_without(Sheets *s)
{
    Check *c = s->c;
    int year = year_of(s->year);
    bool handed_down = xmlHashSize(s->posts) > 1; /* a head alone promises his own indicators */
    for (const xmlNode *n = c->plan; n; n = check_walk(c->plan, n)) {
        if (!check_named(n, "indikator") || !(check_named(n->parent, "sasaran") || (handed_down && check_named(n->parent, "program"))))
            continue;
        const char *in_force = data_attr(ukur_of(n, year), "berlaku"), *id = data_attr(n, "id");
        if (!in_force || strcmp(in_force, "ya") != 0 || !plan_target(c, n, year) || xmlHashLookup(s->carried, x(id)))
            continue;
        Finding *f = check_found(c, "K205", n, _("no agreement of %d carries the indicator %s"), year, id);
        check_about(f, id);
        check_about(f, data_attr(n->parent, "kode"));
    }
}

static void programs_without(Sheets *s)
{
    Check *c = s->c;
    int slot = year_slot(c, year_of(s->year));
    for (const Code *code = c->codes; code && slot >= 0; code = code->following)
        if (!code->parent && check_figure(c, code->years[slot].ukur, "pagu") && !xmlHashLookup(s->funded, x(code->code)))
            check_about(check_found(c, "K206", code->node, _("the programme %s has a budget in %d, but no agreement answers for it"), code->code,
                                    year_of(s->year)),
                        code->code);
}

/* ---- the year ---- */

static bool open_sheets(Sheets *s)
{
    s->rows = xmlHashCreate(256);
    s->carried = xmlHashCreate(256);
    s->posts = xmlHashCreate(64);
    s->funded = xmlHashCreate(256);
    s->shared = xmlHashCreate(256);
    return s->rows && s->carried && s->posts && s->funded && s->shared;
}

static void close_sheets(Sheets *s)
{
    xmlHashFree(s->rows, NULL);
    xmlHashFree(s->carried, NULL);
    xmlHashFree(s->posts, NULL);
    xmlHashFree(s->funded, NULL);
    xmlHashFree(s->shared, NULL);
}

static void check_year(Check *c, const xmlNode *year)
{
    Sheets s = {.c = c, .year = year};
    if (!open_sheets(&s)) {
        c->failed = true;
        close_sheets(&s);
        return;
    }
    for (xmlNode *n = data_child(year, "perjanjian"); n; n = data_next(n, "perjanjian"))
        enter(&s, n);
    for (const xmlNode *n = data_child(year, "perjanjian"); n; n = data_next(n, "perjanjian"))
        check_sheet(&s, n);
    xmlHashScan(s.shared, share_check, &s);
    check_dates(c, year, "murni");
    check_dates(c, year, "perubahan");
    /* A year whose agreements were never entered is not one without agreements. */
    if (data_child(year, "perjanjian") && year == c->report_year) {
        posts_without(&s);
        indicators_without(&s);
        programs_without(&s);
    }
    close_sheets(&s);
}

void agreements_check(Check *c)
{
    for (size_t i = 0; i < c->year_count; i++)
        check_year(c, c->years[i]);
}
