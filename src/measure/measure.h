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
} MeasureOptions;

/* Measures the joined tree in place. Figures are exact: decimals where they end, fractions "a/b" where they don't. False with diagnostics. */
bool measure_tree(Arena *arena, Diags *diags, xmlDocPtr tree, const MeasureOptions *options);

#endif
