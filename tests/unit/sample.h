/* sample.h: pages made by hand, for the tests of paint: text shaped with Pango directly, so that they stand without layout. */
#ifndef TESTS_SAMPLE_H
#define TESTS_SAMPLE_H

#include <pango/pangocairo.h>
#include <string.h>

#include "page/page.h"
#include "paint/paint.h"

typedef struct Sample {
    Arena *arena;
    Diags diags;
    Pages *pages;
    PangoFontMap *map;
    PangoContext *context;
} Sample;

static const Color BLACK = {0, 0, 0, 255};

static inline void sample_open(Sample *s)
{
    s->arena = arena_new();
    s->diags = diags_in(s->arena);
    s->pages = pages_new(s->arena);
    s->map = pango_cairo_font_map_new();
    s->context = pango_font_map_create_context(s->map);
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(s->context, options);
    pango_context_set_round_glyph_positions(s->context, FALSE);
    cairo_font_options_destroy(options);
}

static inline void sample_close(Sample *s)
{
    arena_drop(s->arena);
    g_object_unref(s->context);
    g_object_unref(s->map);
}

static inline Page *sample_page(Sample *s)
{
    return pages_add(s->pages, UNIT_MM(210), UNIT_MM(297), (Rect){UNIT_MM(30), UNIT_MM(25), UNIT_MM(160), UNIT_MM(247)});
}

static inline void sample_unref(void *object)
{
    g_object_unref(object);
}

static inline const Font *sample_font(Sample *s, const char *description, int size)
{
    PangoFontDescription *d = pango_font_description_from_string(description);
    pango_font_description_set_absolute_size(d, size * PANGO_SCALE);
    Font *font = arena_make(s->arena, Font);
    font->pango = pango_context_load_font(s->context, d);
    font->size = size * UNIT_PT;
    arena_defer(s->arena, sample_unref, font->pango);
    pango_font_description_free(d);
    return font;
}

/* One run; its clusters end where HarfBuzz's do. */
static inline const Glyphs *sample_glyphs(Sample *s, const Font *font, const char *text)
{
    PangoAnalysis analysis = {.font = font->pango, .language = pango_language_from_string("id")};
    PangoGlyphString *shaped = pango_glyph_string_new();
    int len = (int)strlen(text), n;
    pango_shape_full(text, len, text, len, &analysis, shaped);
    n = shaped->num_glyphs;
    uint16_t *ids = arena_array(s->arena, uint16_t, (size_t)n);
    Unit *x = arena_array(s->arena, Unit, (size_t)n);
    uint8_t *bytes = arena_array(s->arena, uint8_t, (size_t)n), *glyphs = arena_array(s->arena, uint8_t, (size_t)n);
    Unit pen = 0;
    int clusters = 0;
    for (int i = 0; i < n; i++) {
        ids[i] = (uint16_t)shaped->glyphs[i].glyph;
        x[i] = pen + shaped->glyphs[i].geometry.x_offset;
        pen += shaped->glyphs[i].geometry.width;
        if (i == 0 || shaped->log_clusters[i] != shaped->log_clusters[i - 1])
            clusters++;
        glyphs[clusters - 1]++;
        int next = i + 1 < n ? shaped->log_clusters[i + 1] : len;
        bytes[clusters - 1] = (uint8_t)(bytes[clusters - 1] + next - shaped->log_clusters[i]);
    }
    pango_glyph_string_free(shaped);
    Glyphs *out = arena_make(s->arena, Glyphs);
    *out = (Glyphs){.font = font,
                    .count = n,
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
