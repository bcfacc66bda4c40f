/* face.h: what the text module knows of a font beyond its public metrics. Private to src/text. */
#ifndef LKIP_TEXT_FACE_H
#define LKIP_TEXT_FACE_H

#include <hb.h>
#include <stdint.h>

#include "base/arena.h"
#include "text/font.h"

struct Word;

/* Words already shaped: an open hash table. */
typedef struct WordTable {
    const struct Word **slots;
    size_t count, cap; /* cap is a power of two */
} WordTable;

typedef struct Face {
    Font font; /* first, so that a Font lent by fonts_get is a Face */
    Fonts *fonts;
    hb_font_t *hb;
    uint16_t hyphen_glyph;
    Unit hyphen; /* width of the hyphen that a divided word gets */
    bool bold, italic;
    const char *family; /* that was looked for */
    const char *asked;  /* as asked for: with size, bold and italic the key of the face */
    struct Face *next;
    WordTable words;
} Face;

static inline Face *face_of(const Font *font)
{
    return (Face *)(void *)font; /* every Font is the head of a Face that its Fonts owns and may change */
}

/* Where faces and shaped words live. */
Arena *fonts_arena(Fonts *fonts);

/* One more word in the cache; false when it is full and the word must live with its text. */
bool fonts_admit_word(Fonts *fonts);

/* The reused shaping buffer. */
hb_buffer_t *fonts_buffer(Fonts *fonts);

/* Room for `size` bytes that keeps its contents as it grows and is used again for the next text: one piece of room a use. NULL when memory is short. */
typedef enum { SCRATCH_ATOMS, SCRATCH_ENDS, SCRATCH_NODES, SCRATCH_COUNT } Scratch;
void *fonts_scratch(Fonts *fonts, Scratch use, size_t size);

/* A face of the same size and weight that has the character; `face` itself with a warning, once a character, when none has. */
Face *fonts_fallback(Fonts *fonts, Diags *diags, Face *face, uint32_t character);

#endif
