/* style.h: named styles, read from one file.
 *
 * A style file names text styles, table styles, page geometry, numbering patterns and a palette; docs/naskah.md lists the names. */
#ifndef LKIP_DOCUMENT_STYLE_H
#define LKIP_DOCUMENT_STYLE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/unit.h"

typedef enum { STYLE_LEFT, STYLE_CENTER, STYLE_RIGHT, STYLE_JUSTIFY } StyleAlign;

typedef struct TextStyle {
    const char *name;
    const char *family;
    Unit size;
    bool bold, italic, underline, uppercase, hyphenate;
    bool keep_next;             /* stays with what follows: headings, captions above */
    Color color;
    Color background;      /* behind the paragraph; a = 0 none */
    bool bleed;                 /* ground and rules reach the edges of the paper */
    int line_height;            /* per mille of the size */
    StyleAlign align;
    Unit before, after;    /* space; of two neighbours the larger counts */
    Unit first_indent, left, right;
    Unit letter_spacing;
    Unit rule_above, rule_below; /* thickness; 0 none */
    Color rule_color;
} TextStyle;

typedef struct TableStyle {
    const char *name;
    Unit rule;             /* thickness of inner rules */
    Unit frame;            /* of the outer ones */
    Color rule_color;
    bool vertical_rules, horizontal_rules;
    Unit pad_x, pad_y;
    Color head_background, group_background, total_background, stripe_background; /* a = 0: none */
    Color head_color;      /* text of the head; a = 0: as its text style */
} TableStyle;

typedef struct PageStyle {
    Unit width, height;    /* portrait */
    Unit top, bottom, left, right; /* margins; left is the binding edge when `facing` */
    Unit header, footer;   /* distance of the running head's and foot's outer edge from the paper's edge */
    bool facing;
} PageStyle;

typedef struct Numbering {
    const char *heading[4];     /* patterns, level 1 to 4 */
    const char *table, *figure, *annex;
    int reset_level;            /* counters of tables and figures begin anew at headings of this level; 0: never */
} Numbering;

/* Words that the layout adds by itself. */
typedef struct StyleWords {
    const char *continued;       /* "(lanjutan)": behind what is repeated after a page break */
    const char *forward, *brought; /* "Jumlah dipindahkan", "Jumlah pindahan": running totals at the foot and head of a broken table */
} StyleWords;

typedef struct PaletteEntry {
    const char *name;
    Color color;
} PaletteEntry;

typedef struct Style {
    const char *name;
    PageStyle page;
    Numbering numbering;
    StyleWords words;
    TextStyle *texts;
    size_t text_count;
    TableStyle *tables;
    size_t table_count;
    PaletteEntry *palette;
    size_t palette_count;
    bool contents_heading_page; /* each contents list begins a page */
    bool marks_as_typed;        /* quotation marks and dashes are printed as they are typed */
} Style;

/* Reads a style file. `*out` lives in `arena`. False with diagnostics that name file and line. */
bool style_load(Arena *arena, Diags *diags, const char *path, Style **out);

/* The text style of that name; where there is none, `teks`. Never NULL. Lent. */
const TextStyle *style_text(const Style *style, const char *name);
bool style_has_text(const Style *style, const char *name);

/* The table style of that name; where there is none (or `name` is NULL), the first. Never NULL. Lent. */
const TableStyle *style_table(const Style *style, const char *name);

/* A colour by palette name or "#rrggbb"; `*out` untouched and false when it is neither. */
bool style_color(const Style *style, const char *name, Color *out);

/* Paper sizes by name: A4, A3, F4 (215 x 330 mm), Legal, Letter; portrait. False when unknown. */
bool style_paper(const char *name, Unit *width, Unit *height);

/* A length with its unit: "12", "12pt", "10mm", "2.5cm"; a decimal point, whatever the locale. False when it is not one. */
bool style_length(const char *text, Unit *out);

#endif
