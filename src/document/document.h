/* document.h: the typed document, read from a naskah.
 *
 * Reading checks every element and attribute, numbers headings and captions, and resolves cross references to their labels, so that layout
 * finds finished text. Everything lives in the arena given to document_read; nothing points into the XML. */
#ifndef LKIP_DOCUMENT_DOCUMENT_H
#define LKIP_DOCUMENT_DOCUMENT_H

#include "base/arena.h"
#include "base/diag.h"
#include "document/style.h"

typedef struct Block Block;

typedef struct Blocks {
    Block **items;
    size_t count, cap;
} Blocks;

/* ---- inlines: a flat row of runs ---- */

typedef enum {
    RUN_TEXT,
    RUN_BREAK,      /* forced line end */
    RUN_PAGE_REF,   /* the page number of `target`, known after the body is laid out */
    RUN_FOOTNOTE,   /* `note` */
    RUN_PICTURE,    /* `picture`, as high as `height` */
    RUN_PAGE,       /* running heads: this page's label */
    RUN_PAGE_COUNT, /* running heads: the number of pages of the part */
    RUN_CHAPTER,    /* running heads: the chapter's title */
    RUN_FRACTION,   /* formulas: `above` over `below` */
    RUN_SPARK,      /* a small chart in the line: `chart` */
} RunKind;

enum {
    RUN_BOLD = 1 << 0, RUN_ITALIC = 1 << 1, RUN_UNDERLINE = 1 << 2, RUN_SUPER = 1 << 3, RUN_SUB = 1 << 4,
    RUN_SMALL = 1 << 5, RUN_KEEP = 1 << 6, /* no break inside */
};

typedef struct Run {
    RunKind kind;
    unsigned flags;
    const char *text; /* RUN_TEXT: UTF-8, NUL-terminated, white space already folded */
    const char *dest; /* id this run leads to (rujukan), NULL */
    const char *uri;  /* tautan, NULL */
    const char *lang; /* BCP 47, NULL: the document's */
    Color color; /* a = 0: the style's */
    const char *target;
    const Blocks *note;
    const char *picture;
    Unit height;
    const struct Inlines *above, *below;
    const struct Chart *chart;
} Run;

typedef struct Inlines {
    Run *items;
    size_t count, cap;
} Inlines;

/* ---- tables ---- */

typedef enum { COLUMN_NATURAL, COLUMN_FIXED, COLUMN_WEIGHT } ColumnKind;
typedef enum { CELL_DEFAULT, CELL_LEFT, CELL_CENTER, CELL_RIGHT, CELL_JUSTIFY, CELL_DECIMAL } CellAlign;
typedef enum { CELL_VDEFAULT, CELL_TOP, CELL_MIDDLE, CELL_BOTTOM } CellVAlign;

typedef struct Column {
    ColumnKind kind;
    Unit width;     /* COLUMN_FIXED */
    int weight;          /* COLUMN_WEIGHT, thousandths */
    Unit min, max;  /* 0: none */
    CellAlign align;
    CellVAlign valign;
    bool repeat;         /* identifying column */
    Place at;            /* no file: there is no <kolom> */
} Column;

typedef struct Cell {
    Inlines text;        /* used when `blocks` is NULL */
    const Blocks *blocks;
    int column;          /* physical column, from 0 */
    int colspan, rowspan; /* at least 1, never past the table's edge or its part (head, body, foot) */
    CellAlign align;
    CellVAlign valign;
    Color background;
    int bold;            /* -1 unset, 0, 1 */
    int indent;          /* steps */
    bool head;           /* head of its row */
    const char *running; /* the column's total down to this row, as printed; NULL none */
    Place at;
} Cell;

typedef enum { ROW_PLAIN, ROW_GROUP, ROW_SUBTOTAL, ROW_TOTAL, ROW_NUMBERS /* column numbers, made by the reader */ } RowKind;

/* Where a row may break: if it is taller than a page, or whole would leave a third of one blank; anywhere; only if it is taller than a page. */
typedef enum { CUT_SPARINGLY, CUT_FREELY, CUT_NEVER } RowCut;

typedef struct Row {
    RowKind kind;
    int level;           /* 1 to 4, 0 unset */
    RowCut cut;
    Color background;
    Cell *cells;         /* those that begin in this row, by column; every grid place is covered exactly once */
    int cell_count;
    Place at;
} Row;

typedef struct Table {
    Column *columns;
    int column_count;
    Row *head;
    size_t head_count;
    Row *body;
    size_t body_count;
    const char *style;   /* of the table; NULL default */
    Unit font_size; /* 0: the style's */
    Unit width;     /* 0: the full measure */
    int width_percent;   /* 100 default */
    bool continued;      /* repeat title and merged cells after a page break, marked */
    bool carry;          /* running totals at the foot and head of its pages, where cells say them */
    Inlines source;
} Table;

/* ---- charts and trees: see docs/naskah.md ---- */

typedef enum {
    CHART_COLUMNS, CHART_STACKED, CHART_BARS, CHART_LINES, CHART_BULLET, CHART_DONUT, CHART_GAUGE, CHART_SCATTER, CHART_MULTIPLES
} ChartKind;
typedef enum { SERIES_PLAIN, SERIES_TARGET, SERIES_LIMIT } SeriesRole;
typedef enum { LEGEND_AUTO, LEGEND_YES, LEGEND_NO } Legend;

typedef struct Point {
    bool known;        /* false: missing */
    double value;      /* for drawing only; every printed figure is `label` */
    double x;          /* scatter */
    const char *label; /* figure as printed, Indonesian format; NULL: made from value with `digits` */
} Point;

typedef struct Series {
    const char *name;
    SeriesRole role;
    Color color;  /* a = 0: from the palette, by order */
    Point *points;     /* one a category, from the first on; may end before them */
    size_t point_count;
} Series;

typedef struct Band {
    double from, to;
    const char *name;
    Color color;
} Band;

typedef struct Chart {
    ChartKind kind;
    const char *title;   /* drawn inside only in exports; in a report the caption has it */
    const char *unit;    /* "%", "Rp"; NULL */
    const char *axis_x, *axis_y;
    const char **categories;
    size_t category_count;
    Series *series;
    size_t series_count;
    Band *bands;
    size_t band_count;
    bool has_min, has_max;
    double min, max;
    int digits;          /* of values without a label; -1: as many as needed, at most 2, more for figures below 0,1 */
    Legend legend;
    Unit height;    /* 0: by kind */
    const char *alt;     /* NULL: made from the data by chart_words */
} Chart;

typedef enum { NODE_LINE, NODE_SIDE, NODE_BELOW } NodePlace; /* in an organisation chart: in line, beside the line, below all others */

typedef struct TreeNode {
    const char *id, *title, *style;
    Inlines text;
    bool dashed; /* the line to the node above */
    NodePlace place;
    Place at;
    struct TreeNode **children;
    size_t child_count, child_cap;
} TreeNode;

typedef enum { TREE_ORGANISATION, TREE_PERFORMANCE, TREE_VISION } TreeKind;

typedef struct Tree {
    TreeKind kind;
    TreeNode *root;
    const char *alt; /* NULL: made from the nodes by diagram_words */
} Tree;

/* A process map: layers of boxes, what comes in, what goes out, and arrows between boxes or between layers. */
typedef struct MapLayer {
    TreeNode *node; /* its name; its children are the boxes */
    bool flow;      /* the boxes are steps, drawn as chevrons */
} MapLayer;

typedef struct MapArrow {
    bool layers;             /* between layers that lie next to each other; else between boxes */
    size_t from, to;         /* of the layers, or of the boxes counted through all layers */
    bool dashed;
} MapArrow;

typedef struct Map {
    MapLayer *layers;
    size_t layer_count, layer_cap;
    MapArrow *arrows;
    size_t arrow_count, arrow_cap;
    TreeNode *input, *output; /* NULL none */
    const char *alt;          /* NULL: made from the boxes by diagram_words */
} Map;

/* ---- blocks ---- */

typedef enum {
    BLOCK_HEADING, BLOCK_PARAGRAPH, BLOCK_LIST, BLOCK_TABLE, BLOCK_IMAGE, BLOCK_GALLERY, BLOCK_CHART, BLOCK_TREE, BLOCK_MAP, BLOCK_FORMULA,
    BLOCK_SIGNATURES, BLOCK_BOX, BLOCK_LETTERHEAD, BLOCK_CONTENTS, BLOCK_PAGE_BREAK, BLOCK_SECTION, BLOCK_SPACE, BLOCK_RULE
} BlockKind;

typedef enum { LIST_NONE, LIST_BULLET, LIST_DASH, LIST_DECIMAL, LIST_DECIMAL_PAREN, LIST_DECIMAL_PARENS, LIST_ALPHA, LIST_ALPHA_PAREN, LIST_ROMAN } ListKind;
typedef enum { CONTENTS_HEADINGS, CONTENTS_TABLES, CONTENTS_FIGURES, CONTENTS_ANNEXES } ContentsKind;

typedef struct ListItem {
    const char *label; /* "1.", "a)", "•"; finished */
    Blocks blocks;
} ListItem;

typedef struct Photo {
    const char *path, *caption, *alt;
    Place at;
} Photo;

typedef struct Signature {
    const char *place_date;  /* NULL none */
    const char **position;   /* lines */
    size_t position_count;
    const char *name, *rank, *number; /* NULL none; number is the NIP line as printed */
    const char *before;      /* "Pihak Pertama," and the like; NULL */
    const char *qr;          /* content of the QR in the room to sign; NULL none */
} Signature;

struct Block {
    BlockKind kind;
    Place at;
    const char *id;       /* NULL none */
    const char *lang;     /* NULL: the document's */
    const char *label;    /* headings: "BAB I", "1.1", NULL unnumbered; captions: "Tabel 2.1" */
    Inlines title;        /* heading text; caption text. Empty: no caption */
    const char *plain;    /* the title as plain text: bookmarks, contents lists, references */
    bool listed;          /* stands in its contents list */
    union {
        struct { int level; bool new_page; bool front; bool annex; } heading; /* annex: the title of a lampiran */
        struct { Inlines text; const char *style; CellAlign align; bool keep_next; const char *bookmark; int level; } paragraph; /* bookmark: it is a heading; NULL none */
        struct { ListKind kind; bool tight; ListItem *items; size_t count; } list;
        Table table;
        struct { const char *path, *alt; Unit width, height; CellAlign align; } image; /* 0: natural, at most the measure */
        struct { Photo *photos; size_t count; int columns; } gallery;
        Chart chart;
        Tree tree;
        Map map;
        struct { Inlines text; CellAlign align; } formula;
        struct { Signature *items; size_t count; Unit room; CellAlign align; bool electronic; Inlines statement; } signatures; /* statement: below the blocks; may be empty */
        struct { Blocks blocks; const char *style; } box;
        struct { const char *emblem; Inlines *lines; const char **styles; size_t count; } letterhead;
        struct { ContentsKind kind; int depth; } contents;
        struct { Blocks blocks; bool landscape; const char *paper; } section;
        struct { Unit height; int stretch; } space; /* stretch: share of what is left, thousandths; 0 none */
        struct { Unit thickness; Color color; } rule;
    } u;
};

typedef enum { PART_COVER, PART_FRONT, PART_BODY, PART_ANNEX } PartKind;

typedef struct Running {
    bool used;
    Inlines left, center, right;
} Running;

typedef struct Part {
    PartKind kind;
    Blocks blocks;       /* flat: headings stand among the blocks they head */
    bool landscape;      /* lampiran orientasi="lanskap" */
    const char *paper;   /* NULL: the style's */
    Running header, footer;
    Color background;
    Place at;
} Part;

typedef struct Document {
    const char *title, *author, *subject, *keywords, *date, *lang;
    Style *style;
    Part *parts;
    size_t part_count, part_cap;
} Document;

struct _xmlDoc;
struct _xmlNode;

/* A style that many documents share: read for the first, from then on only if another name is asked for. */
typedef struct KeptStyle {
    Arena *arena; /* that it lives in */
    const char *name;
    const Style *style; /* NULL: none yet */
} KeptStyle;

typedef struct DocumentOptions {
    const char *style_name; /* NULL: what the naskah names, else "resmi" */
    Place style_at;         /* where that name is written; no file: on the command line */
    const char *paper;      /* NULL: the style's; a name of style_paper */
    KeptStyle *kept;        /* NULL: the style is read anew */
    /* Finds a file of the program or the user's folder: returns a path that exists and is allowed, or NULL. `kind`: "gaya" (a name
     * without ".xml") or "gambar". NULL: names are paths. */
    const char *(*find)(void *context, Arena *arena, const char *kind, const char *name);
    void *context;
    /* Where a node of the naskah came from (data_place for an expanded template); NULL: the document's URL and the node's line. */
    Place (*place)(const struct _xmlNode *node);
} DocumentOptions;

/* Reads an expanded naskah. `*out` lives in `arena`. False with diagnostics at the naskah's lines; what can be read on is read, so that all errors show at once. */
bool document_read(Arena *arena, Diags *diags, struct _xmlDoc *naskah, const DocumentOptions *options, Document **out);

/* Appends the plain text of a row of runs (no notes); lives in `arena`. NULL when memory is short. */
const char *inlines_plain(Arena *arena, const Inlines *inlines);

#endif
