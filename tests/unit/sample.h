/* sample.h: pages made by hand, for the tests of paint: text shaped with HarfBuzz directly, so that they stand without layout. */
#ifndef TESTS_SAMPLE_H
#define TESTS_SAMPLE_H

#include <string.h>

#include "page/page.h"
#include "paint/paint.h"
#include "text/face.h"

typedef struct Sample {
    Arena *arena;
    Diags diags;
    Pages *pages;
    Fonts *fonts;
} Sample;

static const Color BLACK = {0, 0, 0, 255};

static inline void sample_open(Sample *s)
{
    s->arena = arena_new();
    s->diags = diags_in(s->arena);
    s->pages = pages_new(s->arena);
    s->fonts = fonts_new(&s->diags, "fonts/fonts.conf", NULL);
}

static inline void sample_close(Sample *s)
{
    arena_drop(s->arena);
    fonts_drop(s->fonts);
}

static inline Page *sample_page(Sample *s)
{
    return pages_add(s->pages, UNIT_MM(210), UNIT_MM(297), (Rect){UNIT_MM(30), UNIT_MM(25), UNIT_MM(160), UNIT_MM(247)});
}

static inline const Font *sample_font(Sample *s, const char *family, bool bold, int size)
{
    return fonts_get(s->fonts, &s->diags, family, size * UNIT_PT, bold, false);
}

/* One run; its clusters end where HarfBuzz's do. */
static inline const Glyphs *sample_glyphs(Sample *s, const Font *font, const char *text)
{
    int len = (int)strlen(text), clusters = 0;
    unsigned n;
    hb_buffer_t *buffer = hb_buffer_create();
    hb_buffer_add_utf8(buffer, text, len, 0, len);
    hb_buffer_set_flags(buffer, HB_BUFFER_FLAG_PRESERVE_DEFAULT_IGNORABLES); /* a soft hyphen in a sample is one that is seen */
    hb_buffer_guess_segment_properties(buffer);
    hb_shape(face_of(font)->hb, buffer, NULL, 0);
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(buffer, &n);
    const hb_glyph_position_t *at = hb_buffer_get_glyph_positions(buffer, &n);
    uint16_t *ids = arena_array(s->arena, uint16_t, n);
    Unit *x = arena_array(s->arena, Unit, n), pen = 0;
    uint8_t *bytes = arena_array(s->arena, uint8_t, n), *glyphs = arena_array(s->arena, uint8_t, n);
    for (unsigned i = 0; i < n; i++) {
        ids[i] = (uint16_t)info[i].codepoint;
        x[i] = pen + at[i].x_offset;
        pen += at[i].x_advance;
        if (i == 0 || info[i].cluster != info[i - 1].cluster)
            clusters++;
        glyphs[clusters - 1]++;
        unsigned next = i + 1 < n ? info[i + 1].cluster : (unsigned)len;
        bytes[clusters - 1] = (uint8_t)(bytes[clusters - 1] + next - info[i].cluster);
    }
    hb_buffer_destroy(buffer);
    Glyphs *out = arena_make(s->arena, Glyphs);
    *out = (Glyphs){.font = font,
                    .count = (int)n,
                    .ids = ids,
                    .x = x,
                    .width = pen,
                    .text = arena_strdup(s->arena, text),
                    .text_len = len,
                    .cluster_count = clusters,
                    .cluster_bytes = bytes,
                    .cluster_glyphs = glyphs};
    return out;
}

static inline void sample_text(Sample *s, Page *page, Node *node, const Font *font, int x, int y, const char *text)
{
    page_glyphs(page, node, x * UNIT_PT, y * UNIT_PT, sample_glyphs(s, font, text), BLACK);
}

#endif
