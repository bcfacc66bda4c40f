/* tree.h: organisation charts and performance trees, drawn as page items. */
#ifndef LKIP_CHART_TREE_H
#define LKIP_CHART_TREE_H

#include "document/document.h"
#include "page/page.h"

/* A tree at a width: drawn as one diagram, or, where that is higher than a page, as an outline whose boxes may stand on several pages. */
typedef struct TreePlan TreePlan;

/* Plans the tree for `width`; a diagram higher than `limit` becomes an outline. Text is never set below 7 pt. `*out` lives in `arena`; the tree, style and fonts must outlive it. */
bool tree_plan(Arena *arena, Diags *diags, Fonts *fonts, const Style *style, const Tree *tree, Unit width, Unit limit, TreePlan **out);

/* The bands of the plan, from the top: one for a diagram, one a box for an outline. They follow each other without a gap. */
size_t tree_bands(const TreePlan *plan);
Unit tree_band_height(const TreePlan *plan, size_t band);

/* Draws a band with its top left corner at (x, y); every item carries `node`. Boxes don't overlap, text stays in its box. False when memory is short, with a diagnostic. */
bool tree_draw(const TreePlan *plan, size_t band, Page *page, Unit x, Unit y, Node *node);

#endif
