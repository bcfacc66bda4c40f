/* except.c: findings that the office accepts, each with its reason. */
#include <string.h>

#include "check/model.h"
#include "data/data.h"

/* Whether a list of words separated by blanks has the word. */
static bool lists(const char *list, const char *word)
{
    size_t len = strlen(word);
    for (const char *p = list; *p;) {
        p += strspn(p, " \t\r\n");
        size_t n = strcspn(p, " \t\r\n");
        if (n == len && strncmp(p, word, n) == 0)
            return true;
        p += n;
    }
    return false;
}

/* Whether a finding's figure is the one accepted, or one of several; any is when none is named. */
static bool agrees(const char *accepted, const char *figure)
{
    return !accepted || (figure && (strcmp(accepted, figure) == 0 || lists(accepted, figure)));
}

static bool concerns(const xmlNode *exception, const Finding *finding)
{
    const char *rule = data_attr(exception, "aturan"), *codes = data_attr(exception, "kode");
    if (!rule || strcmp(rule, finding->rule->id) != 0)
        return false;
    if (!agrees(data_attr(exception, "nilai"), finding->stated) || !agrees(data_attr(exception, "seharusnya"), finding->expected))
        return false;
    for (size_t i = 0; codes && i < SUBJECTS_MAX && finding->subjects[i]; i++)
        if (lists(codes, finding->subjects[i]))
            return true;
    return !codes;
}

/* An exception of a year's file is for findings of that year's files and for what it agrees with in the plan; of the plan's, for all. */
static bool same_year(const Check *c, const xmlNode *exception, const Finding *finding)
{
    const char *file = data_place(exception).file;
    if (exception->parent == c->plan || !finding->at.file || !file || strcmp(file, finding->at.file) == 0)
        return true;
    for (size_t i = 0; i < c->year_count; i++)
        if (c->years[i] != exception->parent && strcmp(data_place(c->years[i]).file, finding->at.file) == 0)
            return false;
    return true;
}

static void apply(Check *c, const xmlNode *exception)
{
    Findings *list = c->findings;
    bool used = false;
    const char *reason = arena_strdup(c->arena, node_text(c, exception));
    for (size_t i = 0; i < list->count; i++)
        if (concerns(exception, &list->items[i]) && same_year(c, exception, &list->items[i])) {
            used = true;
            if (!list->items[i].accepted)
                list->items[i].accepted = reason;
        }
    /* What a year's file accepts is only looked for when that year is the report's. */
    if (!used && (exception->parent == c->plan || exception->parent == c->report_year)) {
        const char *codes = data_attr(exception, "kode");
        check_found(c, "K901", exception, _("the exception for %s%s%s fits no finding; delete it, or correct its attributes"),
                    data_attr(exception, "aturan"), codes ? ", " : "", codes ? codes : "");
    }
}

void exceptions_apply(Check *c)
{
    for (const xmlNode *n = data_child(c->plan, "pengecualian"); n; n = data_next(n, "pengecualian"))
        apply(c, n);
    for (size_t i = 0; i < c->year_count; i++)
        for (const xmlNode *n = data_child(c->years[i], "pengecualian"); n; n = data_next(n, "pengecualian"))
            apply(c, n);
}
