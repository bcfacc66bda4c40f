/* check.c: the whole: looks at the tree with every rule, takes off what was accepted, and puts the findings in order. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "check/model.h"
#include "data/data.h"

/* ---- findings ---- */

Finding *found_at(Check *c, const Rule *rule, Place at, const char *message)
{
    Findings *list = c->findings;
    c->spare = (Finding){0};
    if (!message) {
        c->failed = true;
        return &c->spare;
    }
    if (list->count >= FINDINGS_MAX) {
        list->dropped++;
        return &c->spare;
    }
    if (!arena_grow(c->arena, &list->items, list->count, &list->cap)) {
        c->failed = true;
        return &c->spare;
    }
    Finding *finding = &list->items[list->count++];
    *finding = (Finding){.rule = rule, .at = at, .message = message};
    return finding;
}

Finding *check_found(Check *c, const char *rule, const xmlNode *at, const char *format, ...)
{
    const Rule *known = rule_find(c->rules, rule);
    va_list args;
    va_start(args, format);
    const char *message = arena_vprintf(c->arena, format, args);
    va_end(args);
    assert(known != NULL);
    return found_at(c, known, data_place(at), message);
}

void check_about(Finding *finding, const char *subject)
{
    for (size_t i = 0; subject && *subject && i < SUBJECTS_MAX; i++)
        if (!finding->subjects[i]) {
            finding->subjects[i] = subject;
            return;
        }
}

const char *check_shown(Check *c, const Number *number)
{
    const char *text = number ? number_format(c->arena, number, &(NumberFormat){.digits = 4, .trim = true}) : NULL;
    return text ? text : "?";
}

void check_values(Check *c, Finding *finding, const Number *stated, const Number *expected)
{
    finding->stated = stated ? check_shown(c, stated) : NULL;
    finding->expected = expected ? check_shown(c, expected) : NULL;
}

/* ---- order ---- */

static int compare_text(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "");
}

/* By group as the rules stand, then file, line, rule; else as found. */
static int by_place(const void *left, const void *right)
{
    const Finding *a = left, *b = right;
    if (a->rule->group != b->rule->group)
        return a->rule < b->rule ? -1 : 1;
    int order = compare_text(a->at.file, b->at.file);
    if (!order)
        order = (a->at.line > b->at.line) - (a->at.line < b->at.line);
    if (!order)
        order = (a->rule > b->rule) - (a->rule < b->rule);
    return order ? order : strcmp(a->message, b->message);
}

/* What is lent by the tree is copied: findings outlive it. */
static void keep(Check *c, Findings *list)
{
    const char *file = NULL, *copy = NULL;
    for (size_t i = 0; i < list->count; i++) {
        Finding *f = &list->items[i];
        const char **lent[] = {&f->at.file, &f->other.file};
        for (size_t k = 0; k < 2; k++)
            if (*lent[k]) {
                if (*lent[k] != file) {
                    file = *lent[k];
                    copy = arena_strdup(c->arena, file);
                }
                *lent[k] = copy;
            }
        for (size_t k = 0; k < SUBJECTS_MAX && f->subjects[k]; k++)
            f->subjects[k] = arena_strdup(c->arena, f->subjects[k]);
        f->stated = f->stated ? arena_strdup(c->arena, f->stated) : NULL;
        f->expected = f->expected ? arena_strdup(c->arena, f->expected) : NULL;
    }
}

static void finish(Check *c, Findings *list)
{
    keep(c, list);
    if (list->count)
        qsort(list->items, list->count, sizeof *list->items, by_place);
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].accepted)
            list->accepted++;
        else
            list->counts[list->items[i].rule->severity]++;
}

/* ---- the whole ---- */

static void read_settings(Check *c)
{
    const xmlNode *figures = data_child(c->settings, "angka");
    const char *rounding = data_attr(figures, "pembulatan"), *digits = data_attr(figures, "digit");
    c->rounding = rounding && strcmp(rounding, "potong") == 0 ? ROUND_TRUNCATE : ROUND_HALF_UP;
    c->digits = digits ? atoi(digits) : 2;
    if (c->digits < 0 || c->digits > 6)
        c->digits = 2;
}

static bool run(Check *c)
{
    if (!check_index(c) || !check_xpath_open(c))
        return false;
    read_settings(c);
    sums_check(c);
    series_check(c);
    printed_check(c);
    agreements_check(c);
    names_check(c);
    prose_check(c);
    bool ok = check_xpath(c);
    exceptions_apply(c);
    return ok && (!c->failed || diag_memory(c->diags));
}

bool check_tree(Arena *arena, Diags *diags, xmlDocPtr tree, const CheckOptions *options, const Rules *rules, Findings *out)
{
    *out = (Findings){0};
    Check c = {.arena = arena, .scratch = arena_new(), .diags = diags, .options = options, .rules = rules, .findings = out};
    c.root = xmlDocGetRootElement(tree);
    if (!c.scratch)
        return diag_memory(diags);
    bool ok = run(&c);
    if (ok)
        finish(&c, out);
    check_xpath_close(&c);
    check_index_drop(&c);
    arena_drop(c.scratch);
    return ok;
}
