/* page.h: the waist of the program: a page as a list of positioned items.
 *
 * Layout and charts make pages; paint reads them. Nothing here knows data, documents or cairo. Once a page is finished it is not changed,
 * except that running heads and page numbers are appended when the number of pages is known.
 * Coordinates: units (1/1024 pt) from the top left corner of the page, y downwards. */
#ifndef LKIP_PAGE_PAGE_H
#define LKIP_PAGE_PAGE_H

#include "text/text.h"

/* ---- logical structure: what the items are, for readers and for archives ---- */

typedef enum {
    ROLE_DOCUMENT, ROLE_SECT, ROLE_H1, ROLE_H2, ROLE_H3, ROLE_H4, ROLE_P, ROLE_TITLE,
    ROLE_L, ROLE_LI, ROLE_LBL, ROLE_LBODY,
    ROLE_TABLE, ROLE_THEAD, ROLE_TBODY, ROLE_TFOOT, ROLE_TR, ROLE_TH, ROLE_TD,
    ROLE_FIGURE, ROLE_FORMULA, ROLE_CAPTION, ROLE_TOC, ROLE_TOCI, ROLE_REFERENCE, ROLE_LINK, ROLE_NOTE, ROLE_SPAN, ROLE_DIV,
    ROLE_COUNT
} Role;

typedef enum { SCOPE_NONE, SCOPE_COLUMN, SCOPE_ROW, SCOPE_BOTH } Scope;

/* One element of the structure tree. One table is one node, however many pages it covers: items on several pages point to the same node.
 * Reading order of the children is the order of their making; content and children mix in the order of the items. */
typedef struct Node {
    Role role;
    uint32_t id;          /* order of making, from 1 */
    struct Node *parent, *first, *last, *next;
    const char *alt;      /* what a picture shows, in words; NULL when its text speaks for itself */
    const char *actual;   /* replacement text, NULL */
    const char *lang;     /* BCP 47 when it differs from the parent's, else NULL */
    const char *title;    /* of a heading or a section, NULL */
    int colspan, rowspan; /* cells; 0 means 1 */
    Scope scope;          /* TH */
    struct Node **headers; /* TD: the TH nodes that speak for it, where scope is not enough */
    size_t header_count;
    const char *numbering; /* L: "Decimal", "LowerAlpha", "Disc", "None" ... NULL */
} Node;

/* ---- items ---- */

typedef enum {
    ITEM_GLYPHS, /* text */
    ITEM_PATH,   /* filled and stroked outline: rules, boxes, chart marks */
    ITEM_IMAGE,
    ITEM_LINK,   /* a rectangle that leads somewhere; draws nothing */
    ITEM_DEST,   /* a named place; draws nothing */
    ITEM_CLIP,   /* the following items, until its ITEM_UNCLIP, show inside rect only */
    ITEM_UNCLIP,
} ItemKind;

typedef enum { PATH_MOVE, PATH_LINE, PATH_CURVE, PATH_CLOSE } PathOp;

typedef struct Path {
    const uint8_t *ops;  /* PathOp; MOVE and LINE take one point, CURVE three, CLOSE none */
    size_t op_count;
    const Unit *points;  /* x, y pairs, page coordinates */
    size_t point_count;
} Path;

/* Fill patterns, so that a chart stays readable in black and white: drawn in `stroke`'s colour over the fill. */
typedef enum { HATCH_NONE, HATCH_UP, HATCH_DOWN, HATCH_CROSS, HATCH_HORIZONTAL, HATCH_VERTICAL, HATCH_DOTS } Hatch;

typedef struct Paint {
    Color fill;          /* a = 0: not filled */
    Color stroke;        /* a = 0: not stroked */
    Unit width;          /* of the stroke */
    const Unit *dashes;  /* NULL: solid */
    size_t dash_count;
    bool round;          /* round caps and joins */
    bool even_odd;
    Hatch hatch;
} Paint;

/* A picture file, read once, drawn as often as wanted; who reads and decodes it is paint's business. */
typedef struct Image {
    const char *path;    /* absolute or relative to the working directory, already checked to be inside the user's folder */
    Unit width, height;  /* natural size after its EXIF orientation */
    int pixel_width, pixel_height; /* 0 for vector pictures */
    bool vector;
} Image;

typedef struct Item {
    ItemKind kind;
    Node *node;      /* whose content this is; NULL: an artifact (rule, background, running head, repeated table head) */
    Rect rect;       /* ITEM_GLYPHS: x and y are the origin of the baseline, w the width, h 0; others: the extent */
    union {
        struct { const Glyphs *glyphs; Color color; } text;
        struct { const Path *path; const Paint *paint; } path;
        struct { const Image *image; } image;
        struct { const char *dest; const char *uri; const char *contents; } link; /* one of dest and uri; contents: words for readers */
        struct { const char *name; } dest;
    } u;
} Item;

/* ---- pages ---- */

typedef struct Page {
    Unit width, height;
    Rect body;            /* inside the margins: where the flow may stand */
    Item *items;
    size_t count, cap;
    const char *label;    /* "iv", "12"; NULL: no number (cover) */
    Arena *arena;         /* items and what they point to */
    struct Pages *drafts; /* the set whose draft holds the items, while it is the last page; else NULL */
} Page;

/* One entry of the bookmarks: in reading order, level from 1, a level never jumps by more than one downwards. */
typedef struct Bookmark {
    int level;
    const char *title;
    const char *dest;
} Bookmark;

enum { PAGES_LEVELS = 4 }; /* of headings */

typedef struct Pages {
    Arena *arena;
    Page **items;
    size_t count, cap;
    Item *draft;          /* where the last page's items grow; then they move to room of their own size */
    size_t draft_cap;
    Bookmark *bookmarks;
    size_t bookmark_count, bookmark_cap;
    Node *root;           /* ROLE_DOCUMENT */
    Node *sections[PAGES_LEVELS]; /* those that are open, by the level of their heading; NULL: none */
    uint32_t node_count;
    const char *title, *author, *subject, *keywords, *lang;
    const char *date;     /* ISO 8601 date of the document: the PDF's creation date, so that two runs are alike */
} Pages;

/* A new set of pages with its root node, in `arena`; NULL when memory is short. */
Pages *pages_new(Arena *arena);

/* A new page at the end, with the set's arena; NULL when memory is short. */
Page *pages_add(Pages *pages, Unit width, Unit height, Rect body);

/* A new node under `parent` (the innermost open section when NULL, else the root); NULL when memory is short. */
Node *pages_node(Pages *pages, Node *parent, Role role);

/* Opens the section of a heading of `level` (1 to PAGES_LEVELS), and ends those of its level and below it; NULL when memory is short. */
Node *pages_section(Pages *pages, int level);

/* Ends all open sections. */
void pages_sections_end(Pages *pages);

/* The next node in the order of reading, below `root`; NULL after the last. */
const Node *pages_next(const Node *root, const Node *node);

/* Takes a node, with all below it, out of the tree again. */
void node_detach(Node *node);

bool pages_bookmark(Pages *pages, int level, const char *title, const char *dest);

/* Appends an item; false when memory is short. */
bool page_put(Page *page, const Item *item);

/* Shorthands. `node` NULL makes an artifact. */
bool page_glyphs(Page *page, Node *node, Unit x, Unit baseline, const Glyphs *glyphs, Color color);
bool page_rect(Page *page, Node *node, Rect rect, Color fill, Color stroke, Unit width);
bool page_line(Page *page, Node *node, Unit x0, Unit y0, Unit x1, Unit y1, Color color, Unit width);
bool page_path(Page *page, Node *node, const Path *path, const Paint *paint);
bool page_image(Page *page, Node *node, Rect rect, const Image *image);
bool page_dest(Page *page, Unit x, Unit y, const char *name);
bool page_link(Page *page, Node *node, Rect rect, const char *dest, const char *uri, const char *contents);

#endif
