/* pen.h: text in a page's operators, written shorter than cairo does. */
#ifndef LKIP_PAINT_PEN_H
#define LKIP_PAINT_PEN_H

#include "base/buffer.h"
#include "paint/pdffile.h"

/* What cairo's operators want, and what has been written. Sizes and places in points. */
typedef struct Pen {
    Buffer *out;
    bool in_text; /* a text object is open */
    bool plain;   /* cairo's matrix is upright: a size and a place */
    bool placed;  /* the written matrix is a place, of the line's origin x, y */
    double want_size, want_x, want_y;
    double x, y;
    Slice want_font, font;
    double size;   /* of `font`, as written */
    double spread; /* what each space of a line gets more, as written; NAN unknown */
    double owed;   /* what the last space had too much, in thousandths of the size */
} Pen;

Pen pen_on(Buffer *out);

/* Opens a text object, or closes it, where that is needed. */
void pen_begin(Pen *pen);
void pen_end(Pen *pen);

/* After a Q: font and word space are no longer known. */
void pen_forget(Pen *pen);

/* cairo's operators, with their operands as they stand in its file. */
void pen_font(Pen *pen, Slice operands);
void pen_matrix(Pen *pen, Slice operands);
void pen_move(Pen *pen, Slice operands);
void pen_show(Pen *pen, Slice operands);

/* ---- for all operators ---- */

/* Copies values without the white space that they don't need; cairo breaks lines where they grow long. */
void put_values(Buffer *out, Slice values);

/* Copies numbers rounded to so many thousandths; other values are copied as they are. */
void put_rounded(Buffer *out, Slice values, int thousandths);

#endif
