/* flow.h: where the next thing goes: pages, the room left on them, and what must stay together. */
#ifndef LKIP_LAYOUT_FLOW_H
#define LKIP_LAYOUT_FLOW_H

#include "layout/slice.h"

/* A page's running heads, stamped when all pages are there. */
typedef struct PageInfo {
    const Part *part;
    const char *chapter;
    bool opens_chapter;
} PageInfo;

typedef struct NoteRef {
    const Stack *stack;
    size_t from;
} NoteRef;

enum { MAX_FLOATS = 4 };

typedef struct Flow {
    Job *job;
    const Part *part;
    Unit paper_width, paper_height;  /* as the pages of the moment stand */
    Page *page;                      /* NULL: none yet, the next opening makes one */
    Unit y, bottom;
    bool fresh;                      /* nothing stands on the page */
    bool lone;                       /* after flow_open: only what was kept stands on the page */
    Unit after;                      /* space that what stands above asks for */
    Slice *pending;                  /* kept with what comes next */
    size_t pending_count, pending_cap;
    Stack floats[MAX_FLOATS];        /* figures that wait for the next page's top */
    size_t float_count;
    Stack turned[MAX_FLOATS];        /* figures that wait for a page of their own, in the other orientation */
    size_t turned_count;
    NoteRef *notes;                  /* footnotes of this page */
    size_t note_count, note_cap;
    Unit note_height;
    Unit repeated;                   /* height of a table's title and head, while the page that repeats them is begun */
    NoteRef *carried;                /* footnotes that go on, on the next page: nothing with a mark may follow on this one */
    size_t carried_count, carried_cap;
    const char *chapter;
    int front_number, body_number;   /* of the last page: i, ii, iii and 1, 2, 3 */
    PageInfo *infos;                 /* one a page of the job */
    size_t info_count, info_cap;
} Flow;

/* Begins a part: the next thing stands on a new page of its paper. */
bool flow_part(Flow *flow, const Part *part);

/* Changes paper and orientation; the next thing stands on a new page. `paper` NULL: the part's. */
bool flow_paper(Flow *flow, const char *paper, bool landscape);

/* Ends the page, if anything stands on it, after what was kept and what waits to float. */
bool flow_break(Flow *flow);

/* Makes sure that `need` fits below a gap, with what is kept: on this page, or at the top of a new one. Puts what is kept there, and moves down over the gap. */
bool flow_open(Flow *flow, Unit gap, Unit need);

/* Height of what is kept. */
Unit flow_kept(const Flow *flow);

/* What that takes of the page that it ends on, if it begins at the top of one. */
Unit flow_kept_foot(const Flow *flow);

/* Ends this page and begins the next; what is kept goes along. */
bool flow_next(Flow *flow);

/* Height left below y. */
Unit flow_room(const Flow *flow);

/* Left edge and width of the measure. Valid also before the first page. */
Unit flow_x(const Flow *flow);
Unit flow_width(const Flow *flow);
/* Height of an empty page. */
Unit flow_capacity(const Flow *flow);
/* The measure and height of an empty page in the other orientation. */
Rect flow_turned_body(const Flow *flow);

/* Places a stack, slice by slice. */
bool flow_stack(Flow *flow, const Stack *stack);

/* Places a figure: here, or, when it does not fit and much of the page is left, at the top of the next page, with the text going on. */
bool flow_figure(Flow *flow, const Stack *stack);

/* Places a figure, laid out for the other orientation of the paper, on pages of its own: before the next page, with the text going on on this one. */
bool flow_turned(Flow *flow, const Stack *stack);

/* Places what waits to float. */
bool flow_floats(Flow *flow);

/* Takes footnotes onto this page, or as much of them as fits above a height that is kept for what goes on. */
bool flow_notes(Flow *flow, const Notes *notes, Unit reserve);

/* Those that did not end on the page before come first on a new one, and leave half of it, below what is repeated at its top, to what goes on. */
bool flow_carried_notes(Flow *flow);

/* Draws those of the page at its foot, under a short rule. */
bool flow_draw_notes(Flow *flow);

/* What the first footnote of a page takes besides its text: the rule above; and of this page: 0 when there is one already. */
Unit flow_page_note_gap(const Flow *flow);
Unit flow_note_gap(const Flow *flow);

#endif
