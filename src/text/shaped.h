/* shaped.h: what a Text is inside. Private to src/text. */
#ifndef LKIP_TEXT_SHAPED_H
#define LKIP_TEXT_SHAPED_H

#include "text/text.h"
#include "text/word.h"

/* How a stretch of the text looks; one for each span. */
typedef struct Look {
    Face *face;
    Color color;
    Unit rise;
    const char *lang;
    uint32_t tag;
    bool underline;
} Look;

enum {
    JOINT_KIND = 0x0F,
    JOINT_SPACE_NEXT = 0x10, /* the space at this joint looks like the atom after it, not the one before */
};

/* A row of atoms, structure of arrays. Atom i is `piece[i]`, or a box where that is NULL. */
struct Text {
    uint32_t count;
    const Piece **piece;
    Unit *width;
    Unit *space; /* after the atom */
    uint32_t *look;
    uint8_t *joint; /* after the atom; that of the last is JOINT_FORCED */
    const Look *looks;
    const TextBox *boxes;
    const uint32_t *box_atoms; /* the atoms of the boxes, ascending */
    uint32_t box_count;
    Unit natural;
    Unit piece_hyphen; /* the widest chunk that is no figure, divided at hyphens too */
    Unit piece_word;   /* the same undivided */
    Unit figure;       /* the widest chunk with a figure */
    Unit decimal, decimal_after;
};

static inline Joint joint_of(const Text *text, uint32_t atom)
{
    return (Joint)(text->joint[atom] & JOINT_KIND);
}

/* Width of the hyphen that a line ending behind this atom gets; 0 when it gets none. */
static inline Unit hyphen_of(const Text *text, uint32_t atom)
{
    return joint_hyphenates(joint_of(text, atom)) ? text->looks[text->look[atom]].face->hyphen : 0;
}

const TextBox *text_box(const Text *text, uint32_t atom);

/* Room for `count` atoms; false when memory is short. */
bool text_alloc(Arena *arena, Text *text, uint32_t count);

/* Fills in the widths that are known once the atoms are. */
void text_measure(Text *text);

/* The same text with every chunk wider than `width` that is no figure cut between clusters; NULL when memory is short. */
const Text *text_split(Arena *arena, const Text *text, Unit width);

/* ---- breaking ---- */

/* The lines between two forced breaks, in the making. */
typedef struct Measure {
    const Text *text;
    uint32_t from, to; /* atoms */
    Unit first, width; /* room on the first line, and on the others */
    int max_hyphens;
    bool justify, balanced;
} Measure;

/* Where lines end: the atom behind the last one of each. `items` is scratch of the fonts. */
typedef struct Ends {
    Fonts *fonts;
    uint32_t *items;
    size_t count, cap;
} Ends;

bool ends_put(Ends *ends, uint32_t end);

/* How far a line's spaces may shrink when it is justified: a third. */
static inline int64_t shrink_of(int64_t spaces)
{
    return spaces / 3;
}

/* Greedy; false when memory is short. */
bool first_fit(const Measure *measure, Ends *ends);

/* The best lines over the whole segment; false when memory is short. */
bool total_fit(const Measure *measure, Ends *ends);

#endif
