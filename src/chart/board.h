/* board.h: a drawing of boxes and lines, planned first and drawn later, on as many sheets as it needs. Organisation charts, cascades and process maps are all made of it. Private to src/chart.
 *
 * Places are relative to the top left corner of their sheet. A failure (memory) sticks in `failed` and makes every later call a no-op. */
#ifndef LKIP_CHART_BOARD_H
#define LKIP_CHART_BOARD_H

#include "document/document.h"
#include "page/page.h"

/* Text is never set smaller. */
enum { BOARD_SMALLEST = 7 * 1024 };

typedef enum {
    BOX_PLAIN,   /* a rectangle */
    BOX_CHEVRON, /* an arrow to the right: a step of a flow */
    BOX_GROUND,  /* what others stand on: a tint without a frame */
    BOX_DOWN, BOX_UP, BOX_BOTH, /* a fat arrow; no text */
} BoxShape;

typedef struct Box {
    BoxShape shape;
    Rect rect;
    Lines lines;
    Color fill, edge; /* a = 0: none */
} Box;

typedef struct Stroke {
    Unit x0, y0, x1, y1; /* level or upright */
    bool dashed, head;   /* head: an arrow's, at (x1, y1) */
} Stroke;

typedef struct Sheet {
    Unit height;
    size_t box_from, box_to, stroke_from, stroke_to;
} Sheet;

typedef struct Board {
    Arena *arena;
    Diags *diags;
    Fonts *fonts;
    const Style *style;
    const TextStyle *type;
    Unit size, width;
    Align align;  /* of text in boxes */
    int strain;   /* how far from what one would wish: 0 at ease, 1 in small type or in several rows, 2 on several sheets */
    Box *boxes;
    size_t box_count, box_cap;
    Stroke *strokes;
    size_t stroke_count, stroke_cap;
    Sheet *sheets;
    size_t sheet_count, sheet_cap;
    bool failed;
} Board;

/* Space between text and frame. */
extern const Unit BOARD_PAD_X, BOARD_PAD_Y;

/* An empty board; the type is the style's "simpul". */
Board board_new(Arena *arena, Diags *diags, Fonts *fonts, const Style *style, Unit width);
/* Takes everything off again; the type size stays. */
void board_clear(Board *b);

/* The text of a box `width` wide: title in bold, `more` (NULL none) after it, then the node's text, broken into lines. White on a solid fill, so a box is coloured first.
 * `brief`: the title alone. */
Lines board_text(Board *b, const TreeNode *node, const Box *look, const char *more, bool brief, Unit width);
Unit board_text_height(const Lines *lines);
/* The widest word of the node's text, with its padding. */
Unit board_least_width(Board *b, const TreeNode *node);
/* The widest number or code in it, which is never divided, with its padding. */
Unit board_solid_width(Board *b, const TreeNode *node);

/* Frame and fill of a node's box: solid for gaya="utama", a tint for another colour of the palette, white without. */
Box board_look(const Board *b, const TreeNode *node);
Color board_color(const Board *b, const char *name, Color otherwise);

void board_box(Board *b, const Box *box);
void board_stroke(Board *b, Stroke stroke);
/* What was put since the last sheet is a sheet of that height. */
void board_sheet(Board *b, Unit height);

/* Draws a sheet with its top left corner at (x, y); every item carries `node`. False when memory is short, with a diagnostic. */
bool board_draw(const Board *b, size_t sheet, Page *page, Unit x, Unit y, Node *node);

#endif
