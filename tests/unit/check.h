/* check.h: what the tests of the check share: folders made from the examples, and what a check of them finds. */
#ifndef TESTS_CHECK_H
#define TESTS_CHECK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "check/check.h"
#include "data/data.h"
#include "measure/measure.h"

/* One check of a folder. */
typedef struct Checked {
    Arena *arena;
    Diags diags;
    Rules rules;
    Findings findings;
    xmlDocPtr tree;
    bool ok;
} Checked;

static inline CheckOptions check_options_of(Arena *arena, const char *folder, int year)
{
    return (CheckOptions){.year = year,
                          .rule_dir = "templates/aturan",
                          .user_rule_dir = arena_printf(arena, "%s/templat/aturan", folder),
                          .schema_dir = "templates/skema"};
}

static inline bool checked_load(Checked *c, const char *folder, int year)
{
    return data_load(c->arena, &c->diags, &(DataOptions){.folder = folder, .schema_dir = "templates/skema", .year = year}, &c->tree) &&
           measure_tree(c->arena, &c->diags, c->tree, &(MeasureOptions){.year = year, .scale_dir = "templates/skala"});
}

static inline Checked check_folder(const char *folder, int year)
{
    Checked c = {.arena = arena_new()};
    c.diags = diags_in(c.arena);
    CheckOptions options = check_options_of(c.arena, folder, year);
    c.ok = checked_load(&c, folder, year) && check_rules(c.arena, &c.diags, &options, &c.rules) &&
           check_tree(c.arena, &c.diags, c.tree, &options, &c.rules, &c.findings);
    for (size_t i = 0; i < c.diags.count; i++)
        if (c.diags.items[i].severity == DIAG_ERROR)
            print_message("%s\n", diag_line(c.arena, &c.diags.items[i]));
    return c;
}

static inline const Finding *finding_of(const Checked *c, const char *rule)
{
    for (size_t i = 0; i < c->findings.count; i++)
        if (!c->findings.items[i].accepted && strcmp(c->findings.items[i].rule->id, rule) == 0)
            return &c->findings.items[i];
    return NULL;
}

/* ---- files ---- */

static inline char *file_text(Arena *arena, const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    char *text = arena_alloc(arena, (size_t)size + 1);
    assert_int_equal(fread(text, 1, (size_t)size, file), (size_t)size);
    fclose(file);
    return text;
}

static inline void file_put(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
}

/* `text` with the first `from` replaced; NULL when it isn't there. `*line`: where it began. */
static inline const char *replaced(Arena *arena, const char *text, const char *from, const char *to, long *line)
{
    const char *at = strstr(text, from);
    if (!at)
        return NULL;
    *line = 1;
    for (const char *p = text; p < at; p++)
        *line += *p == '\n';
    return arena_printf(arena, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
}

static inline double cpu_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

#endif
