/* word.h: a word, shaped once and divided into pieces. Private to src/text.
 *
 * Words are what a text is made of: 34,000 words of a report are 4,000 different ones. A word is shaped as a whole, so kerning and ligatures run
 * across the places where it may be divided; only the kerning with a space is given up (in Liberation and TeX Gyre it concerns T, V, W, Y beside
 * a space, which justification stretches anyway). Figures are shaped without kerning: their digits stand in columns. */
#ifndef LKIP_TEXT_WORD_H
#define LKIP_TEXT_WORD_H

#include "text/face.h"

/* What may happen between two neighbours on a line. */
typedef enum {
    JOINT_NONE,     /* nothing: one piece goes on in another font */
    JOINT_TIE,      /* a space that never breaks: an amount, a percentage, a day with its month */
    JOINT_SOFT_TIE, /* a space that breaks only where nothing else helps: "Pasal 3", "Drs. Nama" */
    JOINT_WEAK_TIE, /* a space that breaks rather than let a justified line gape: "tahun 2024" */
    JOINT_SPACE,
    JOINT_BREAK,  /* a break without a hyphen: after a slash or a written hyphen */
    JOINT_URL,    /* the same inside an address */
    JOINT_HYPHEN, /* a division of a word; a line that ends here gets a hyphen */
    JOINT_POOR,   /* a division that is right but not pretty: in a compound with a written hyphen, before the last two letters */
    JOINT_SPLIT,  /* between two clusters of a piece wider than the line */
    JOINT_FORCED, /* the line ends here */
} Joint;

static inline bool joint_hyphenates(Joint joint)
{
    return joint == JOINT_HYPHEN || joint == JOINT_POOR;
}

/* What a word is, for the joints beside it. */
enum {
    WORD_FIGURE = 1 << 0,  /* never divided: a number, an amount, a code, a percentage, a date */
    WORD_NUMERAL = 1 << 1, /* begins with a digit, perhaps behind a bracket or sign */
    WORD_ROMAN = 1 << 2,
    WORD_LETTER = 1 << 3,  /* one letter: "huruf a" */
    WORD_PERCENT = 1 << 4, /* "%" and other units that follow their number */
    WORD_CURRENCY = 1 << 5,
    WORD_LABEL = 1 << 6, /* "Nomor", "Pasal", "Tabel": keeps with the number after it */
    WORD_TITLE = 1 << 7, /* "Drs.", "H.", an initial: keeps with the name after it */
    WORD_NAME = 1 << 8,  /* begins with a capital */
    WORD_DAY = 1 << 9,   /* 1 to 31 */
    WORD_MONTH = 1 << 10,
    WORD_DASH = 1 << 11,        /* a dash alone: never begins a line */
    WORD_NIP = 1 << 12,         /* "NIP": ties the groups of digits after it */
    WORD_BREAK_AFTER = 1 << 13, /* ends with a slash or hyphen behind a letter */
    WORD_STARTS_LETTER = 1 << 14,
    WORD_COUNTED = 1 << 15, /* "tahun", "misi", "triwulan": a label that any text counts by; keeps with its number if that costs little */
};

struct Word;

/* A part of a word that is never divided (but in need, between clusters). */
typedef struct Piece {
    const struct Word *word;
    Unit x, width; /* pen position in the word */
    uint16_t glyph, glyphs;
    uint16_t cluster, clusters;
    uint16_t byte, bytes;
    uint8_t joint; /* Joint after it; JOINT_NONE for the last */
} Piece;

typedef struct Word {
    Face *face;
    const char *text;    /* clean: valid UTF-8 without marks of division */
    const uint16_t *ids; /* glyphs in the order of reading */
    const Unit *x;       /* pen position of each */
    const Unit *y;       /* NULL: all 0 */
    const uint8_t *cluster_bytes, *cluster_glyphs;
    const Piece *pieces;
    Unit width;
    Unit integer; /* a plain number: width up to its decimal comma; else -1 */
    uint16_t len, glyph_count, cluster_count, piece_count;
    uint16_t flags;
    bool rtl;
    bool missing; /* the face lacks a character of it */
    /* key of the cache, with face and raw */
    uint8_t divide, raw_len;
    const char *raw;
    hb_language_t language;
    Unit spacing;
    uint32_t hash;
} Word;

enum { WORD_MAX_BYTES = 200 }; /* longer ones are given in parts */

/* The clusters of a word whose clusters are one byte and one glyph each, as in most words: they share this row. */
extern const uint8_t WORD_ONES[WORD_MAX_BYTES];

enum { DIVIDE_NOT, DIVIDE_BREAKS, DIVIDE_HYPHENS }; /* how far a word may be divided */

typedef struct WordLook {
    Face *face;
    hb_language_t language;
    bool indonesian;
    uint8_t divide;
    Unit spacing; /* after each cluster */
} WordLook;

/* The word `raw` (1 to WORD_MAX_BYTES bytes, no spaces; anything else is allowed) in that look: from the cache, or shaped now.
 * When the cache is full it lives in `arena`. NULL when memory is short. */
const Word *word_get(Arena *arena, const WordLook *look, const char *raw, size_t len);

/* Copies `raw` without soft hyphens, zero-width characters and controls into `text` (3 * len + 1 bytes), broken UTF-8 replaced by U+FFFD.
 * `marks[i]` is the Joint asked for before byte i of the copy. Returns its length. */
size_t word_clean(const char *raw, size_t len, char *text, uint8_t *marks);

/* What the clean word is (WORD_*). `*digits` gets the bytes up to its decimal comma when it is a plain number, else 0. */
uint16_t word_classify(const char *text, size_t len, size_t *digits);

/* Adds to `marks` where the clean word may be divided. */
void word_divide(const char *text, size_t len, const WordLook *look, uint16_t flags, uint8_t *marks);

#endif
