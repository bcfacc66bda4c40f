/* printed.c: figures of a published report, entered as printed, against what the data gives.
 *
 * A <tercetak> names what it states (kode, indikator, sasaran, perjanjian; none: the office), which figure (apa), of which year, and how it was printed: nilai,
 * terbilang, teks, satuan. */
#include <ctype.h>
#include <string.h>

#include "check/model.h"
#include "data/data.h"

/* What one <tercetak> is about. */
typedef struct Printed {
    const xmlNode *node;
    const char *what, *place, *subject; /* apa; tempat; whose */
    const char *year_text;
    int year;
    Code *code;
    xmlNode *owner;  /* element of the plan or <perjanjian> that carries the figure; NULL: nothing of that name */
    xmlNode *source; /* where the figure stands in the data */
} Printed;

/* ---- what it refers to ---- */

static xmlNode *agreement_find(const Check *c, int year, const char *id)
{
    int slot = year_slot(c, year);
    for (xmlNode *n = slot >= 0 ? data_child(c->years[slot], "perjanjian") : NULL; n; n = data_next(n, "perjanjian"))
        if (data_attr(n, "id") && strcmp(data_attr(n, "id"), id) == 0)
            return n;
    return NULL;
}

/* The row of a sheet that names a code or an indicator. */
static xmlNode *sheet_row(xmlNode *sheet, const char *kind, const char *attr, const char *value)
{
    for (xmlNode *n = data_child(sheet, kind); n; n = data_next(n, kind))
        if (data_attr(n, attr) && strcmp(data_attr(n, attr), value) == 0)
            return n;
    return NULL;
}

static bool starts(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

static xmlNode *source_row(const Check *c, const Printed *p)
{
    int slot = year_slot(c, p->year);
    if (p->code && slot >= 0) {
        const CodeYear *year = &p->code->years[slot];
        if (starts(p->what, "fisik"))
            return year->fisik;
        if (strcmp(p->what, "murni") == 0 || strcmp(p->what, "perubahan") == 0 || strcmp(p->what, "pagu") == 0)
            return year->pagu;
        return starts(p->what, "pagu-renstra") ? NULL : year->serapan;
    }
    return p->owner && check_named(p->owner, "indikator") ? result_find(c, data_attr(p->owner, "id"), p->year_text) : NULL;
}

static xmlNode *year_child(const xmlNode *parent, const char *name, int year)
{
    for (xmlNode *n = data_child(parent, name); n; n = data_next(n, name))
        if (attr_year(n, "tahun") == year)
            return n;
    return NULL;
}

static void refer_sheet(const Check *c, Printed *p, const char *sheet, const char *code, const char *indicator)
{
    p->owner = agreement_find(c, p->year, sheet);
    p->subject = sheet;
    if (p->owner && indicator)
        p->owner = sheet_row(p->owner, "butir", "indikator", indicator);
    else if (p->owner && code)
        p->owner = sheet_row(p->owner, "dana", "kode", code);
}

static void refer(const Check *c, Printed *p)
{
    const char *code = data_attr(p->node, "kode"), *indicator = data_attr(p->node, "indikator"), *goal = data_attr(p->node, "sasaran");
    const char *sheet = data_attr(p->node, "perjanjian");
    if (sheet) {
        refer_sheet(c, p, sheet, code, indicator);
    } else if (indicator || goal) {
        p->subject = indicator ? indicator : goal;
        p->owner = id_find(c, p->subject);
    } else if (code) {
        p->subject = code;
        p->code = code_known(c, code);
        p->owner = p->code ? p->code->node : NULL;
    } else {
        p->owner = c->plan;
    }
    p->source = source_row(c, p);
    if (!p->source && strcmp(p->what, "target") == 0)
        p->source = year_child(p->owner, "target", p->year);
    if (!p->source && strcmp(p->what, "pagu-renstra") == 0)
        p->source = year_child(p->owner, "pagu", p->year);
    if (!p->source)
        p->source = p->owner;
}

/* ---- the exact figure ---- */

static const Number *office_plan(Check *c, int year)
{
    const Number *sum = number_from_int(c->scratch, 0);
    for (const Code *code = c->codes; code; code = code->following)
        if (!code->parent) {
            const Number *part = plan_budget(c, code, year);
            sum = part ? number_add(c->scratch, sum, part) : sum;
        }
    return sum;
}

static const Number *plan_figure(Check *c, const Printed *p)
{
    int year = strcmp(p->what, "pagu-renstra") == 0 ? p->year : 0;
    return p->code ? plan_budget(c, p->code, year) : p->owner == c->plan ? office_plan(c, year) : NULL;
}

static const Number *last_target(Check *c, const xmlNode *indicator)
{
    const xmlNode *last = NULL, *end = data_child(indicator, "target-akhir");
    for (const xmlNode *n = data_child(indicator, "target"); n; n = data_next(n, "target"))
        last = n;
    return check_figure(c, end ? end : last, "nilai");
}

static const Number *exact_figure(Check *c, const Printed *p)
{
    if (!p->owner)
        return NULL;
    if (starts(p->what, "pagu-renstra"))
        return plan_figure(c, p);
    const xmlNode *sheet = ukur_of(p->owner, p->year);
    if (check_named(p->owner, "dana"))
        return check_figure(c, sheet, "nilai");
    if (check_named(p->owner, "butir"))
        return check_figure(c, p->owner, "target");
    bool of_plan = p->node->parent == c->plan && strcmp(p->what, "target") == 0; /* the plan's own, not what was agreed later */
    const Number *value = of_plan ? NULL : check_figure(c, sheet, p->what);
    if (value)
        return value;
    if (strcmp(p->what, "target") == 0)
        return check_figure(c, year_child(p->owner, "target", p->year), "nilai");
    if (strcmp(p->what, "target-akhir") == 0)
        return last_target(c, p->owner);
    return strcmp(p->what, "awal") == 0 ? check_figure(c, data_child(p->owner, "awal"), "nilai") : NULL;
}

/* ---- findings ---- */

static Finding *say(Check *c, const char *rule, const Printed *p, const char *message)
{
    Finding *f = check_found(c, rule, p->node, "%s: %s", p->place, message ? message : "");
    check_about(f, p->subject);
    check_about(f, p->what);
    if (p->source)
        f->other = data_place(p->source);
    return f;
}

/* "pagu of 1.06.04 (2024)" */
static const char *name_of(Check *c, const Printed *p)
{
    const char *text = p->subject ? arena_printf(c->scratch, _("%s of %s (%d)"), p->what, p->subject, p->year)
                                  : arena_printf(c->scratch, _("%s of the office (%d)"), p->what, p->year);
    return text ? text : "";
}

static void compare(Check *c, const Printed *p, const Number *stated, const Number *exact)
{
    const char *factor, *a = check_shown(c, stated), *b = check_shown(c, exact), *name = name_of(c, p);
    Verdict verdict = figure_compare(c, stated, decimals_of(data_attr(p->node, "nilai")), exact, &factor);
    if (verdict <= ROUNDED)
        return;
    Finding *f;
    if (verdict == CUT) {
        f = say(
            c, "K132", p,
            arena_printf(c->scratch, _("%s is printed as %s, the data gives %s: the last place is cut off or rounded the other way"), name, a, b));
    } else if (verdict == SLIPPED) {
        f = say(c, "K133", p, arena_printf(c->scratch, _("%s is printed as %s, the data gives %s: off by the factor %s"), name, a, b, factor));
    } else {
        const char *hint = digits_hint(c, stated, exact);
        f = say(c, "K131", p,
                arena_printf(c->scratch, _("%s is printed as %s, the data gives %s; difference %s%s%s"), name, a, b,
                             check_shown(c, number_sub(c->scratch, stated, exact)), *hint ? ": " : "", hint));
    }
    check_values(c, f, stated, exact);
}

static void compare_words(Check *c, const Printed *p, const char *words, const Number *digits)
{
    Spelled spelled = spelled_read(c, words);
    if (spelled.bad) {
        say(c, "K135", p, arena_printf(c->scratch, _("the amount in words can't be read: \"%s\" is not a word of a number"), spelled.bad));
        return;
    }
    if (spelled.value && digits && number_compare(spelled.value, digits) == 0)
        return;
    const char *difference = digits ? spelled_difference(c, words, digits) : NULL;
    Finding *f =
        say(c, "K134", p,
            arena_printf(c->scratch, _("%s: the words say %s, the digits %s; %s"), name_of(c, p), spelled.value ? check_shown(c, spelled.value) : "?",
                         digits ? check_shown(c, digits) : "?", difference ? difference : ""));
    check_values(c, f, spelled.value, digits);
}

/* ---- words and dates as printed ---- */

/* Letters alone decide: "tidak-efisien" is "Tidak Efisien". */
static bool same_words(Check *c, const char *a, const char *b)
{
    return name_distance(c, a, b, 0) == 0;
}

static void compare_class(Check *c, const Printed *p, const char *text)
{
    const char *right = data_attr(ukur_of(p->owner, p->year), p->what);
    if (!right) {
        say(c, "K136", p, arena_printf(c->scratch, _("there is nothing to compare %s with; correct \"apa\", or what it refers to"), name_of(c, p)));
        return;
    }
    if (same_words(c, text, right))
        return;
    Finding *f = say(c,
                     starts(p->what, "efisiensi") ? "K702"
                     : starts(p->what, "banding") ? "K704"
                                                  : "K701",
                     p, arena_printf(c->scratch, _("%s is printed as \"%s\", by the figure it is \"%s\""), name_of(c, p), text, right));
    f->stated = arena_strdup(c->arena, text);
    f->expected = arena_strdup(c->arena, right);
}

static void compare_name(Check *c, const Printed *p, const char *text)
{
    const xmlNode *name = data_child(p->owner, "nama") ? data_child(p->owner, "nama") : data_child(p->owner, "uraian");
    const char *right = node_text(c, name);
    int near = few_letters(right), distance = *right ? name_distance(c, text, right, near) : 0;
    if (!distance)
        return;
    Finding *f = say(c, distance <= near ? "K231" : "K232", p,
                     distance <= near ? arena_printf(c->scratch, _("the printed name differs by %d letters from that of %s"), distance,
                                                     p->subject ? p->subject : "")
                                      : arena_printf(c->scratch, _("another name than that of %s is printed"), p->subject ? p->subject : ""));
    f->stated = arena_strdup(c->arena, text);
    f->expected = arena_strdup(c->arena, right);
    f->other = data_place(name);
}

/* "29 Agustus 2024", "September 2024", or as in the data; false when it is no date. */
static bool read_date(const char *text, Date *out)
{
    *out = (Date){0};
    if (date_parse(text, out))
        return true;
    for (const char *p = text; *p;) {
        if (isdigit((unsigned char)*p)) {
            size_t n = strspn(p, "0123456789");
            int value = 0;
            for (size_t i = 0; i < n && i < 6; i++)
                value = value * 10 + (p[i] - '0');
            *(n > 2 ? &out->year : &out->day) = value;
            p += n;
        } else if (isalpha((unsigned char)*p)) {
            for (int m = 1; m <= 12; m++)
                if (strncasecmp(p, date_month_name(m), strlen(date_month_name(m))) == 0)
                    out->month = m;
            while (isalpha((unsigned char)*p))
                p++;
        } else {
            p++;
        }
    }
    return out->year > 0;
}

static bool dates_differ(Date a, Date b)
{
    return a.year != b.year || (a.month && b.month && a.month != b.month) || (a.day && b.day && a.day != b.day);
}

static void compare_date(Check *c, const Printed *p, const char *text)
{
    const xmlNode *owner = p->owner;
    int slot = year_slot(c, p->year);
    if (owner == c->plan)
        owner = slot >= 0 ? data_child(c->years[slot], "laporan") : NULL;
    const char *right = data_attr(owner, "tanggal");
    Date stated, exact;
    if (!right || !date_parse(right, &exact) || !read_date(text, &stated)) {
        say(c, "K136", p, arena_printf(c->scratch, _("there is nothing to compare %s with; correct \"apa\", or what it refers to"), name_of(c, p)));
        return;
    }
    if (!dates_differ(stated, exact))
        return;
    Finding *f = say(c, "K321", p,
                     arena_printf(c->scratch, _("the date printed is %s, that of %s is %s"), text, p->subject ? p->subject : _("the report"),
                                  date_format(c->scratch, exact)));
    f->stated = arena_strdup(c->arena, text);
    f->expected = date_format(c->arena, exact);
    f->other = data_place(owner);
}

/* ---- one of them ---- */

static bool is_one_of(const char *word, const char *const *list)
{
    for (; *list; list++)
        if (strcmp(word, *list) == 0)
            return true;
    return false;
}

static void check_unit(Check *c, const Printed *p)
{
    const char *unit = data_attr(p->node, "satuan"), *right = NULL;
    if (!unit)
        return;
    if (strcmp(p->what, "efisiensi") == 0)
        right = strcmp(data_attr(ukur_of(p->owner, p->year), "efisiensi-cara") ? data_attr(ukur_of(p->owner, p->year), "efisiensi-cara") : "",
                       "rasio") == 0
                    ? ""
                    : "%";
    else if (p->owner && check_named(p->owner, "indikator"))
        right = data_attr(p->owner, "satuan");
    if (!right || strcasecmp(unit, right) == 0)
        return;
    Finding *f = say(
        c, "K703", p,
        arena_printf(c->scratch,
                     *right ? _("%s is printed in \"%s\", its unit is \"%s\"") : _("%s is printed with \"%s\", but it is a ratio without a unit%s"),
                     name_of(c, p), unit, right));
    f->stated = arena_strdup(c->arena, unit);
    f->expected = arena_strdup(c->arena, right);
}

/* The same figure printed twice with two values, when the data can't say which is right. */
static void compare_twice(Check *c, xmlHashTablePtr seen, const Printed *p)
{
    const char *value = data_attr(p->node, "nilai"), *text = value ? value : data_attr(p->node, "teks");
    const char *key = arena_printf(c->scratch, "%s|%s|%s|%d", p->what, p->subject ? p->subject : "",
                                   data_attr(p->node, "kode") ? data_attr(p->node, "kode") : "", p->year);
    if (!text || !key || xmlHashAddEntry(seen, (const xmlChar *)key, (void *)p->node) == 0)
        return;
    const xmlNode *first = xmlHashLookup(seen, (const xmlChar *)key);
    const char *other = data_attr(first, "nilai") ? data_attr(first, "nilai") : data_attr(first, "teks"), *factor;
    const Number *a = value ? number_parse(c->scratch, value) : NULL, *b = check_figure(c, first, "nilai");
    bool same = a && b ? figure_compare(c, a, decimals_of(value), b, &factor) <= CUT || figure_compare(c, b, decimals_of(other), a, &factor) <= CUT
                       : same_words(c, text, other ? other : "");
    if (same)
        return;
    Finding *f = say(
        c, "K137", p,
        arena_printf(c->scratch, _("%s is printed as %s here, as %s in %s"), name_of(c, p), text, other ? other : "", data_attr(first, "tempat")));
    f->stated = arena_strdup(c->arena, text);
    f->expected = other ? arena_strdup(c->arena, other) : NULL;
    f->other = data_place(first);
}

/* One table prints a cell once: the second has another row's code or year. */
static void compare_cell(Check *c, xmlHashTablePtr cells, const Printed *p)
{
    const char *code = data_attr(p->node, "kode"), *indicator = data_attr(p->node, "indikator");
    const char *key = arena_printf(c->scratch, "%s|%s|%s|%s|%s|%d", p->place, p->what, p->subject ? p->subject : "", code ? code : "",
                                   indicator ? indicator : "", p->year);
    if (!key || xmlHashAddEntry(cells, (const xmlChar *)key, (void *)p->node) == 0)
        return;
    Finding *f = say(c, "K139", p,
                     arena_printf(c->scratch, _("%s stands in the same place a second time: the year or the code of one is wrong"), name_of(c, p)));
    f->other = data_place(xmlHashLookup(cells, (const xmlChar *)key));
}

static void check_number(Check *c, xmlHashTablePtr seen, const Printed *p)
{
    const char *words = data_attr(p->node, "terbilang");
    const Number *stated = check_figure(c, p->node, "nilai"), *exact = exact_figure(c, p);
    if (!exact && stated) {
        say(c, "K136", p, arena_printf(c->scratch, _("there is nothing to compare %s with; correct \"apa\", or what it refers to"), name_of(c, p)));
        compare_twice(c, seen, p);
    } else if (stated) {
        compare(c, p, stated, exact);
    }
    if (words)
        compare_words(c, p, words, stated ? stated : exact);
}

/* ---- printed parts against their printed total ---- */

/* The parts of one total in one table: four quarters of a year, or the years of a plan. */
typedef struct Parts {
    const Number *sum, *total;
    int count, last; /* parts; the last year of them */
    Printed owner;   /* the total's; the last part's as long as there is none */
} Parts;

enum { QUARTERS = 4 };

static const Number *printed_sum(Check *c, const Number *sum, const Number *part)
{
    return sum ? number_add(c->scratch, sum, part) : part;
}

static void add_part(Check *c, xmlHashTablePtr sums, const Printed *p)
{
    bool quarter = strlen(p->what) == 3 && starts(p->what, "tw"), year = strcmp(p->what, "serapan") == 0;
    bool plan = strcmp(p->what, "pagu-renstra") == 0, all = strcmp(p->what, "pagu-renstra-akhir") == 0;
    const Number *value = check_figure(c, p->node, "nilai");
    if (!value || !(quarter || year || plan || all))
        return;
    const char *key = arena_printf(c->scratch, "%s|%s|%d", p->place, p->subject ? p->subject : "", quarter || year ? p->year : 0);
    Parts *parts = key ? xmlHashLookup(sums, (const xmlChar *)key) : NULL;
    if (!parts) {
        parts = arena_make(c->scratch, Parts);
        if (!key || !parts || xmlHashAddEntry(sums, (const xmlChar *)key, parts) != 0) {
            c->failed = true;
            return;
        }
    }
    if (quarter || plan) {
        parts->sum = printed_sum(c, parts->sum, value);
        parts->count++;
        parts->last = p->year > parts->last ? p->year : parts->last;
        return;
    }
    parts->total = value;
    parts->owner = *p;
}

static void compare_parts(void *payload, void *context, const xmlChar *name)
{
    Check *c = context;
    const Parts *parts = payload;
    (void)name;
    if (!parts->total || !parts->sum || number_compare(parts->total, parts->sum) == 0)
        return;
    /* Not all of them printed: nothing to add up. A single code need not have money in the last year, the office does. */
    bool quarters = starts(parts->owner.what, "serapan");
    if (quarters ? parts->count < QUARTERS : !parts->owner.subject && parts->last != attr_year(c->plan, "akhir"))
        return;
    Finding *f =
        say(c, "K138", &parts->owner,
            arena_printf(c->scratch, _("%s is printed as %s, but the parts printed beside it add up to %s; difference %s"), name_of(c, &parts->owner),
                         check_shown(c, parts->total), check_shown(c, parts->sum), check_shown(c, number_sub(c->scratch, parts->total, parts->sum))));
    check_values(c, f, parts->total, parts->sum);
}

/* What was printed so far: figures, wherever they stand; cells of one place; parts by their total. */
typedef struct Tables {
    xmlHashTablePtr seen, cells, sums;
} Tables;

static void check_one(Check *c, const Tables *t, const xmlNode *node, int default_year)
{
    static const char *const classes[] = {"predikat", "atribut", "efisiensi-kelas", "banding", "persen-predikat", "fisik-predikat", NULL};
    static const char *const texts[] = {"kalimat", "judul", NULL};
    Printed p = {.node = node, .what = data_attr(node, "apa"), .place = data_attr(node, "tempat"), .year = attr_year(node, "tahun")};
    const char *text = data_attr(node, "teks");
    if (!p.year)
        p.year = default_year;
    p.year_text = arena_printf(c->scratch, "%d", p.year);
    if (!p.what || !p.place)
        return;
    if (is_one_of(p.what, texts)) {
        text_check(c, node, text ? text : "", default_year, strcmp(p.what, "judul") == 0);
        return;
    }
    refer(c, &p);
    if (!p.owner)
        say(c, "K136", &p, arena_printf(c->scratch, _("there is nothing to compare %s with; correct \"apa\", or what it refers to"), name_of(c, &p)));
    else if (text && is_one_of(p.what, classes))
        compare_class(c, &p, text);
    else if (text && strcmp(p.what, "nama") == 0)
        compare_name(c, &p, text);
    else if (text && strcmp(p.what, "tanggal") == 0)
        compare_date(c, &p, text);
    else
        check_number(c, t->seen, &p);
    if (p.owner)
        check_unit(c, &p);
    compare_cell(c, t->cells, &p);
    add_part(c, t->sums, &p);
}

void printed_check(Check *c)
{
    Tables t = {xmlHashCreate(256), xmlHashCreate(256), xmlHashCreate(256)};
    c->failed |= !t.seen || !t.cells || !t.sums;
    for (const xmlNode *n = c->failed ? NULL : data_child(c->plan, "tercetak"); n; n = data_next(n, "tercetak"))
        check_one(c, &t, n, c->options->year);
    for (size_t i = 0; !c->failed && i < c->year_count; i++)
        for (const xmlNode *n = data_child(c->years[i], "tercetak"); n; n = data_next(n, "tercetak"))
            check_one(c, &t, n, year_of(c->years[i]));
    if (!c->failed)
        xmlHashScan(t.sums, compare_parts, c);
    xmlHashFree(t.seen, NULL);
    xmlHashFree(t.cells, NULL);
    xmlHashFree(t.sums, NULL);
}
