/* text.h: text shaped once, then broken and measured by arithmetic.
 *
 * A paragraph or a cell becomes one `Text`: a row of atoms (a piece of glyphs that is never divided) and the joints between them.
 * Natural width, minimum width and lines at any width follow from it without shaping again.
 *
 *     spans (UTF-8 with font, colour, link)  --text_shape-->  Text  --paragraph_break-->  Lines  --lines_place-->  page items      */
#ifndef LKIP_TEXT_TEXT_H
#define LKIP_TEXT_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "text/font.h"

/* A stretch of text in one font. What hangs on it (a link, a footnote mark, a structure node) is the caller's: `tag` is handed back with the glyphs. */
typedef struct Span {
    const char *text; /* UTF-8, not NUL-terminated; lent, must outlive the Text */
    int len;
    const Font *font;
    Color color;
    Unit rise;        /* baseline shift, upwards positive: superscripts */
    bool underline;
    bool nobreak;     /* no break inside */
    const char *lang; /* BCP 47; NULL is Indonesian */
    uint32_t tag;     /* caller's, 0 for plain text */
} Span;

/* Newlines in a span ("\n") force a break. A span of U+FFFC stands for a box of `width` x (`ascent` + `descent`), see TextBox. */
typedef struct TextBox {
    Unit width, ascent, descent;
    void *object; /* caller's */
} TextBox;

typedef struct TextOptions {
    bool hyphenate;      /* divide Indonesian words */
    Unit letter_spacing; /* added after each cluster */
    const TextBox *boxes; /* one for each U+FFFC, in order */
    size_t box_count;
} TextOptions;

/* Glyphs of one font, positions relative to the start of the run. Immutable once made. */
typedef struct Glyphs {
    const Font *font;
    int count;             /* glyphs */
    const uint16_t *ids;
    const Unit *x;         /* count: pen position of each glyph */
    const Unit *y;         /* count, or NULL when all are 0 */
    Unit width;
    const char *text;      /* UTF-8 of the run; lent */
    int text_len;
    int cluster_count;     /* clusters pair bytes of text with glyphs, in order, as cairo_show_text_glyphs wants them */
    const uint8_t *cluster_bytes, *cluster_glyphs; /* may be the same row */
} Glyphs;

typedef struct Text Text;

/* Shapes the spans. `*out` lives in `arena`. Invalid UTF-8 becomes U+FFFD. On false (memory) *out is untouched. */
bool text_shape(Arena *arena, Diags *diags, Fonts *fonts, const Span *spans, size_t count, const TextOptions *options, const Text **out);

/* Width on one line; the widest forced line where there are forced breaks. */
Unit text_natural_width(const Text *text);

/* How many ragged lines the text takes at least at a width; with `hyphenate`, words are divided where they may be. 1 for an empty text. */
size_t text_line_count(const Text *text, Unit width, bool hyphenate);

/* The narrowest width at which nothing sticks out: the longest piece that can't be broken after hyphenation. With `hyphenate` false:
 * the longest whole word. */
Unit text_minimum_width(const Text *text, bool hyphenate);

/* The longest piece that must never be divided because it is a number, an amount, a percentage, a date or a code; 0 when there is none. */
Unit text_number_width(const Text *text);

/* Width before the decimal comma (or the whole number) for alignment; -1 when the text is not one number. `*after` gets the rest. */
Unit text_decimal(const Text *text, Unit *after);

bool text_is_empty(const Text *text);

/* Where a piece of the text wants to stand on its line. */
typedef enum { ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT, ALIGN_JUSTIFY } Align;

typedef struct BreakOptions {
    Unit width;
    Unit first_indent;   /* may be negative */
    Align align;
    bool first_fit;      /* greedy; otherwise total fit over the paragraph */
    bool balanced;       /* equal lines, for centred titles */
    int max_hyphens;     /* in a row; 0 means 2 */
    int line_height;     /* per mille of the font's size; 1000 is solid */
} BreakOptions;

/* One line: from joint to joint, already adjusted to its width. */
typedef struct Line {
    uint32_t from, to;   /* atoms of the text */
    Unit x, width;       /* offset of the first glyph from the left edge; width of the ink with its spaces */
    Unit ascent, descent; /* of the tallest thing on it */
    Unit height;         /* baseline distance that the line takes, leading included */
    Unit baseline;       /* from the top of the line */
    Unit space_extra;    /* added to each space; times the number of spaces gives the justification, remainder spread from the left */
    int space_rest;
    bool hyphen;         /* ends with a hyphen that the text does not have */
    bool last;           /* ends a paragraph or a forced line */
} Line;

typedef struct Lines {
    const Text *text;
    Line *items;
    size_t count;
    Unit width;  /* of the widest line */
    Unit height; /* sum of heights */
    size_t overfull; /* lines that stick out because a piece is wider than the width: the caller reports it */
} Lines;

/* Breaks `text` into lines no wider than `options->width`; a piece that can't fit is broken between clusters, except a number, which is left whole and
 * counted in `overfull`. An empty text gives one empty line. `*out` lives in `arena`. On false (memory) *out is untouched. */
bool text_break(Arena *arena, Diags *diags, const Text *text, const BreakOptions *options, Lines *out);

/* What a line is made of, left to right: called once for each run of glyphs of one font, colour and tag, and for each box. `x` is relative to the left edge
 * of the lines' box, `y` to the line's baseline, downwards. `glyphs` lives in `arena`. */
typedef struct LinePart {
    const Glyphs *glyphs; /* NULL for a box */
    const TextBox *box;
    Unit x, y, width;
    Color color;
    bool underline;
    const char *lang;
    uint32_t tag;
} LinePart;
typedef bool LinePartFn(void *context, const LinePart *part);

/* Calls `fn` for the parts of one line; false when it returned false or memory is short. */
bool line_parts(Arena *arena, const Lines *lines, size_t index, LinePartFn *fn, void *context);

#endif
