/* chart.h: charts, drawn as page items.
 *
 * What a chart shows is a document's `Chart`: plain numbers and finished labels. Printed figures are never computed here. */
#ifndef LKIP_CHART_CHART_H
#define LKIP_CHART_CHART_H

#include "document/document.h"
#include "page/page.h"

/* What the drawing takes from its surroundings. */
typedef struct ChartLook {
    const Style *style; /* text style `grafik`, palette; lent */
    Unit size;          /* type size of labels; 0: that of `grafik`. Titles and small print are multiples of it: slides take larger type than paper */
    Unit outer;         /* what titles and margins are multiples of; 0: size. Charts of one set keep one title, whatever type each has room for */
    bool title;         /* draw the chart's title at the top (a report has it in the caption) */
    bool dark;          /* on a dark background */
    Color background;   /* a = 0: none */
    bool hatch;         /* patterns over the fills, for black and white print */
    bool alone;         /* an export: margins all round, and without a background nothing is taken for granted of what lies behind */
} ChartLook;

/* A good height for the chart at this width (units): what the naskah asks for, else by kind and by what it must hold. */
Unit chart_height(Fonts *fonts, const ChartLook *look, const Chart *chart, Unit width);

/* Draws the chart into `rect` of the page; every item carries `node`. Nothing leaves `rect`, no two labels overlap. Without data: a frame with a short note.
 * A rect lower than three lines of type (a chart in a line of text, RUN_SPARK) gets marks alone: lines as a sparkline, columns as small columns, every other kind as a
 * progress bar of its first value (to 100 for a unit with "%", else to `max` or to its target).
 * False when memory is short, with a diagnostic. */
bool chart_draw(Page *page, Diags *diags, Fonts *fonts, const ChartLook *look, const Chart *chart, Rect rect, Node *node);

/* Adds a page of that size to `pages` with the chart alone on it, its words as alternative text. `look->size` is the type wanted: where the chart then doesn't fit it is made smaller,
 * to no less than half of it. The chart's own height is not used. False when memory is short, with a diagnostic. */
bool chart_page(Pages *pages, Diags *diags, Fonts *fonts, const ChartLook *look, const Chart *chart, Unit width, Unit height);

/* The figures in words, Indonesian, for alternative text; in `arena`. NULL when memory is short. */
const char *chart_words(Arena *arena, const Chart *chart);

#endif
