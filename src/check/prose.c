/* prose.c: figures, years and names typed into free text.
 *
 * A figure in a hole always agrees with the data. One that was typed goes stale: it is looked for in the data, and said when it is almost one of them. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "check/model.h"
#include "data/data.h"

enum { TYPED_MAX = 300, NAMES_MAX = 300 };

typedef struct Amount {
    const Number *value;
    const xmlNode *node;
    const char *name;
} Amount;

typedef struct Prose {
    Check *c;
    Amount *amounts; /* all sums of money in the data, made when one is typed */
    size_t count, cap;
    bool collected;
    int typed, names; /* looked up so far */
} Prose;

/* ---- sums of money in the data ---- */

static void collect_node(Prose *s, const xmlNode *node)
{
    static const char *const names[] = {"murni",
                                        "perubahan",
                                        "pagu",
                                        "serapan",
                                        "tw1",
                                        "tw2",
                                        "tw3",
                                        "tw4",
                                        "kumulatif-tw2",
                                        "kumulatif-tw3",
                                        "sisa",
                                        "jumlah",
                                        "operasi",
                                        "modal",
                                        "pagu-renstra",
                                        "pagu-renstra-akhir",
                                        NULL};
    Check *c = s->c;
    for (size_t i = 0; names[i]; i++) {
        const Number *value = check_figure(c, node, names[i]);
        if (!value)
            continue;
        if (!arena_grow(c->scratch, &s->amounts, s->count, &s->cap)) {
            c->failed = true;
            return;
        }
        s->amounts[s->count++] = (Amount){value, node, names[i]};
    }
}

static void collect(Prose *s)
{
    if (s->collected)
        return;
    s->collected = true;
    for (const xmlNode *n = s->c->root; n; n = check_walk(s->c->root, n))
        if (check_named(n, "ukur") || check_named(n, "pagu") || check_named(n, "serapan"))
            collect_node(s, n);
}

/* A typed amount that is almost one of the data. */
static void money(Prose *s, const xmlNode *element, const char *text, const Figure *figure_)
{
    Check *c = s->c;
    const char *hint = "", *factor;
    const Amount *near = NULL;
    if (++s->typed > TYPED_MAX || number_compare(figure_->value, number_from_int(c->scratch, 1000000)) < 0)
        return;
    collect(s);
    for (size_t i = 0; i < s->count; i++) {
        const Number *value = s->amounts[i].value;
        if (number_compare(value, figure_->value) == 0)
            return;
        const char *alike = digits_hint(c, figure_->value, value);
        if (!*alike && figure_compare(c, figure_->value, 0, value, &factor) == SLIPPED)
            alike = arena_printf(c->arena, _("off by the factor %s"), factor);
        if (!near && alike && *alike) {
            near = &s->amounts[i];
            hint = alike;
        }
    }
    Finding *f;
    if (near) {
        f = check_found(c, "K142", element, _("Rp %s is nowhere in the data, but %s %s is: %s"), check_shown(c, figure_->value), near->name,
                        check_shown(c, near->value), hint);
        f->other = data_place(near->node);
        check_values(c, f, figure_->value, near->value);
    } else {
        f = check_found(c, "K143", element, _("Rp %s was typed and is nowhere in the data"), check_shown(c, figure_->value));
        check_values(c, f, figure_->value, NULL);
    }
    f->at = text_place(element, text, figure_->begin);
}

/* ---- words against digits ---- */

static void words(Check *c, const xmlNode *at, const char *text, const Figure *figure_)
{
    const char *words_ = arena_strndup(c->scratch, figure_->words, (size_t)(figure_->words_end - figure_->words));
    if (!words_)
        return;
    Spelled spelled = spelled_read(c, words_);
    Finding *f;
    if (spelled.bad) {
        f = check_found(c, "K135", at, _("the amount in words can't be read: \"%s\" is not a word of a number"), spelled.bad);
    } else {
        if (spelled.value && number_compare(spelled.value, figure_->value) == 0)
            return;
        const char *difference = spelled_difference(c, words_, figure_->value);
        f = check_found(c, "K141", at, _("the words say %s, the digits %s; %s"), spelled.value ? check_shown(c, spelled.value) : "?",
                        check_shown(c, figure_->value), difference ? difference : "");
        check_values(c, f, spelled.value, figure_->value);
    }
    f->at = text_place(at, text, figure_->begin);
}

/* ---- years ---- */

/* Whether one of the phrases stands within the few words before. */
static bool after_phrase(const char *text, const char *at)
{
    static const char *const phrases[] = {
        "laporan kinerja",        "lkip tahun", "lkjip tahun", "perjanjian kinerja tahun", "perjanjian kinerja perubahan tahun", "tahun anggaran",
        "rencana kinerja tahunan"};
    enum { REACH = 70 };
    char window[REACH + 1];
    size_t n = (size_t)(at - text) < REACH ? (size_t)(at - text) : REACH;
    for (size_t i = 0; i < n; i++) {
        char ch = (at - n)[i];
        window[i] = strchr(".;:\n", ch) ? (ch == '\n' ? ' ' : '|') : (char)tolower((unsigned char)ch);
    }
    window[n] = '\0';
    const char *sentence = strrchr(window, '|') ? strrchr(window, '|') + 1 : window;
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
        if (strstr(sentence, phrases[i]) && !strpbrk(strstr(sentence, phrases[i]), "0123456789"))
            return true;
    return false;
}

/* Part of a range such as 2021-2026. */
static bool in_range(const char *text, const Figure *figure_)
{
    const char *p = figure_->end + strspn(figure_->end, " ");
    bool dash = *p == '-' || strncmp(p, "\xE2\x80\x93", 3) == 0;
    return dash || (figure_->begin - text >= 3 && strncmp(figure_->begin - 3, "\xE2\x80\x93", 3) == 0);
}

static void year_typed(Check *c, const xmlNode *at, const char *text, const Figure *figure_, int year, bool title)
{
    int typed = atoi(figure_->begin);
    if (!year || typed == year || in_range(text, figure_) || typed < year - 10 || typed > year + 10)
        return;
    char right[16];
    snprintf(right, sizeof right, "%d", year);
    if (title ? strstr(text, right) != NULL : !after_phrase(text, figure_->begin))
        return;
    Finding *f = check_found(c, title ? "K302" : "K301", at,
                             title ? _("the title says %d, the report is about %d") : _("the text says %d, the report is about %d"), typed, year);
    f->at = text_place(at, text, figure_->begin);
    f->stated = arena_printf(c->arena, "%d", typed);
    f->expected = arena_strdup(c->arena, right);
}

void text_check(Check *c, const xmlNode *at, const char *text, int year, bool title)
{
    Figure figure_;
    for (const char *p = text; text_figure(c, text, p, &figure_); p = figure_.end) {
        if (figure_.words)
            words(c, at, text, &figure_);
        if (figure_.plain_year)
            year_typed(c, at, text, &figure_, year, title);
    }
}

/* ---- percentages in the analysis of an indicator ---- */

static bool matches_sheet(Check *c, const xmlNode *sheet, const Figure *figure_)
{
    const char *factor;
    for (const xmlAttr *a = sheet ? sheet->properties : NULL; a; a = a->next) {
        const Number *value = a->children && a->children->content ? number_parse(c->scratch, (const char *)a->children->content) : NULL;
        const Number *plain = value && number_sign(value) < 0 ? number_sub(c->scratch, number_from_int(c->scratch, 0), value) : value;
        if (plain && figure_compare(c, figure_->value, figure_->decimals, plain, &factor) <= CUT)
            return true;
    }
    return false;
}

/* The word before that says what the percentage is. */
static bool is_claim(const char *text, const char *at)
{
    static const char *const names[] = {"target", "realisasi", "capaian", "tercapai"};
    enum { REACH = 40 };
    char window[REACH + 1];
    size_t n = (size_t)(at - text) < REACH ? (size_t)(at - text) : REACH;
    for (size_t i = 0; i < n; i++)
        window[i] = (char)tolower((unsigned char)(at - n)[i]);
    window[n] = '\0';
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *word = strstr(window, names[i]);
        if (word && !strpbrk(word, "0123456789.;"))
            return true;
    }
    return false;
}

static void percent(Check *c, const xmlNode *element, const char *text, const Figure *figure_, const xmlNode *indicator)
{
    if (!indicator || !is_claim(text, figure_->begin))
        return;
    for (int year = c->options->year; year > c->options->year - 3; year--)
        if (matches_sheet(c, ukur_of(indicator, year), figure_))
            return;
    const char *id = data_attr(indicator, "id");
    Finding *f = check_found(c, "K144", element, _("%s %% is none of the figures of %s"), check_shown(c, figure_->value), id);
    check_values(c, f, figure_->value, check_figure(c, ukur_of(indicator, c->options->year), "capaian"));
    f->at = text_place(element, text, figure_->begin);
    f->other = data_place(result_find(c, id, data_attr(c->report_year, "tahun")));
    check_about(f, id);
}

/* ---- "9 program, 18 kegiatan dan 62 sub kegiatan" ---- */

static void counts(Check *c, const xmlNode *element, const char *text, const Figure *figure_)
{
    static const struct {
        const char *word, *attr;
    } kinds[] = {{"program", "jumlah-program"},
                 {"kegiatan", "jumlah-kegiatan"},
                 {"sub kegiatan", "jumlah-subkegiatan"},
                 {"subkegiatan", "jumlah-subkegiatan"}};
    const char *p = figure_->words_end ? figure_->words_end + 1 : figure_->end;
    p += strspn(p, " \n\t");
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        size_t n = strlen(kinds[i].word);
        /* Only a closed count: "3 program prioritas" is something else. */
        if (strncasecmp(p, kinds[i].word, n) != 0 || !(strchr(",.;", p[n]) || strncmp(p + n, " dan ", 5) == 0))
            continue;
        const Number *right = check_figure(c, ukur_of(c->plan, c->options->year), kinds[i].attr);
        if (!right || number_compare(right, figure_->value) == 0)
            return;
        Finding *f = check_found(c, "K145", element, _("the text counts %s %s, the budget of %d has %s"), check_shown(c, figure_->value),
                                 kinds[i].word, c->options->year, check_shown(c, right));
        check_values(c, f, figure_->value, right);
        f->at = text_place(element, text, figure_->begin);
        return;
    }
}

/* ---- names ---- */

static void near_name(Prose *s, const xmlNode *element, const char *text, const char *at, const char *phrase, const xmlNode *name)
{
    Check *c = s->c;
    const char *right = node_text(c, name);
    size_t len = strlen(right);
    if (len < 12 || strlen(phrase) + 4 < len)
        return;
    int near = (int)len / 20 + 1, distance = near + 1;
    /* The sentence goes on behind the name: its end is where the fewest letters differ. */
    for (size_t n = len > 3 ? len - 3 : len; n <= len + 3 && n <= strlen(phrase); n++) {
        const char *part = arena_strndup(c->scratch, phrase, n);
        int d = part ? name_distance(c, part, right, near) : near + 1;
        distance = d < distance ? d : distance;
    }
    if (!distance || distance > near)
        return;
    Finding *f =
        check_found(c, "K233", element, _("\"%.*s\" differs by %d letters from a name in the plan"), (int)(len < 80 ? len : 80), phrase, distance);
    f->stated = arena_strndup(c->arena, phrase, len);
    f->expected = arena_strdup(c->arena, right);
    f->at = text_place(element, text, at);
    f->other = data_place(name);
}

/* "Program ..." in a sentence: a finding unless a programme has exactly this name. */
static void program_names(Prose *s, const xmlNode *element, const char *text)
{
    Check *c = s->c;
    for (const char *p = text; (p = strcasestr(p, "program ")) && s->names < NAMES_MAX; p += 8) {
        size_t len = strcspn(p, ".,;:()\"\001");
        const char *phrase = arena_strndup(c->scratch, p, len);
        bool exact = false;
        s->names++;
        for (const Code *code = c->codes; phrase && code && !exact; code = code->following) {
            const char *name = code->parent ? NULL : node_text(c, data_child(code->node, "nama"));
            exact = name && *name && strncasecmp(phrase, name, strlen(name)) == 0;
        }
        for (const Code *code = c->codes; phrase && code && !exact; code = code->following)
            if (!code->parent)
                near_name(s, element, text, p, phrase, data_child(code->node, "nama"));
    }
}

/* A stretch of text in quotes, “curved” or "straight". */
typedef struct Quoted {
    const char *open, *begin, *end, *after;
} Quoted;

/* The next one from `from`; false when there is none. A straight quote that isn't closed is an inch sign, perhaps: the search goes on behind it. */
static bool next_quoted(const char *from, Quoted *out)
{
    static const char open[] = "\xE2\x80\x9C", close[] = "\xE2\x80\x9D";
    for (const char *p = from; *p; p++) {
        bool curved = strncmp(p, open, strlen(open)) == 0;
        const char *begin = p + (curved ? strlen(open) : 1), *end = curved ? strstr(begin, close) : *p == '"' ? strchr(begin, '"') : NULL;
        if (!end)
            continue;
        *out = (Quoted){p, begin, end, end + (curved ? strlen(close) : 1)};
        return true;
    }
    return false;
}

/* What stands in quotes: the wording of an indicator, perhaps. */
static void quoted_names(Prose *s, const xmlNode *element, const char *text)
{
    Check *c = s->c;
    Quoted q;
    for (const char *p = text; s->names < NAMES_MAX && next_quoted(p, &q); p = q.after) {
        const char *phrase = arena_strndup(c->scratch, q.begin, (size_t)(q.end - q.begin));
        const xmlNode *near = NULL;
        bool exact = !phrase || strlen(phrase) < 20;
        s->names++;
        for (const xmlNode *n = c->plan; n && !exact; n = check_walk(c->plan, n)) {
            if (!check_named(n, "indikator"))
                continue;
            const char *name = node_text(c, data_child(n, "uraian"));
            int distance = *name ? name_distance(c, phrase, name, (int)strlen(name) / 20 + 1) : 1000;
            exact = !distance;
            near = distance <= (int)strlen(name) / 20 + 1 ? n : near;
        }
        if (!exact && near)
            near_name(s, element, text, q.open, phrase, data_child(near, "uraian"));
    }
}

/* ---- all texts ---- */

static void element_check(Prose *s, const xmlNode *element, int year, const xmlNode *indicator)
{
    Check *c = s->c;
    const char *text = text_flat(c, element);
    Figure figure_;
    text_check(c, element, text, year, false);
    for (const char *p = text; text_figure(c, text, p, &figure_); p = figure_.end) {
        if (figure_.money)
            money(s, element, text, &figure_);
        else if (figure_.percent)
            percent(c, element, text, &figure_, indicator);
        else if (!figure_.plain_year)
            counts(c, element, text, &figure_);
    }
    program_names(s, element, text);
    quoted_names(s, element, text);
}

/* Elements below `top` that have text of their own; what stands in them belongs to it. */
static void texts_check(Prose *s, const xmlNode *top, int year, const xmlNode *indicator)
{
    for (const xmlNode *n = top; n;) {
        const char *title = data_attr(n, "judul");
        if (title && !strchr(title, '{'))
            text_check(s->c, n, title, year, true);
        bool holds = !check_named(n, "catatan") && text_holds(n);
        if (holds)
            element_check(s, n, year, indicator);
        const xmlNode *next = holds ? NULL : data_child(n, NULL);
        for (; !next && n && n != top; n = n->parent)
            next = data_next(n, NULL);
        n = next;
    }
}

void prose_check(Check *c)
{
    static const char *const parts[] = {"permasalahan", "upaya", "analisis", "pembanding"};
    Prose s = {.c = c};
    for (const xmlNode *n = data_child(c->root, "narasi"); n; n = data_next(n, "narasi"))
        texts_check(&s, n, attr_year(n, "tahun"), NULL);
    for (size_t i = 0; c->report_year && i < sizeof parts / sizeof *parts; i++)
        for (const xmlNode *n = data_child(c->report_year, parts[i]); n; n = data_next(n, parts[i]))
            texts_check(&s, n, c->options->year, id_find(c, data_attr(n, "indikator")));
}
