/* slice.h: what is never divided, and stacks of it.
 *
 * Every block, at a given width, becomes a stack of slices: lines, pictures, pieces of table rows. A slice knows its height, the space
 * before it, and how much must stay with it below; placing and page breaking are arithmetic on stacks, and nothing is laid out twice. */
#ifndef LKIP_LAYOUT_SLICE_H
#define LKIP_LAYOUT_SLICE_H

#include "layout/job.h"

typedef struct Slice Slice;
typedef struct Stack Stack;

/* Footnotes, in order; the array lives in scratch memory, the notes as long as the pages. */
typedef struct Notes {
    Stack **items;
    size_t count, cap;
} Notes;

/* Draws the slice with its top left corner at (x, y). */
typedef bool SliceDraw(Job *job, Page *page, const Slice *slice, Unit x, Unit y);

struct Slice {
    Unit gap;          /* space before; dropped at the top of a page or cell */
    Unit height;
    Unit need;         /* height from its top down to the end of what must stay with it; at least `height` */
    Unit least;        /* of that, what stays with it even where a footnote needs the room: all but what a hyphen asks for; 0: all of it */
    bool keep_next;    /* stays with the next slice, whatever that is: headings, captions above */
    bool loose;        /* keeps with the next less than others do: parts from it first where not all has room */
    int stretch;       /* a share of what the page has left, thousandths (covers); 0 none */
    Unit dx;           /* from the left edge of the stack */
    SliceDraw *draw;   /* NULL: only space */
    const void *data;
    size_t index;
    Node *node;
    const char *dest;  /* named place at its top, NULL none */
    Slice *also;       /* drawn with it, from the same top: the label of a list item */
    Notes notes;       /* footnotes that belong on the page of this slice */
};

struct Stack {
    Slice *items;
    size_t count, cap;
    Unit width;
    Unit after;        /* space that wants to follow; of it and the next block's gap the larger counts */
    bool placed;       /* a footnote that is on a page already: text may be repeated, its notes are not */
};

/* An empty stack. */
Stack stack_new(Unit width);

/* Makes room for `count` slices at once, so that a stack of one line costs one slice. */
bool stack_reserve(Job *job, Stack *stack, size_t count);

/* Appends a slice in scratch memory; its gap becomes the larger of its own and the stack's `after`, which it clears. The result is lent until the next push; NULL when memory is short. */
Slice *stack_push(Job *job, Stack *stack, Slice slice);

/* Height of slices [from, to), the first one's gap left out. */
Unit stack_height(const Stack *stack, size_t from, size_t to);

/* How many slices from `from` on fit into `height` without parting what belongs together; never fewer than `least`
 * (0 or 1). `*used` gets their height. */
size_t stack_fit(const Stack *stack, size_t from, Unit height, size_t least, Unit *used);

/* Appends a footnote; all of another row of them. False when memory is short. */
bool notes_put(Job *job, Notes *notes, Stack *note);
bool notes_join(Job *job, Notes *notes, const Notes *more);

/* The first lines of a stack from slice i on that may stand at the foot of a page, with what they are kept with. */
Unit stack_first_lines(const Stack *stack, size_t i);

/* The same where what is kept loosely parts. */
Unit stack_loose_lines(const Stack *stack, size_t i);

/* Whether footnotes that are not placed yet find room to begin, the last at least with its first lines; takes it from `left`. */
bool notes_begin(const Notes *notes, Unit *left);

/* Height of those that are not placed yet; of the last of them, 0 where there is none. */
Unit notes_height(const Notes *notes);
Unit notes_last(const Notes *notes);

/* Draws slices [from, to) from (x, y) downwards. */
bool stack_draw(Job *job, Page *page, const Stack *stack, size_t from, size_t to, Unit x, Unit y);

/* Keeps slices [from, end) together: sets their needs. */
void stack_keep(Stack *stack, size_t from);

/* Draws one slice with what goes with it. */
bool slice_draw(Job *job, Page *page, const Slice *slice, Unit x, Unit y);

#endif
