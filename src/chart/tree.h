/* tree.h: organisation charts and performance trees, drawn as page items. */
#ifndef LKIP_CHART_TREE_H
#define LKIP_CHART_TREE_H

#include "document/document.h"
#include "page/page.h"

/* The height the tree takes at this width (units), its text never below 7 pt. */
Unit tree_height(Fonts *fonts, const Style *style, const Tree *tree, Unit width);

/* Draws the tree into `rect`; every item carries `node`. Boxes don't overlap, text stays in its box. False when memory is short, with a diagnostic. */
bool tree_draw(Page *page, Diags *diags, Fonts *fonts, const Style *style, const Tree *tree, Rect rect, Node *node);

#endif
