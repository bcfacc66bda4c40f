/* block.h: any block, at a given width, becomes slices. */
#ifndef LKIP_LAYOUT_BLOCK_H
#define LKIP_LAYOUT_BLOCK_H

#include "layout/inline.h"

/* What a block inherits from where it stands. */
typedef struct Setting {
    const char *style;   /* text style of plain paragraphs: "teks", "sel", "kotak" */
    Unit size;           /* type size; 0: the style's */
    int bold;            /* -1: the style's */
    bool tight;          /* in a cell or a tight list: no space between blocks, short paragraphs part freely */
    CellAlign align;     /* CELL_DEFAULT: the style's */
    Unit fraction;       /* the widest a fraction may be; 0: as in a paragraph */
    Node *node;          /* parent in the structure */
} Setting;

/* Appends the slices of one block; of many. A contents list, a page break or a section is nothing here: the flow sees to them. */
bool block_stack(Job *job, const Block *block, const Setting *setting, Unit width, Stack *stack);
bool blocks_stack(Job *job, const Blocks *blocks, const Setting *setting, Unit width, Stack *stack);

/* Headings: number and title, kept with what follows. */
bool heading_stack(Job *job, const Block *block, Node *parent, Unit width, Stack *stack);

/* Pictures, galleries, charts, trees and maps, with their captions: kept whole. */
bool figure_stack(Job *job, const Block *block, Node *parent, Unit width, Stack *stack);

/* Whether a tree or map has more ease on a page of that other width and height, on which nothing else stands. */
bool figure_turns(Job *job, const Block *block, Unit width, Unit turned_width, Unit turned_height, bool *turns);

/* Signature blocks beside each other, with a QR each in the room to sign where they have one, and the statement below: kept together. */
bool signature_stack(Job *job, const Block *block, Node *parent, Unit width, Stack *stack);

/* Draws a QR code of `text` into the square `where`, its quiet zone included. A text that is too long for one is left out with a warning at `at`. */
bool qr_draw(Job *job, Page *page, Node *node, const char *text, Rect where, Place at);

/* Letterhead: emblem, centred lines, double rule: one slice. */
bool letterhead_stack(Job *job, const Block *block, Node *parent, Unit width, Stack *stack);

/* A caption above or below: appended with its label in front. Nothing when the block has none. `more` is put after the title ("(lanjutan)"); NULL none. */
bool caption_stack(Job *job, const Block *block, const char *style, const char *more, Node *node, Unit width, Stack *stack);

/* A footnote's text as a stack that lives as long as the pages, and its mark. */
bool note_stack(Job *job, const Blocks *blocks, Stack **out, char **mark);

/* Takes back all footnotes but the first `count`: what they belong to is laid out anew. */
void notes_forget(Job *job, size_t count);

/* The ground and rules of a paragraph's style: what stands above its first line, whose `before` it takes over; then the rest, when the lines from `first` on (the
 * edge above among them) are there. Nothing for a style without. */
bool dress_above(Job *job, Stack *stack, const TextStyle *style, Unit dx, Unit width, Unit *before);
bool dress_below(Job *job, Stack *stack, size_t first, const TextStyle *style, Unit dx, Unit width);

/* A paragraph of runs in a named style: the common case of the above. */
bool text_stack(Job *job, const Inlines *text, const char *style, const Setting *setting, Node *node, Unit dx, Unit width, bool balanced, Place at, Stack *stack);

#endif
