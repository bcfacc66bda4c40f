/* draw.h: what the kinds of chart share: the place drawn into, its colours and type, marks and labels. Private to src/chart.
 *
 * A failure (memory) sticks in `failed` and makes every later call a no-op, so that a drawing reads as a list of marks; chart.c looks at it once, at the end.
 * Labels go through label_at alone, which refuses a place outside the frame or over another label: that no two overlap is true by construction,
 * and the craft of each kind is to ask for places that are free. */
#ifndef LKIP_CHART_DRAW_H
#define LKIP_CHART_DRAW_H

#include "chart/chart.h"

typedef struct Bar {
    Rect rect;
    Color color;
} Bar;

typedef struct Draw {
    Page *page; /* NULL: measuring only */
    Arena *arena;
    Diags *diags;
    Fonts *fonts;
    const ChartLook *look;
    const Chart *chart;
    Node *node;
    Rect frame; /* nothing leaves it */
    const Font *plain, *bold, *small, *title;
    Unit size;                    /* of plain; the unit of all distances */
    Unit outer;                   /* the same for title and margins */
    Unit gap;                     /* between a mark and its label */
    Unit hair, thin, thick;       /* strokes: grid, lines of little weight, data */
    Color ink, soft, grid, paper; /* text, quiet text, grid lines, what lies behind (also when it is not painted) */
    Color halo;                   /* margin round marks: the paper's colour, or none in an export without background, where it would show */
    int digits;                   /* of figures without a label */
    bool compact;                 /* amounts in words of three digits ("17,2 miliar"): on a slide nobody reads eleven */
    Bar *bars;                    /* fills drawn so far: a halo keeps to them where nothing else may be painted, a label to those it is read on */
    size_t bar_count, bar_cap;
    Rect *boxes; /* labels placed so far */
    size_t box_count, box_cap;
    bool failed;
} Draw;

/* ---- draw.c: strokes and fills, cut to the frame where that is cheap ---- */

/* For marks alone, without type: small charts in a line. */
Draw draw_marks(Page *page, Arena *arena, Diags *diags, const ChartLook *look, const Chart *chart, Rect frame, Node *node, Unit size);
bool draw_open(Draw *d, Page *page, Arena *arena, Diags *diags, Fonts *fonts, const ChartLook *look, const Chart *chart, Rect frame, Node *node);
const Font *draw_font(Draw *d, Unit size, bool bold);
/* The part of `a` inside `b`; without width or height when there is none. */
Rect draw_common(Rect a, Rect b);
void draw_rect(Draw *d, Rect r, Color fill);
void draw_line(Draw *d, Unit x0, Unit y0, Unit x1, Unit y1, Color color, Unit width);
void draw_dashed(Draw *d, Unit x0, Unit y0, Unit x1, Unit y1, Color color, Unit width);
/* Straight lines through `count` points (x, y pairs), with round joins when open. */
void draw_poly(Draw *d, const Unit *points, size_t count, bool closed, Color fill, Color stroke, Unit width);
void draw_circle(Draw *d, Unit cx, Unit cy, Unit r, Color fill, Color stroke, Unit width);
/* A piece of a ring, clockwise from twelve o'clock, in turns (0 to 1). */
void draw_ring(Draw *d, Unit cx, Unit cy, Unit inner, Unit outer, double from, double to, Paint paint);
/* A small cross: here a value is missing. */
void draw_missing(Draw *d, Unit cx, Unit cy, Color color);
/* A point of data: a circle, square, diamond or triangle by the ordinal of its series, with a margin. */
void draw_marker(Draw *d, Unit cx, Unit cy, Unit r, size_t ordinal, Color color);
/* A small triangle that points where a cut mark would go on: (dx, dy) is a unit direction times 1000. */
void draw_arrow(Draw *d, Unit x, Unit y, int dx, int dy, Color color);
/* A line of data or of a target, kept visible over anything by a margin. */
void draw_halo_line(Draw *d, Unit x0, Unit y0, Unit x1, Unit y1, Color color, Unit width);
/* The two slanted cuts through a bar that goes on further than drawn; (cx, cy) is the middle of the cut, `across` the bar's width. */
void draw_break(Draw *d, Unit cx, Unit cy, Unit across, bool vertical);

/* ---- ink.c: colours ---- */

/* How the fill of one series or slice looks: the n-th has its colour and, for black and white print, its pattern. */
typedef struct Fill {
    Color color;
    Hatch hatch;
} Fill;

Color ink_mix(Color a, Color b, double share_of_b);
Color ink_on(const Draw *d, Color fill);                          /* readable text over a fill */
bool ink_reads(Color text, Color ground);                         /* told apart by lightness, as far as text needs it */
Color ink_named(const Draw *d, const char *name, Color fallback); /* of the palette, made lighter on a dark background */
Fill ink_fill(const Draw *d, Color own, size_t ordinal);
Fill ink_series(const Draw *d, size_t series);
Color ink_legible(const Draw *d, Color c);  /* darkened (or lightened) until text and thin lines in it are seen on the paper */
Color ink_band(const Draw *d, size_t band); /* quiet: lies behind data */
void draw_fill(Draw *d, Rect r, Fill fill);
Paint ink_paint(const Draw *d, Fill fill);

/* ---- label.c: text that knows its size, and the places taken ---- */

typedef struct Label {
    Lines lines;
    Color color;
    Unit w, h;
    bool cut;    /* ends in an ellipsis: not all of it fitted */
    bool ground; /* stands on grid lines: the paper's colour goes beneath it */
} Label;

/* One line; an empty label for NULL. */
Label label_line(Draw *d, const char *text, const Font *font, Color color);
/* At most `max_lines` lines of at most `width`; what is longer ends in an ellipsis. */
Label label_wrap(Draw *d, const char *text, const Font *font, Color color, Unit width, int max_lines);
/* The width that wrapping can't go below: the longest word. */
Unit label_word_width(Draw *d, const char *text, const Font *font);
/* Where the label lies when put at a point: hx -1 left of it (set flush right), 0 centred, 1 right of it; hy -1 above, 0 middle, 1 below. */
Rect label_rect(const Label *label, Unit x, Unit y, int hx, int hy);
/* Free: inside the frame, over no other label. */
bool label_free(const Draw *d, Rect r);
/* Draws it there and takes the place; false (and nothing drawn) when the place isn't free, a fill lies there that the label's colour isn't read on, or the label is empty.
 * So fills come first. */
bool label_at(Draw *d, const Label *label, Unit x, Unit y, int hx, int hy);
/* Moves `count` spans apart along one axis: centres in rising order, each with its length, inside [from, to] as far as that holds them. */
void label_spread(Unit *centres, const Unit *lengths, size_t count, Unit from, Unit to);

/* ---- values.c: the figures ---- */

enum { LABELS_MAX = 400 /* categories: past it no value gets its own label */ };

typedef struct Range {
    double lo, hi;
    bool any;         /* there is a value */
    bool over, under; /* outliers lie past it: drawn cut, with their value */
} Range;

size_t values_count(const Chart *chart);                                 /* categories, named or not */
const Point *values_at(const Chart *chart, size_t series, size_t index); /* NULL: missing, or not a number that can be drawn */
bool values_lacks(const Chart *chart, size_t series, size_t index); /* has a point there without a value; a series that ends early lacks nothing */
const char *values_category(const Chart *chart, size_t index);      /* "" when it has no name */
size_t values_plain(const Chart *chart);                            /* series that are neither target nor limit */
size_t values_ordinal(const Chart *chart, size_t series);           /* place among those of its role */
bool values_any(const Chart *chart);
bool values_missing(const Chart *chart); /* some value of a plain series is */
/* All known values of the series are one: a level, drawn as one line through the plot. */
bool values_level(const Chart *chart, size_t series, double *out);
/* What an axis must hold. `zero`: bars stand on it. `stacked`: sums of a category. `only`: one series, SIZE_MAX: all. */
Range values_range(Draw *d, bool zero, bool stacked, size_t only);
/* "1.234,5": at most `digits` decimals, exactly so many when `exact`. */
const char *values_format(Arena *arena, double value, int digits, bool exact);
/* Decimals of figures without a label, the same for all: what the chart says, else what its figures need, at most two (more where all are below 0,1). */
int values_digits(const Chart *chart);
/* "17,2 miliar", "922 juta": three digits and a word, for values of a million and more. NULL when memory is short. */
const char *values_compact(Arena *arena, double value);
/* The figure as printed; in few digits where the drawing is compact. */
const char *values_text(Draw *d, const Point *point);

/* ---- scale.c: from values to places ---- */

typedef struct Scale {
    double lo, hi, step;
    double factor;    /* tick labels are divided by it: 1, a million, ... */
    const char *word; /* its name, NULL for 1 */
    int decimals;     /* of tick labels */
    bool over, under;
    Unit from, to; /* places of lo and hi */
    Unit past;     /* how much further a cut mark goes */
} Scale;

/* Round numbers round the range, in at most `steps` steps; explicit ends of the chart's axis are kept. */
Scale scale_make(const Draw *d, Range range, int steps);
int scale_ticks(const Scale *scale);
double scale_tick(const Scale *scale, int index);
const char *scale_tick_text(Draw *d, const Scale *scale, int index);
Unit scale_at(const Scale *scale, double value);
/* What the figures are counted in, for the axis: "%", "Rp miliar", "Capaian (%)"; NULL when there is nothing to say. */
const char *scale_caption(Draw *d, const Scale *scale, const char *title);
/* The figure in the axis's unit, shorter than the printed one: "17,2" on an axis of Rp miliar. The printed one when the factor is 1. */
const char *scale_text(Draw *d, const Scale *scale, const Point *point);

/* ---- plot.c: categories along the foot, values upwards ---- */

typedef struct Plot {
    Rect area; /* what marks may fill; the scale's ends lie inside it */
    Scale y;
    size_t count;
} Plot;

/* Sets the axes into `area`, leaving `right` units free at its right, and draws grid, bands, ticks and category labels. */
Plot plot_make(Draw *d, Rect area, Range range, Unit right);
Unit plot_x(const Plot *plot, double index); /* 0 is the left edge of the first slot, 0.5 its middle */
/* Whether the names of the categories can all stand under a plot of this width; when not, bars hold them better. */
bool plot_holds_names(Draw *d, Unit width);
/* The line of a level (target, limit) through the plot, with its name and figure at the right, where plot_level_room has kept room. */
void plot_level(Draw *d, const Plot *plot, size_t series);
Unit plot_level_room(Draw *d, Unit width);
void plot_band_names(Draw *d, const Plot *plot);

/* ---- rows.c: categories down the side, values to the right ---- */

typedef struct Rows {
    Rect area; /* what marks may fill: right of the names */
    size_t count;
    Unit *tops; /* count + 1 edges of the rows */
    Label *names;
    const Font *figures; /* for the figures at the marks: smaller when there are many rows */
    Unit natural;        /* height that all rows want */
    Unit least;          /* what they can do with, in the same type; when measuring */
} Rows;

/* Divides `area` into a row for each category, with its wrapped name at the left. `mark` is the height a row's marks want. With an area of height 0 only `natural` counts. */
Rows rows_make(Draw *d, Rect area, Unit mark);
void rows_names(Draw *d, const Rows *rows, Unit left);
/* Grid and tick labels of a scale whose places are set, from `top` to `bottom`; labels below `bottom`, with what they are counted in, at the last or at `right`. */
void rows_grid(Draw *d, const Scale *scale, Unit right, Unit top, Unit bottom);
Unit rows_foot(const Draw *d); /* height of the tick labels with their gap */
/* The scale's places between two x, with the past a cut mark needs. */
void rows_span(const Draw *d, Scale *scale, Unit from, Unit to);
/* Levels as lines down the rows, named above `top`. */
void rows_level(Draw *d, const Scale *scale, size_t series, Unit top, Unit bottom);
bool rows_have_level(const Chart *chart);

/* ---- legend.c ---- */

typedef enum { KEY_FILL, KEY_LINE, KEY_TICK, KEY_DASH, KEY_MISSING } KeyShape;

typedef struct Key {
    const char *name;
    Fill fill;
    KeyShape shape;
} Key;

/* Draws the keys in rows at the top of `*area` and takes their height from it. */
void legend_draw(Draw *d, Rect *area, const Key *keys, size_t count);
/* The usual keys of a chart: series that need one, and the mark of missing values. `plain` is the shape of ordinary series; `levels`: levels are named at their line. */
void legend_series(Draw *d, Rect *area, KeyShape plain, bool levels, bool missing);

/* ---- the kinds ---- */

/* In an area made smaller by title and margins; heights are for the same. */
void columns_draw(Draw *d, Rect area);
void stacked_draw(Draw *d, Rect area);
void bars_draw(Draw *d, Rect area);
Unit bars_height(Draw *d, Unit width);
Unit bars_least(Draw *d, Unit width); /* with the rows close together */
void lines_draw(Draw *d, Rect area);
void bullet_draw(Draw *d, Rect area);
Unit bullet_height(Draw *d, Unit width);
Unit bullet_least(Draw *d, Unit width);
void donut_draw(Draw *d, Rect area);
void gauge_draw(Draw *d, Rect area);
Unit gauge_height(Draw *d, Unit width);
void scatter_draw(Draw *d, Rect area);
void multiples_draw(Draw *d, Rect area);
Unit multiples_height(Draw *d, Unit width);
Unit multiples_least(Draw *d, Unit width); /* with low panels */
/* Marks alone, in a line of text; `d` is of draw_marks, its size the height of the line. */
void spark_draw(Draw *d, Rect area);

/* ---- words.c ---- */

/* Fixed words inside a drawing, Indonesian. */
typedef enum { WORD_EMPTY, WORD_MISSING, WORD_MORE, WORD_TOTAL, WORD_JUTA, WORD_MILIAR, WORD_TRILIUN, WORD_COUNT } Word;
const char *words_get(Word word);

#endif
