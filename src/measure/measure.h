/* measure.h: the arithmetic of performance, written into the tree as nodes (docs/data.md, "What measuring adds"). */
#ifndef LKIP_MEASURE_MEASURE_H
#define LKIP_MEASURE_MEASURE_H

#include <libxml/tree.h>
#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"

typedef struct MeasureOptions {
    int year;                /* of the report */
    const char *scale_dir;   /* templates/skala of the installation */
    const char *user_scale_dir; /* FOLDER/templat/skala, or NULL */
    bool bare_agreements;    /* leave every <perjanjian> as it is: they are completed one by one, with the functions below */
} MeasureOptions;

/* Measures the joined tree in place. Figures are exact: decimals where they end, fractions "a/b" where they don't. False with diagnostics. */
bool measure_tree(Arena *arena, Diags *diags, xmlDocPtr tree, const MeasureOptions *options);

/* ---- Perjanjian Kinerja, one sheet at a time ---- */

typedef struct Agreements Agreements;

/* The sheets of options->year in a tree that was measured with bare_agreements, in order: the initial ones, then the revised, each by rank: a superior before all below, these in the
 * plan's order. Everything it needs to find is found once. Lives in `arena`, lends the tree and `options`. */
bool agreements_open(Arena *arena, Diags *diags, xmlDocPtr tree, const MeasureOptions *options, Agreements **out);
size_t agreements_count(const Agreements *agreements);
xmlNode *agreements_at(const Agreements *agreements, size_t index); /* a <perjanjian> */

/* Completes one (docs/data.md: rows that follow from the plan, amounts, parties, what a revision changes), and takes that away again, so that a tree of many sheets does not
 * grow. False when memory is short or a code is unknown, with diagnostics. */
bool agreement_complete(Agreements *agreements, size_t index);
void agreement_clear(Agreements *agreements, size_t index);

#endif
