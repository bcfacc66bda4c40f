/* table.h: tables: measured, their columns solved, their rows dealt out to pages.
 *
 * A TableBox is the table at a given width: every cell a stack of slices. Rows are taken from it in portions, each as high as a page has room;
 * a portion is complete in itself and can be drawn anywhere.
 *
 * Of a long table only what the columns ask of its cells is kept (Wants). Its rows are set when they are near the page, and leave memory when they are on it:
 * a table of a hundred thousand rows needs no more room for its lines than one of a hundred. */
#ifndef LKIP_LAYOUT_TABLE_H
#define LKIP_LAYOUT_TABLE_H

#include "layout/block.h"

/* What a cell asks of its columns. */
typedef struct Wants {
    Unit natural, word, min, number; /* content widths with the indent, without padding: on one line; of the longest word, whole and divided; of the longest number */
    Unit before, after;  /* of the decimal comma; before -1: not one number */
} Wants;

/* A cell at its final width. */
typedef struct CellBox {
    const Cell *cell;
    Wants *wants;
    Words words;         /* of an inline cell */
    Unit indent;
    Stack stack;
    size_t done;         /* slices that are on pages already */
    Node *node;
} CellBox;

typedef struct RowBox {
    const Row *row;
    Wants *wants;        /* of its cells */
    CellBox *cells;      /* NULL: a row of a long table that is not set yet, or no more */
    Node *node;          /* its cells' nodes below; NULL: it has none */
    int count;
    Unit height;         /* of the cells that span no other row */
    bool noded;          /* its nodes are made */
    bool head;           /* looks like a head, wherever it stands */
    bool joins;          /* a merged cell reaches from it, or through it, into the next row */
} RowBox;

/* A cell that reaches into the row at hand from above. */
typedef struct SpanBox {
    CellBox *box;
    Unit top;            /* in the portion at hand */
    size_t last;         /* row */
    bool repeated;       /* all its text stands on an earlier page */
} SpanBox;

/* The widest parts before and after the decimal comma, by column. */
typedef struct Decimals {
    Unit *before, *after;
} Decimals;

/* Rows of a long table that were set together, with the memory of all their lines. */
typedef struct Window {
    Arena *arena;
    size_t from, to;
} Window;

typedef struct TableBox {
    const Block *block;
    const Table *table;
    const TableStyle *style;
    Unit pad_x;          /* the style's, less where there is no room for it */
    Job *job;
    Arena *arena;        /* the table's own: the job's scratch when it was begun */
    Unit size;           /* type size; 0: of the text styles */
    Unit *x;             /* column edges, column_count + 1, from 0 */
    Unit width;
    RowBox *head, *body;
    size_t head_count, body_count;
    Unit head_height;
    Node *node, *caption, *thead, *tbody;
    /* where the dealing out stands */
    size_t row;
    bool split;          /* a piece of `row` is on a page already */
    SpanBox *spans;      /* one a column; box NULL: none */
    Decimals decimals;
    bool is_long;        /* rows are set in windows */
    bool measuring;      /* the words being shaped are measured only */
    Window *windows;     /* oldest first */
    size_t window_count, window_cap;
    size_t set_to;       /* rows before this one are set, or were */
    bool too_wide;       /* not even at 6 pt do its words and numbers fit: it was measured, but not set */
    bool pieces;         /* within other blocks: its portions follow each other, seldom over a page break */
    bool has_notes;      /* there may be footnotes in its body's cells */
    Unit tail;           /* height of what must stay with the last row: the source line */
} TableBox;

/* A cell's place in a portion. */
typedef struct PlacedCell {
    CellBox *box;
    const Stack *stack;  /* the cell's, or that of a repetition */
    size_t from, to;
    int row0, row1;      /* rows of the portion that it covers */
    bool whole;          /* all of its text is here: it may stand in the middle */
    bool artifact;       /* a repetition */
} PlacedCell;

typedef struct Portion {
    TableBox *table;
    PlacedCell *cells;
    size_t cell_count, cell_cap;
    const RowBox **rows;
    Unit *bottoms;       /* of the rows, from the portion's top */
    size_t row_count, row_cap, bottom_cap;
    Unit height;
    bool last;           /* the table ends with it */
    Notes notes;         /* footnotes of what it holds */
} Portion;

/* How a cell stands in its height. */
CellVAlign table_cell_valign(const TableBox *table, const Cell *cell, bool head);

/* What the rows are for: a table, one that the caller can divide into groups of columns, or a frame round blocks. */
typedef enum { USE_TABLE, USE_DIVISIBLE, USE_FRAME } TableUse;

/* Measures and solves; `setting` says where it stands. A table with more than a few columns that does not fit comes back
 * with `too_wide` set, to be divided (table_groups), when it is used as a divisible one. NULL when memory is short. */
TableBox *table_box(Job *job, const Block *block, const Table *table, const Setting *setting, Unit width, TableUse use);

/* Makes the head's rows the first of the body, with a diagnostic that says so. */
bool table_demote_head(TableBox *table);

/* Sets the rows that the next portion can reach, and drops those that are on pages, which is why what was dealt out of a long table is drawn first. A table that is not long
 * is set as a whole. Called by table_portion. */
bool table_ready(TableBox *table);

/* Makes a table long when it has many rows: what comes of it must be drawn before the next is taken. */
bool table_open_long(TableBox *table);

/* Measures the body of a long table. */
bool table_measure_long(TableBox *table);

/* Boxes for rows, without cells yet, with room for what these want. In scratch memory; NULL with a diagnostic when it is short. */
RowBox *table_rows(Job *job, const Row *rows, size_t count, bool head);

/* Shapes the cells of a row, for their wants and to be set; `parent` gets its node, NULL none. */
bool table_measure_row(TableBox *table, RowBox *row, Node *parent);
bool table_measure_rows(TableBox *table, RowBox *rows, size_t count, Node *parent);

/* Measures head and body: once for each size of type. */
bool table_measure(TableBox *table);

/* Finds how wide the figures of the body's columns are before and after the comma. Its cells must be measured. */
bool table_decimals(TableBox *table);

/* Breaks the cells of a measured row into lines at the columns' widths. */
bool table_set_row(TableBox *table, RowBox *row);
bool table_set_rows(TableBox *table, RowBox *rows, size_t count);

/* Merged cells that need more than their rows give the last of them the rest: for the head, which is drawn as one. */
void table_stretch_rows(TableBox *table, RowBox *rows, size_t count);

/* The head as a portion. */
bool table_head(TableBox *table, Portion *out);

/* A portion of one row that stands by itself. */
bool portion_of_row(Portion *portion, RowBox *row);

/* Takes the next rows that fit into `room`. `capacity`: what a fresh page offers to rows, and `first`: to the table's first, below what is kept with them; `force`: something must be taken, even if it is cut or sticks out; `single`: one row (with
 * what is merged with it) at most. An empty portion (row_count 0) means that nothing fits. */
typedef struct PortionRoom {
    Unit room, capacity, first;
    bool force, single;
    Unit note_gap; /* what the first footnote takes besides its text, here */
    Unit page_gap; /* and on a fresh page */
    bool no_notes; /* no further footnote can begin on this page */
} PortionRoom;
bool table_portion(TableBox *table, const PortionRoom *room, Portion *out);

/* What must fit for the table to begin on a page, head not counted: its first rows, or the first lines of a row that does not fit into `first`. Of `room` that, the
 * gaps and `no_notes` count. */
Unit table_first_need(const TableBox *table, const PortionRoom *room);

/* The least that the row at hand can take of a page that it goes on to: the first two lines that are left of each cell, and their footnotes. Of `room` the gap and `no_notes` count. */
Unit table_next_least(const TableBox *table, const PortionRoom *room);

/* Height of all rows, as if on one page. */
Unit table_plain_height(const TableBox *table);

/* Where row r of the portion begins; r may be row_count: where the portion ends. */
static inline Unit portion_top(const Portion *portion, int r)
{
    return r ? portion->bottoms[r - 1] : 0;
}

/* The running totals after row `last`, as a row under `label` (lent): at the foot of a page, or at the head of the next. Empty (row_count 0) where the row's cells say none. */
bool table_carry(TableBox *table, size_t last, const char *label, Portion *out);

/* Draws it with its top left corner at (x, y); as an artifact when it repeats what stands on an earlier page. */
bool portion_draw(const Portion *portion, Page *page, Unit x, Unit y, bool artifact);

/* A table, a box within other blocks: rows as slices, no repeated head. */
bool table_stack(Job *job, const Block *block, const Setting *setting, Unit width, Stack *stack);

/* The line below a table that has a source; a paragraph beside the table's node, in which a reader expects rows only. */
bool source_stack(Job *job, const TableBox *table, Unit width, bool tight, Stack *stack);
bool box_stack(Job *job, const Block *block, const Setting *setting, Unit width, Stack *stack);

/* A box's blocks as a table of one cell. */
const Table *box_table(Job *job, const Block *block);

/* Solves the widths: sets table->x and table->width. Cells must be measured. */
bool columns_solve(TableBox *table, Unit width);

/* Moves width between the columns that are `flexible`, none below its `min`, none that has its `most` already, as long as that makes the table lower. Of a table whose rows are not all measured
 * it leaves the widths as they are. Widths with padding. False when memory is short. */
bool table_try_widths(const TableBox *table, const bool *flexible, const Unit *min, const Unit *most, double *width);

/* Sums of the columns' widths, with padding, when each has: its cells on one line; their words whole; their pieces, words divided; their numbers and a letter. */
typedef struct ColumnSums {
    Unit natural, word, min, number;
} ColumnSums;
bool columns_sums(const TableBox *table, ColumnSums *out);

/* Smallest widths at which the columns keep their pieces and numbers whole, one by one, in scratch memory (NULL when it is short). */
Unit *columns_needs(const TableBox *table);

/* Divides a table whose `too_wide` is set into tables of some of its columns, with the identifying columns in each. `*out` is an array in scratch memory. */
bool table_groups(const TableBox *table, Unit width, Table **out, size_t *count);

#endif
