/* inline.h: runs of a document become shaped text; lines of it become items of a page. */
#ifndef LKIP_LAYOUT_INLINE_H
#define LKIP_LAYOUT_INLINE_H

#include "layout/slice.h"

/* What hangs on a stretch of text. */
typedef struct Anchor {
    Node *node;        /* LINK or SPAN under the paragraph's node */
    const char *dest, *uri, *contents;
    Stack *note; /* the footnote whose mark this is */
} Anchor;

/* A shaped paragraph and what its tags mean. */
typedef struct Words {
    const Text *text;
    const TextStyle *style;
    Anchor *anchors;   /* tag n is anchors[n - 1] */
    size_t anchor_count;
    bool has_notes;
    Place at;
} Words;

typedef struct WordsOptions {
    const TextStyle *style;
    Unit size;           /* 0: the style's */
    int bold;            /* -1: the style's */
    int italic;          /* -1: the style's */
    Color color;         /* a = 0: the style's */
    const char *prefix, *suffix; /* plain text put before and after; NULL none */
    Unit fraction;       /* the widest a fraction may be; 0: as in a paragraph */
    bool no_notes;       /* leaves out the marks of footnotes: a repetition */
    Node *node;          /* parent of links and spans; NULL: artifact */
    Page *page;          /* running heads: the page, for its number */
    const char *chapter; /* running heads */
    size_t page_count;
    Place at;
} WordsOptions;

/* Shapes a row of runs. `*out` lives in scratch memory. False when memory is short. */
bool words_shape(Job *job, const Inlines *inlines, const WordsOptions *options, Words *out);

/* The same for a paragraph `width` wide: where a number in it is wider, all of it is set smaller, with a warning, so that nothing sticks out. */
bool words_fit(Job *job, const Inlines *inlines, const WordsOptions *options, Unit width, Words *out);

/* The same for plain text. */
bool words_plain(Job *job, const char *text, const WordsOptions *options, Words *out);

/* A paragraph's lines, ready to be drawn. */
typedef struct Paragraph {
    Words words;
    Lines lines;
    Node *node;
} Paragraph;

typedef struct ParagraphOptions {
    Align align;
    bool balanced;
    Unit first_indent;
    bool loose;          /* lines may part anywhere: no widow and orphan control */
    bool quiet;          /* no warning for a piece wider than the width: the caller gives its own */
} ParagraphOptions;

/* Breaks words at `width` and appends their lines to the stack, with needs that keep two lines at either end together. `before` and `after`
 * are the spaces round it. The node gets the text. */
bool paragraph_push(Job *job, Stack *stack, const Words *words, const ParagraphOptions *options, Unit dx, Unit width, Unit before, Unit after, Node *node);

/* Breaks words at `width` as paragraph_push does, without a stack. */
bool words_break(Job *job, const Words *words, const ParagraphOptions *options, Unit width, Lines *out);

/* Draws one line of broken words with its left edge at x and its top at y. */
bool line_draw(Job *job, Page *page, const Words *words, const Lines *lines, size_t index, Unit x, Unit y, Node *node);

Align align_of_style(StyleAlign align);
Align align_of_cell(CellAlign align, Align otherwise);

#endif
