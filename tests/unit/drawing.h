/* drawing.h: what the tests of drawings share: fonts, and the two styles. */
#ifndef TESTS_DRAWING_H
#define TESTS_DRAWING_H

#include "document/document.h"

typedef struct Bench {
    Arena *arena;
    Diags diags;
    Fonts *fonts;
    Style *style;  /* resmi */
    Style *modern;
} Bench;

static int bench_open(void **state)
{
    Bench *b = calloc(1, sizeof *b);
    b->arena = arena_new();
    b->diags = diags_in(b->arena);
    b->fonts = fonts_new(&b->diags, "fonts/fonts.conf", NULL);
    assert_true(b->fonts && style_load(b->arena, &b->diags, "templates/gaya/resmi.xml", &b->style));
    assert_true(style_load(b->arena, &b->diags, "templates/gaya/modern.xml", &b->modern));
    *state = b;
    return 0;
}

static int bench_close(void **state)
{
    Bench *b = *state;
    fonts_drop(b->fonts);
    arena_drop(b->arena);
    free(b);
    return 0;
}

#endif
