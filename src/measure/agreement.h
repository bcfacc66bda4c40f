/* agreement.h: what completing a Perjanjian Kinerja knows; for the files of this module alone.
 *
 *     post.c       posts: their superiors, rank, level, and what they answer for
 *     derive.c     the rows of a sheet that has none, from what its post answers for
 *     agreement.c  the sheets of a year in order, and one of them completed
 *     revision.c   a revised sheet beside the initial one
 *
 * It works on the measured tree, not on the records of the pass: so the sheets of a large government can be completed one by one, long after measuring, and what was
 * added to one is taken away again before the next. */
#ifndef LKIP_MEASURE_AGREEMENT_H
#define LKIP_MEASURE_AGREEMENT_H

#include "data/holder.h"
#include "measure/model.h"

/* A programme, kegiatan or sub kegiatan. */
typedef struct Code {
    xmlNode *node;
    struct Code *parent; /* NULL for a programme */
    const char *funds;   /* sources of funds of its pagu and those below, "APBD, DAK"; NULL when none is told */
    long mark, above;    /* the last sheet that has a line of it; of one below it */
} Code;

/* What a post answers for: a code or an indicator. */
typedef struct Duty {
    Code *code;         /* NULL: an indicator */
    xmlNode *indicator; /* NULL: a code */
    struct Duty *next;
} Duty;

typedef enum { POST_HEAD, POST_ADMINISTRATOR, POST_SUPERVISOR, POST_STAFF, POST_LEVELS } PostLevel;

typedef struct Post {
    xmlNode *node;
    const char *id;
    struct Post *superior, *first, *last, *next; /* the tree of posts, children as they stand in the plan */
    Duty *duties, *last_duty;
    long rank; /* from 1: a superior before all below, these in the plan's order */
} Post;

struct Agreements {
    Measure *m; /* its arena is that of the completion at hand */
    Arena *arena;
    int year;
    xmlNode *renstra, *file;
    xmlHashTable *codes, *indicators, *posts; /* Code, xmlNode and Post by name */
    xmlHashTable *initial;                    /* the first murni sheet of a post */
    Holders *holders;
    xmlNode **sheets;
    size_t sheet_count;
    long mark;
};

/* post.c. False when memory is short. */
bool posts_read(Agreements *a);
PostLevel post_level(const Post *post);
Post *post_find(const Agreements *a, const char *id);

/* The <ukur> of a plan's node for the year; NULL. */
xmlNode *measure_of(const Agreements *a, const xmlNode *node);
/* One of its figures. */
Figure measured(Agreements *a, const xmlNode *node, const char *name);
Code *code_find(const Agreements *a, const char *code);
/* The code that an indicator belongs to; NULL for one of a sasaran or tujuan. */
Code *code_of_indicator(const Agreements *a, const xmlNode *indicator);

/* derive.c: adds butir and dana, marked turunan="ya", to a sheet that has neither. */
void sheet_derive(Agreements *a, xmlNode *sheet);

/* One row of indicators as it is to be printed. Texts are lent or live in the pass's arena. */
typedef struct Promise {
    const char *aim, *words, *unit, *target, *code; /* NULL: none */
    xmlNode *indicator;                             /* NULL */
    bool unknown;                                   /* the target is "?" */
    bool aim_is_name;                               /* no sasaran is told: the name of the kegiatan stands for it */
} Promise;
Promise promise_read(Agreements *a, const xmlNode *row);

/* What a budget line comes to in a sheet of that kind. */
Figure line_amount(Agreements *a, const xmlNode *line, const Code *code, bool revised);

/* revision.c: writes the <banding> of a revised sheet below its <ukur>. */
void revision_put(Agreements *a, xmlNode *sheet, Sheet *ukur);

#endif
