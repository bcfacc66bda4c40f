/* test_mutation.c: one figure of a folder is changed at a time, as a tired hand would, and the check must say so at the changed line.
 *
 *     test_mutation               a lean sample, for `make test`
 *     test_mutation --all [LOG [N]]  some thousand changes, N of a kind, for `make mutate`; LOG gets those that were not found at their line
 *
 * The folders are the example offices as shipped, and the example office as published: with the totals, percentages, words, dates and names that its documents print beside
 * the data. A figure that stands in two places (printed and in the data, in a plan and an agreement, a part and its sum) can be proved wrong; one that stands alone can only be
 * implausible. The two are counted apart, because no checker can find a wrong digit in the second kind, and because the first is what audits are for.
 *
 * What was said before the change doesn't count, nor does what an exception accepts. The changes are the same in every run. */
#include "published.h"
#include "sites.h"

#include <ctype.h>

#include "base/buffer.h"
#include "number/number.h"

enum { FILES_MAX = 6, TRIES_PRINTED = 150, TRIES_SAMPLE = 2, FLOOR_TWICE = 96, FLOOR_SAMPLE = 85, FLOOR_ALONE = 60, FLOOR_ALONE_SAMPLE = 40 };

typedef struct File {
    const char *name, *path, *text;
    Sites sites;
} File;

/* A folder before any change. */
typedef struct Base {
    const char *name;
    int year;
    char folder[64];
    File files[FILES_MAX];
    size_t count;
    Rules rules;
    CheckOptions options;
    xmlHashTablePtr known;   /* what is said of it */
    xmlHashTablePtr printed; /* figures that stand in a second place: "what|subject|year" */
    int per_kind;
} Base;

typedef struct Mutation {
    Arena *arena; /* of this change */
    uint64_t random;
    const Base *base;
    const File *file;
    const Site *site;
} Mutation;

/* A new value for the site; NULL when the kind has nothing to do there. */
typedef const char *Change(Mutation *m);

/* MENDED: nothing new is said, and something that was said of the folder no longer is: the change agrees with what the documents elsewhere say, and no checker can call it wrong. It
 * counts for no rate. */
typedef enum { FOUND, NOTED, ELSEWHERE, MISSED, MENDED, OUTCOMES } Outcome;

typedef struct Kind {
    const char *name;
    Change *change;
    bool drop;        /* the attribute goes, name and all */
    int floor, alone; /* of 100 changes, at least so many are found at their line: figures that stand twice, and those that stand alone */
    int counts[2][OUTCOMES];
} Kind;

static FILE *log_file;

/* ---- chance, always the same ---- */

static unsigned chance(Mutation *m, size_t below)
{
    m->random ^= m->random << 13;
    m->random ^= m->random >> 7;
    m->random ^= m->random << 17;
    return (unsigned)((m->random >> 11) % below);
}

/* ---- what stands where ---- */

static bool is_one_of(const char *word, const char *const *list)
{
    for (; word && *list; list++)
        if (strcmp(word, *list) == 0)
            return true;
    return false;
}

static const char *own(const Mutation *m, const char *name)
{
    return site_attr(&m->file->sites, m->site->element, name);
}

static bool on(const Mutation *m, const char *element, const char *attr)
{
    return m->site->attr && strcmp(m->site->attr, attr) == 0 && site_named(m->site->element, element);
}

static bool is_figure(const Mutation *m)
{
    static const char *const names[] = {"nilai",  "murni",     "perubahan", "tw1",      "tw2",   "tw3",      "tw4", "jumlah",
                                        "target", "realisasi", "pembilang", "penyebut", "rasio", "anggaran", NULL};
    const char *v = m->site->value;
    return is_one_of(m->site->attr, names) && isdigit((unsigned char)v[*v == '-']) && !strchr(v, '/') &&
           !site_named(m->site->element, "pengecualian") && number_parse(m->arena, v);
}

/* The code or the id that a row is about: its own, or that of what it stands in. */
static const char *subject(Arena *arena, const Sites *sites, const Element *e)
{
    for (; e; e = e->parent) {
        const char *indicator = site_attr(sites, e, "indikator"), *code = site_attr(sites, e, "kode"), *id = site_attr(sites, e, "id");
        if (indicator || code || id)
            return indicator ? indicator : code ? code : id;
        if (site_named(e, "indikator") && site_attr(sites, e->parent, "kode"))
            return arena_printf(arena, "%s:%d", site_attr(sites, e->parent, "kode"), e->order);
    }
    return "";
}

static bool stands(const Mutation *m, const char *what, const char *who, const char *year)
{
    return xmlHashLookup(m->base->printed, (const xmlChar *)arena_printf(m->arena, "%s|%s|%s", what, who, year)) != NULL;
}

static const char *year_of_site(const Mutation *m)
{
    const char *year = own(m, "tahun");
    for (const Element *e = m->site->element; e && !year; e = e->parent)
        year = site_attr(&m->file->sites, e, "tahun");
    return year ? year : "";
}

static bool is_quarter(const char *attr)
{
    return attr && strlen(attr) == 3 && strncmp(attr, "tw", 2) == 0;
}

/* Rows whose figures add up or divide to others of the same row or of its parts. */
static bool in_a_sum(const Mutation *m)
{
    static const char *const rows[] = {"tercetak", "rincian", "belanja", "pegawai", "jumlah", "pagu-akhir", "target-akhir", NULL};
    const Element *e = m->site->element;
    if (is_one_of(e->name, rows) || own(m, "rasio") || (site_named(e, "dana") && own(m, "nilai")))
        return true;
    bool quarters = own(m, "tw1") && own(m, "tw2") && own(m, "tw3") && own(m, "tw4");
    return is_quarter(m->site->attr) && quarters && (own(m, "jumlah") || own(m, "realisasi"));
}

static bool stands_elsewhere(const Mutation *m)
{
    const char *attr = m->site->attr, *who = subject(m->arena, &m->file->sites, m->site->element), *year = year_of_site(m);
    const Element *e = m->site->element;
    if (site_named(e, "fisik"))
        return strcmp(attr, "target") == 0 ? stands(m, "fisik-target", who, year) : strcmp(attr, "realisasi") == 0 && stands(m, "fisik", who, year);
    if (site_named(e, "serapan"))
        return stands(m, strcmp(attr, "jumlah") == 0 ? "serapan" : attr, who, year) || stands(m, "serapan", who, year);
    if (site_named(e, "butir") &&
        strcmp(attr, "target") ==
            0) /* a row of its own words, or of a programme as such, is about nothing that the plan or the budget has a target for */
        return own(m, "indikator") || (own(m, "kode") && strlen(own(m, "kode")) >= strlen("1.06.01.2.01.0002"));
    if (site_named(e, "pagu") && strcmp(attr, "nilai") == 0)
        return stands(m, "pagu-renstra", who, year);
    if (site_named(e, "pagu"))
        return stands(m, attr, who, year);
    if (site_named(e, "target"))
        return stands(m, "target", who, year);
    if (site_named(e, "realisasi"))
        return stands(m, "realisasi", who, year);
    return !attr && (site_named(e, "nama") || site_named(e, "uraian")) && stands(m, "nama", who, "");
}

static bool stands_twice(const Mutation *m)
{
    return (m->site->attr && in_a_sum(m)) || stands_elsewhere(m);
}

/* ---- kinds of change: figures ---- */

static const char *one_digit(Mutation *m)
{
    char *text = is_figure(m) ? arena_strdup(m->arena, m->site->value) : NULL;
    size_t digits[64], n = 0;
    for (size_t i = 0; text && text[i] && n < 64; i++)
        if (isdigit((unsigned char)text[i]))
            digits[n++] = i;
    if (!n)
        return NULL;
    size_t at = digits[chance(m, n)];
    char was = text[at];
    do
        text[at] = (char)('0' + chance(m, 10));
    while (text[at] == was || (text[at] == '0' && at == digits[0] && n > 1));
    return text;
}

static const char *swapped_digits(Mutation *m)
{
    char *text = is_figure(m) ? arena_strdup(m->arena, m->site->value) : NULL;
    size_t pairs[64], n = 0;
    for (size_t i = 0; text && text[i] && n < 64; i++)
        if (isdigit((unsigned char)text[i]) && isdigit((unsigned char)text[i + 1]) && text[i] != text[i + 1] && !(i == 0 && text[1] == '0'))
            pairs[n++] = i;
    if (!n)
        return NULL;
    size_t at = pairs[chance(m, n)];
    char first = text[at];
    text[at] = text[at + 1];
    text[at + 1] = first;
    return text;
}

static const char *times(Mutation *m, const char *factor)
{
    const Number *value = is_figure(m) ? number_parse(m->arena, m->site->value) : NULL;
    return value && number_sign(value) ? number_text(m->arena, number_mul(m->arena, value, number_parse(m->arena, factor))) : NULL;
}

static const char *ten_times(Mutation *m)
{
    return times(m, chance(m, 2) ? "10" : "1/10");
}

static const char *hundred_times(Mutation *m)
{
    return times(m, chance(m, 2) ? "100" : "1/100");
}

static const char *thousand_times(Mutation *m)
{
    return times(m, chance(m, 2) ? "1000" : "1/1000");
}

static const char *opposite(Mutation *m)
{
    return is_figure(m) && *m->site->value != '-' && number_sign(number_parse(m->arena, m->site->value))
               ? arena_printf(m->arena, "-%s", m->site->value)
               : NULL;
}

/* The figure of the row above or below, or of the quarter beside it. */
static const char *neighbour(Mutation *m)
{
    size_t own_index = (size_t)(m->site - m->file->sites.items);
    for (size_t k = 1; is_figure(m) && k < 24; k++)
        for (int side = 0; side < 2; side++) {
            size_t i = side ? own_index + k : own_index - k;
            const Site *other = own_index >= k && i < m->file->sites.count ? &m->file->sites.items[i] : NULL;
            bool like = other && other->attr && strcmp(other->element->name, m->site->element->name) == 0 &&
                        (is_quarter(m->site->attr) ? is_quarter(other->attr) : strcmp(other->attr, m->site->attr) == 0);
            if (like && strcmp(other->value, m->site->value) != 0 && isdigit((unsigned char)*other->value))
                return other->value;
        }
    return NULL;
}

/* Another target in one document: a tenth more or less, or one. */
static const char *other_target(Mutation *m)
{
    if (!(on(m, "butir", "target") || on(m, "target", "nilai") || on(m, "fisik", "target")) || !is_figure(m))
        return NULL;
    long value = atol(m->site->value), step = value / 10 > 1 ? value / 10 : 1;
    return arena_printf(m->arena, "%ld", value - step > 0 && chance(m, 2) ? value - step : value + step);
}

/* Decimals cut off where rounding would have gone up. */
static const char *cut_decimals(Mutation *m)
{
    const char *point = is_figure(m) && (on(m, "tercetak", "nilai") || m->site->attr[0] == 'r') ? strchr(m->site->value, '.') : NULL;
    size_t n = point ? strlen(point) : 0;
    return n > 1 && point[n - 1] >= '6' ? arena_strndup(m->arena, m->site->value, strlen(m->site->value) - (n == 2 ? 2 : 1)) : NULL;
}

static const char *no_quarter(Mutation *m)
{
    return is_figure(m) && is_quarter(m->site->attr) && number_sign(number_parse(m->arena, m->site->value)) ? "" : NULL;
}

/* ---- kinds of change: dates, codes, names, words ---- */

/* The place of a year 20xx in the text; NULL. */
static char *year_in(char *text)
{
    for (char *p = text; p && *p; p++)
        if (p[0] == '2' && p[1] == '0' && isdigit((unsigned char)p[2]) && isdigit((unsigned char)p[3]) && !isdigit((unsigned char)p[4]) &&
            (p == text || !isdigit((unsigned char)p[-1])))
            return p;
    return NULL;
}

static bool is_date(const Mutation *m)
{
    return m->site->attr && (strncmp(m->site->attr, "tanggal", 7) == 0 || (on(m, "tercetak", "teks") && strcmp(own(m, "apa"), "tanggal") == 0));
}

static const char *turn_year(Mutation *m)
{
    char *text = arena_strdup(m->arena, m->site->value), *at = year_in(text);
    if (at)
        at[3] = (char)(at[3] == '9' ? '8' : at[3] + (chance(m, 2) || at[3] == '0' ? 1 : -1));
    return at ? text : NULL;
}

static const char *date_year(Mutation *m)
{
    return is_date(m) ? turn_year(m) : NULL;
}

static const char *date_month(Mutation *m)
{
    char *text = is_date(m) ? arena_strdup(m->arena, m->site->value) : NULL;
    if (!text || strlen(text) < 7 || text[4] != '-')
        return NULL;
    int was = atoi(text + 5), month = 1 + (int)chance(m, 12);
    month = month == was ? was % 12 + 1 : month;
    text[5] = (char)('0' + month / 10);
    text[6] = (char)('0' + month % 10);
    return text;
}

static const char *row_year(Mutation *m)
{
    return m->site->attr && strcmp(m->site->attr, "tahun") == 0 && m->site->element->parent ? turn_year(m) : NULL;
}

static const char *code_digit(Mutation *m)
{
    static const char *const names[] = {"kode", "indikator", NULL};
    char *text = is_one_of(m->site->attr, names) && !site_named(m->site->element, "pengecualian") ? arena_strdup(m->arena, m->site->value) : NULL;
    for (int tries = 0; text && tries < 40; tries++) {
        char *at = text + chance(m, strlen(text));
        if (isdigit((unsigned char)*at)) {
            *at = (char)('0' + (*at - '0' + 1 + (int)chance(m, 9)) % 10);
            return text;
        }
    }
    return NULL;
}

static const char *letter(Mutation *m)
{
    bool printed = on(m, "tercetak", "teks") && strcmp(own(m, "apa"), "nama") == 0;
    bool name = !m->site->attr && (site_named(m->site->element, "nama") || site_named(m->site->element, "uraian"));
    char *text = printed || name || on(m, "butir", "uraian") ? arena_strdup(m->arena, m->site->value) : NULL;
    for (int tries = 0; text && strlen(text) > 12 && tries < 40; tries++) {
        char *at = text + 1 + chance(m, strlen(text) - 2);
        if (!islower((unsigned char)*at) || !islower((unsigned char)at[1]) || at[0] == at[1])
            continue;
        char first = at[0];
        switch (chance(m, 3)) {
        case 0:
            at[0] = first == 'x' ? 'y' : 'x';
            return text;
        case 1:
            at[0] = at[1];
            at[1] = first;
            return text;
        default:
            memmove(at, at + 1, strlen(at));
            return text;
        }
    }
    return NULL;
}

/* A word of an amount, left out or another one. */
static const char *amount_word(Mutation *m)
{
    static const char *const words[] = {"satu", "dua", "tujuh", "belas", "ratus", "ribu", "juta", "miliar"};
    if (!m->site->attr || strcmp(m->site->attr, "terbilang") != 0)
        return NULL;
    char *text = arena_strdup(m->arena, m->site->value), *rest = NULL;
    Buffer out = buffer_in(m->arena);
    size_t count = 0, at;
    for (const char *p = text; *p; p++)
        count += *p == ' ';
    at = chance(m, count ? count : 1);
    const char *other = words[chance(m, 8)], *was = NULL;
    size_t i = 0;
    for (char *word = strtok_r(text, " ", &rest); word; word = strtok_r(NULL, " ", &rest), i++) {
        const char *put = i == at ? (was = word, strcmp(word, other) == 0 ? "" : other) : word;
        buffer_printf(&out, "%s%s", out.len && *put ? " " : "", put);
    }
    return was ? buffer_text(&out) : NULL;
}

/* The next class of the same scale. */
static const char *other_class(Mutation *m)
{
    static const char *const classes[] = {"Sangat Tinggi", "Tinggi",         "Sedang",         "Rendah",  "Sangat Rendah", "Sangat Berhasil",
                                          "Berhasil",      "Cukup Berhasil", "Tidak Berhasil", "Efisien", "Tidak Efisien", "Efisien",
                                          "naik",          "turun",          "tetap",          "naik"};
    if (!on(m, "tercetak", "teks"))
        return NULL;
    for (size_t i = 0; i + 1 < sizeof classes / sizeof *classes; i++)
        if (strcasecmp(classes[i], m->site->value) == 0)
            return classes[i + 1];
    return NULL;
}

static const char *other_unit(Mutation *m)
{
    if (!m->site->attr || strcmp(m->site->attr, "satuan") != 0)
        return NULL;
    return strcasecmp(m->site->value, "Orang") == 0 ? "Dokumen" : "Orang";
}

/* ---- kinds of change: what is typed into text ---- */

static bool is_prose(const Mutation *m)
{
    return !m->site->attr && site_named(m->site->element, "paragraf") && !strchr(m->site->value, '{');
}

/* A digit of the first amount, percentage or count in the text that is no year. */
static const char *digit_in_text(Mutation *m)
{
    char *text = is_prose(m) ? arena_strdup(m->arena, m->site->value) : NULL;
    size_t digits[64], n = 0;
    for (size_t i = 0; text && text[i] && n < 64; i++) {
        if (year_in(text + i) == text + i)
            i += 3;
        else if (isdigit((unsigned char)text[i]) && text[i] != '0')
            digits[n++] = i;
    }
    if (!n)
        return NULL;
    size_t at = digits[chance(m, n)];
    text[at] = text[at] == '9' ? '8' : (char)(text[at] + 1);
    return text;
}

static const char *year_in_text(Mutation *m)
{
    return is_prose(m) || (on(m, "tercetak", "teks") && !is_date(m)) ? turn_year(m) : NULL;
}

static Kind kinds[] = {
    {"a digit", one_digit, false, 92, 22, {{0}}},
    {"two digits swapped", swapped_digits, false, 94, 20, {{0}}},
    {"10 times, a tenth", ten_times, false, 96, 28, {{0}}},
    {"100 times, a hundredth", hundred_times, false, 96, 58, {{0}}},
    {"1000 times, a thousandth", thousand_times, false, 96, 60, {{0}}},
    {"the neighbour's figure", neighbour, false, 94, 30, {{0}}},
    {"the sign", opposite, false, 97, 92, {{0}}},
    {"a target in one document", other_target, false, 90, 62, {{0}}},
    {"decimals cut off", cut_decimals, false, 95, 0, {{0}}},
    {"a quarter left out", no_quarter, true, 98, 98, {{0}}},
    {"the year of a date", date_year, false, 90, 94, {{0}}},
    {"the month of a date", date_month, false, 0, 88, {{0}}},
    {"the year of a figure", row_year, false, 95, 76, {{0}}},
    {"a digit of a code", code_digit, false, 97, 85, {{0}}},
    {"a letter of a name", letter, false, 95, 0, {{0}}},
    {"a word of an amount", amount_word, false, 95, 0, {{0}}},
    {"a class", other_class, false, 95, 0, {{0}}},
    {"a unit", other_unit, false, 0, 68, {{0}}},
    {"a digit in a sentence", digit_in_text, false, 0, 0, {{0}}},
    {"a year in a sentence", year_in_text, false, 40, 0, {{0}}},
};
enum { KINDS = sizeof kinds / sizeof *kinds };

/* ---- folders ---- */

static void enter_printed(Base *b, Arena *arena)
{
    b->printed = xmlHashCreate(4096);
    for (size_t f = 0; f < b->count; f++)
        for (size_t i = 0; i < b->files[f].sites.count; i++) {
            const Sites *sites = &b->files[f].sites;
            const Site *s = &sites->items[i];
            const char *what = s->attr && strcmp(s->attr, "apa") == 0 ? s->value : NULL;
            if (site_named(s->element, "butir") && s->attr && strcmp(s->attr, "target") == 0)
                what = "target";
            const char *year = site_attr(sites, s->element, "tahun");
            for (const Element *e = s->element; e && !year; e = e->parent)
                year = site_attr(sites, e, "tahun");
            if (!what)
                continue;
            if (strcmp(what, "nama") == 0)
                year = "";
            xmlHashAddEntry(b->printed, (const xmlChar *)arena_printf(arena, "%s|%s|%s", what, subject(arena, sites, s->element), year ? year : ""),
                            b);
        }
}

static const char *key_of(Arena *arena, const Finding *f, const Diag *d)
{
    Place at = d ? d->at : f->at;
    return arena_printf(arena, "%s|%s:%ld|%s|%s", d ? d->rule : f->rule->id, at.file ? at.file : "", at.line, d ? d->message : f->message,
                        f && f->stated ? f->stated : "");
}

static Checked look(const Base *b)
{
    Checked c = {.arena = arena_new()};
    c.diags = diags_in(c.arena);
    c.ok = checked_load(&c, b->folder, b->year) && check_tree(c.arena, &c.diags, c.tree, &b->options, &b->rules, &c.findings);
    return c;
}

/* What is said of the unchanged folder. */
static void enter_known(Base *b, Arena *arena)
{
    Checked c = look(b);
    b->known = xmlHashCreate(1024);
    assert_true(c.ok);
    for (size_t i = 0; i < c.findings.count; i++) {
        const Finding *f = &c.findings.items[i];
        if (!f->accepted)
            xmlHashAddEntry(b->known, (const xmlChar *)key_of(arena, f, NULL), b);
    }
    for (size_t i = 0; i < c.diags.count; i++)
        xmlHashAddEntry(b->known, (const xmlChar *)key_of(arena, NULL, &c.diags.items[i]), b);
    arena_drop(c.arena);
}

static void open_base(Base *b, Arena *arena)
{
    static const char *const names[] = {"renstra.xml", "tahun-2022.xml", "tahun-2023.xml", "tahun-2024.xml", "tahun-2025.xml", "narasi-2024.xml"};
    Diags diags = diags_in(arena);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        File *file = &b->files[b->count];
        file->name = names[i];
        file->path = arena_printf(arena, "%s/%s", b->folder, names[i]);
        file->text = file_text(arena, file->path);
        if (!file->text)
            continue;
        file->sites = sites_of(arena, file->text);
        b->count++;
    }
    b->options = check_options_of(arena, b->folder, b->year);
    assert_true(check_rules(arena, &diags, &b->options, &b->rules));
    enter_printed(b, arena);
    enter_known(b, arena);
}

static void close_base(Base *b)
{
    Arena *arena = arena_new();
    xmlHashFree(b->known, NULL);
    xmlHashFree(b->printed, NULL);
    assert_int_equal(system(arena_printf(arena, "rm -rf %s", b->folder)), 0);
    arena_drop(arena);
}

/* ---- one change ---- */

static bool here(const Mutation *m, Place at)
{
    const char *name = at.file ? strrchr(at.file, '/') : NULL;
    return name && strcmp(name + 1, m->file->name) == 0 && at.line >= m->site->line && at.line <= m->site->last;
}

static Outcome weigh(const Mutation *m, const Checked *c)
{
    Outcome best = c->ok ? MISSED : ELSEWHERE;
    xmlHashTablePtr still = xmlHashCreate(1024);
    for (size_t i = 0; i < c->diags.count + c->findings.count; i++) {
        const Diag *d = i < c->diags.count ? &c->diags.items[i] : NULL;
        const Finding *f = d ? NULL : &c->findings.items[i - c->diags.count];
        const xmlChar *key = (const xmlChar *)key_of(m->arena, f, d);
        if (f && f->accepted)
            continue;
        if (xmlHashLookup(m->base->known, key)) {
            xmlHashAddEntry(still, key, m->arena);
            continue;
        }
        Severity severity = d ? d->severity : f->rule->severity;
        bool at = here(m, d ? d->at : f->at) || (f && here(m, f->other));
        Outcome now = !at ? ELSEWHERE : severity == DIAG_NOTE ? NOTED : FOUND;
        best = now < best ? now : best;
    }
    bool less = xmlHashSize(still) < xmlHashSize(m->base->known);
    xmlHashFree(still, NULL);
    return best == MISSED && less ? MENDED : best;
}

static void put(const Mutation *m, const Kind *kind, const char *value)
{
    size_t from = kind->drop ? m->site->from : m->site->begin, to = kind->drop ? m->site->end + 1 : m->site->end;
    file_put(m->file->path, arena_printf(m->arena, "%.*s%s%s", (int)from, m->file->text, value, m->file->text + to));
}

static void note(const Mutation *m, const Kind *kind, bool twice, Outcome outcome, const char *value)
{
    static const char *const words[] = {"found", "noted", "elsewhere", "missed", "mended"};
    if (log_file && outcome > FOUND)
        fprintf(log_file, "%s\t%s\t%s\t%s\t%s:%ld\t%s@%s %s\t%s\t%s\n", words[outcome], kind->name, twice ? "twice" : "alone", m->base->name,
                m->file->name, m->site->line, m->site->element->name, m->site->attr ? m->site->attr : "",
                subject(m->arena, &m->file->sites, m->site->element), m->site->value, kind->drop ? "-" : value);
}

/* True when the kind had something to change there. */
static bool try_site(Mutation *m, Kind *kind)
{
    const char *value = kind->change(m);
    if (!value || strcmp(value, m->site->value) == 0)
        return false;
    put(m, kind, value);
    Checked c = look(m->base);
    Outcome outcome = weigh(m, &c);
    bool twice = stands_twice(m);
    kind->counts[twice ? 0 : 1][outcome]++;
    note(m, kind, twice, outcome, value);
    arena_drop(c.arena);
    file_put(m->file->path, m->file->text);
    return true;
}

/* ---- all changes of a kind in a folder ---- */

typedef struct Pick {
    const File *file;
    const Site *site;
} Pick;

static void try_kind(const Base *b, Kind *kind, uint64_t seed)
{
    Arena *arena = arena_new();
    size_t count = 0, n = 0;
    for (size_t f = 0; f < b->count; f++)
        count += b->files[f].sites.count;
    Pick *picks = arena_array(arena, Pick, count);
    for (size_t f = 0; f < b->count; f++)
        for (size_t i = 0; i < b->files[f].sites.count; i++)
            picks[n++] = (Pick){&b->files[f], &b->files[f].sites.items[i]};
    Mutation m = {.random = seed, .base = b};
    int left = b->per_kind;
    for (; n && left; n--) {
        size_t at = chance(&m, n);
        m.arena = arena_new();
        m.file = picks[at].file;
        m.site = picks[at].site;
        left -= try_site(&m, kind);
        picks[at] = picks[n - 1];
        arena_drop(m.arena);
    }
    arena_drop(arena);
}

/* Of 100 changes, those that are reported at their line; 100 of none. */
static int rate(const int *counts)
{
    int tried = counts[FOUND] + counts[NOTED] + counts[ELSEWHERE] + counts[MISSED];
    return tried ? 100 * (counts[FOUND] + counts[NOTED]) / tried : 100;
}

/* Prints the table; `sums` gets its last rows. */
static void table(int sums[2][OUTCOMES])
{
    static const char *const heads[] = {"stands twice", "stands alone"};
    for (int side = 0; side < 2; side++) {
        print_message("%-26s %6s %6s %6s %9s %6s %7s %7s\n", heads[side], "tried", "found", "noted", "elsewhere", "missed", "at line", "mended");
        for (size_t i = 0; i <= KINDS; i++) {
            const int *n = i < KINDS ? kinds[i].counts[side] : sums[side];
            int tried = n[FOUND] + n[NOTED] + n[ELSEWHERE] + n[MISSED];
            if (tried)
                print_message("%-26s %6d %6d %6d %9d %6d %6d%% %7d\n", i < KINDS ? kinds[i].name : "all", tried, n[FOUND], n[NOTED], n[ELSEWHERE],
                              n[MISSED], 100 * (n[FOUND] + n[NOTED]) / tried, n[MENDED]);
            for (int k = 0; i < KINDS && k < OUTCOMES; k++)
                sums[side][k] += n[k];
        }
    }
}

static bool whole;   /* --all */
static int per_kind; /* changes of a kind in the documents as published; a third of it in each example as shipped */

static void changes_are_found(void **state)
{
    (void)state;
    Base bases[] = {{.name = "as published", .year = 2024, .folder = "/tmp/lkip-mutate-XXXXXX", .per_kind = whole ? per_kind : TRIES_SAMPLE},
                    {.name = "dumai", .year = 2024, .folder = "/tmp/lkip-mutate-XXXXXX", .per_kind = whole ? per_kind / 3 : 1},
                    {.name = "strategi", .year = 2024, .folder = "/tmp/lkip-mutate-XXXXXX", .per_kind = whole ? per_kind / 3 : 1},
                    {.name = "kecil", .year = 2025, .folder = "/tmp/lkip-mutate-XXXXXX", .per_kind = whole ? per_kind / 8 : 1}};
    Arena *arena = arena_new();
    for (size_t i = 0; i < sizeof bases / sizeof *bases; i++) {
        assert_non_null(mkdtemp(bases[i].folder));
        if (i)
            prepare_in(bases[i].folder, bases[i].name);
        else
            publish_in(bases[i].folder);
        open_base(&bases[i], arena);
        for (size_t k = 0; k < KINDS; k++)
            try_kind(&bases[i], &kinds[k], 0x9E3779B97F4A7C15u * (k + 1) + i);
        close_base(&bases[i]);
    }
    int sums[2][OUTCOMES] = {{0}}, low = 0;
    table(sums);
    /* A sample says little of a kind, and much of all together. */
    for (size_t k = 0; k < KINDS && whole; k++)
        for (int side = 0; side < 2; side++)
            if (rate(kinds[k].counts[side]) < (side ? kinds[k].alone : kinds[k].floor)) {
                print_error("%s, %s: %d%% at their line\n", kinds[k].name, side ? "standing alone" : "standing twice", rate(kinds[k].counts[side]));
                low++;
            }
    assert_int_equal(low, 0);
    assert_true(rate(sums[0]) >= (whole ? FLOOR_TWICE : FLOOR_SAMPLE));
    assert_true(rate(sums[1]) >= (whole ? FLOOR_ALONE : FLOOR_ALONE_SAMPLE));
    arena_drop(arena);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(changes_are_found)};
    whole = argc > 1 && strcmp(argv[1], "--all") == 0;
    log_file = whole && argc > 2 ? fopen(argv[2], "w") : NULL;
    per_kind = argc > 3 ? atoi(argv[3]) : TRIES_PRINTED;
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    if (log_file)
        fclose(log_file);
    return failed;
}
