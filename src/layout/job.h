/* job.h: what every file of the layout shares: one job, its memory, its fonts, the pages made so far. */
#ifndef LKIP_LAYOUT_JOB_H
#define LKIP_LAYOUT_JOB_H

#include "layout/layout.h"

/* A number that is known only when all pages are laid out: a page number in a contents list or a reference.
 * Its item stands on the page already, without glyphs; stamping fills it in. */
typedef struct Hole {
    Page *page;
    size_t item;
    const char *target;    /* destination id */
    Unit right;            /* right edge of the number */
    Unit leader;           /* dots begin here, or the number where it is wide */
    const TextStyle *style;
    size_t dots;           /* item of the leader's dots */
    Place at;
} Hole;

/* Where a destination stands. */
typedef struct Target {
    const char *id;
    Page *page;
} Target;

/* A footnote that has its number: text may be shaped more than once, its notes are made once. */
typedef struct Noted {
    const Blocks *blocks;
    struct Stack *stack;
    char *mark;
    Node *node;
} Noted;

typedef struct Job {
    Arena *arena;   /* the pages and what they point to */
    Arena *scratch; /* what one block needs until it is on the page */
    Diags *diags;
    const Document *document;
    const LayoutOptions *options;
    Pages *pages;
    Hole *holes;
    size_t hole_count, hole_cap;
    Target *targets;
    size_t target_count, target_cap;
    int depth;        /* blocks within blocks */
    Unit padding;     /* above and below them, of the cells that they stand in */
    Unit body_height; /* of a page: nothing that can't be divided may be higher */
    Unit body_width;
    Noted *notes;     /* footnotes so far, by number */
    size_t note_count, note_cap;
} Job;

enum { LAYOUT_MAX_DEPTH = 40 };

static inline const TextStyle *job_style(const Job *job, const char *name)
{
    return style_text(job->document->style, name);
}

static inline Unit unit_max(Unit a, Unit b)
{
    return a > b ? a : b;
}

static inline Unit unit_min(Unit a, Unit b)
{
    return a < b ? a : b;
}

/* What stands behind something that is repeated after a page break, with a blank before it; NULL when memory is short. */
static inline const char *job_continued(const Job *job)
{
    return arena_printf(job->arena, " %s", job->document->style->words.continued);
}

/* Puts a named place on the page and remembers it for page numbers. */
bool job_dest(Job *job, Page *page, Unit x, Unit y, const char *id);

#endif
