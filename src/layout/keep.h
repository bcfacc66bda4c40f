/* keep.h: which rows of a table hold together, and what room they need with their footnotes. For those who deal the rows out (portion.c).
 *
 * Heights in Unit; `t` lent. Nothing here changes a table: trying costs nothing. */
#ifndef LKIP_LAYOUT_KEEP_H
#define LKIP_LAYOUT_KEEP_H

#include "layout/table.h"

enum { NOTE_STEP = 4 * 1024 }; /* by which room for footnotes is looked for */

/* Padding above and below a cell. */
Unit row_pads(const TableBox *t);

/* The row that a cell beginning in row `r` ends in. */
size_t cell_last_row(const CellBox *box, size_t r);

/* Height that row r needs now: its own cells, and the merged cells that end in it, whose text began at their top in this portion. */
Unit row_height(const TableBox *t, size_t r, Unit y);

/* The least of a row that may stand at the foot of a page: the first lines of each cell that are not on pages yet; at the top of a page (`two`) not less than two, with what the second holds.
 * A cell whose first lines are more than `most` waits, and counts for nothing where another's are not. */
Unit row_least(const TableBox *t, const RowBox *row, bool two, Unit most);

/* What a piece of the row takes at least of a page's top where only one of its cells need give something. */
Unit row_lowest(const TableBox *t, const RowBox *row);

/* Whether each cell gives two lines to a piece of that height at a page's top, or waits. */
bool row_parts(const TableBox *t, const RowBox *row, Unit height);

/* Whether row r must have row r + 1 with it: by what they are; or also because they begin or end the table, which yields where a page can't hold all that stays together then. */
bool row_binds_next(const TableBox *t, size_t r);
bool row_keeps_next(const TableBox *t, size_t r);

/* Footnotes that must begin on a page: all of them but the last, which may part when it is long. The order is that of the cells: by rows, from the left; a merged cell that goes on stands in the
 * page's `first` row. */
typedef struct NoteSum {
    int64_t height;
    Unit last;
    size_t first;
    size_t row;
    int column; /* of the last */
} NoteSum;

/* What the footnotes take at least: all of them, of the last one, if it is long, a third of the page. */
Unit notes_room(const NoteSum *sum, Unit capacity);

/* Those of what must stand on a page at any price leave a third of it to the text. */
Unit notes_first(const NoteSum *sum, Unit capacity);

/* What footnotes take below the rows: the gap above the first, and themselves. */
Unit notes_below(Unit gap, Unit notes);

/* The footnotes so far (`given`), with those not on pages yet of rows [from, to], which begin at y in the portion and are `depth` high, the last of them showing `last`: of their cells, and of the
 * merged cells beside them as far as these reach down. */
NoteSum notes_of_rows(const TableBox *t, const NoteSum *given, Unit y, size_t from, size_t to, int64_t depth, Unit last);

/* What of that stays when row r, of `height`, is taken: the footnotes of its cells, and of the merged cells that end in it. */
void notes_taken(const TableBox *t, size_t r, Unit height, NoteSum *sum);

/* What a page that begins with row r, or goes on with it, offers. */
Unit rows_offered(const PortionRoom *room, size_t r);

/* Height of row r, which begins at y in the portion and is known to be `height`, with all that must stay with it, and what that adds to the footnotes, which are `given` without row r: of
 * what is more than a fresh page offers, with its own footnotes only, as many rows as fit. */
Unit rows_need(const TableBox *t, size_t r, Unit y, Unit height, const PortionRoom *room, const NoteSum *given);

#endif
