/* diagram.h: organisation charts, cascades and process maps, planned at a width and drawn as page items, on one sheet or, where that would be higher than a page, on several. */
#ifndef LKIP_CHART_DIAGRAM_H
#define LKIP_CHART_DIAGRAM_H

#include "document/document.h"
#include "page/page.h"

typedef struct Board Diagram;

/* Plans the tree or map of `block` for `width`, in sheets no higher than `limit` where their boxes allow that. The type shrinks, but never below 7 pt, before a second sheet
 * is begun. `*out` lives in `arena`; the block, style and fonts must outlive it. False when memory is short. */
bool diagram_plan(Arena *arena, Diags *diags, Fonts *fonts, const Style *style, const Block *block, Unit width, Unit limit, Diagram **out);

size_t diagram_sheets(const Diagram *diagram);
Unit diagram_height(const Diagram *diagram, size_t sheet);

/* How far the drawing is from what one would wish at that width: 0 at ease, 1 small or crowded, 2 on several sheets. Wider paper may help. */
int diagram_strain(const Diagram *diagram);

/* Draws a sheet with its top left corner at (x, y); every item carries `node`. Boxes don't overlap, lines don't cross them, text stays in its box. False when memory is
 * short, with a diagnostic. */
bool diagram_draw(const Diagram *diagram, size_t sheet, Page *page, Unit x, Unit y, Node *node);

/* What the drawing says, in words, for readers who don't see it. NULL when memory is short. */
const char *diagram_words(Arena *arena, const Block *block);

#endif
