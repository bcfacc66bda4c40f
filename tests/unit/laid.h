/* laid.h: a naskah, laid out: for the tests of layout. */
#ifndef TESTS_LAID_H
#define TESTS_LAID_H

#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "layout/layout.h"
#include "paint/paint.h"

typedef struct Laid {
    Arena *arena;
    Diags diags;
    Fonts *fonts;
    xmlDocPtr xml;
    Document *document;
    Pages *pages;
    bool ok;
} Laid;

static const char *laid_find(void *context, Arena *arena, const char *kind, const char *name)
{
    (void)context;
    return strcmp(kind, "gaya") == 0 ? arena_printf(arena, "templates/gaya/%s.xml", name) : arena_printf(arena, "tests/data/%s", name);
}

static const Image *laid_image(void *context, Arena *arena, Diags *diags, Place at, const char *path)
{
    (void)context;
    return paint_image(arena, diags, at, path);
}

/* Reads the naskah; with `width` not 0 on paper of that size (points), with margins of a tenth. */
static inline void laid_open(Laid *l, const char *naskah, int width, int height)
{
    memset(l, 0, sizeof *l);
    l->arena = arena_new();
    l->diags = diags_in(l->arena);
    l->fonts = fonts_new(&l->diags, "fonts/fonts.conf", NULL);
    l->xml = xmlReadMemory(naskah, (int)strlen(naskah), "naskah.xml", NULL, XML_PARSE_BIG_LINES | XML_PARSE_HUGE);
    DocumentOptions options = {.find = laid_find};
    if (!l->fonts || !l->xml || !document_read(l->arena, &l->diags, l->xml, &options, &l->document))
        return;
    PageStyle *page = &l->document->style->page;
    if (width) {
        page->width = width * UNIT_PT;
        page->height = height * UNIT_PT;
        page->top = page->bottom = page->height / 10;
        page->left = page->right = page->width / 10;
        page->header = page->footer = page->height / 30;
    }
    LayoutOptions layout = {.fonts = l->fonts, .image = laid_image};
    l->ok = layout_document(l->arena, &l->diags, l->document, &layout, &l->pages);
}

static inline void laid_close(Laid *l)
{
    if (l->xml)
        xmlFreeDoc(l->xml);
    fonts_drop(l->fonts);
    arena_drop(l->arena);
}

/* Whether a diagnostic of that rule was given. */
static inline bool laid_said(const Laid *l, const char *rule)
{
    for (size_t i = 0; i < l->diags.count; i++)
        if (strcmp(l->diags.items[i].rule, rule) == 0)
            return true;
    return false;
}

static inline bool is_text(const Item *item)
{
    return item->kind == ITEM_GLYPHS && item->u.text.glyphs;
}

/* The page (from 1) of the first text item that contains `text`; 0 when none does. */
static inline size_t page_of(const Laid *l, const char *text)
{
    for (size_t p = 0; p < l->pages->count; p++)
        for (size_t i = 0; i < l->pages->items[p]->count; i++) {
            const Item *item = &l->pages->items[p]->items[i];
            if (!is_text(item))
                continue;
            char *copy = strndup(item->u.text.glyphs->text, (size_t)item->u.text.glyphs->text_len);
            bool found = strstr(copy, text) != NULL;
            free(copy);
            if (found)
                return p + 1;
        }
    return 0;
}

/* How many text items contain `text`. */
static inline size_t count_of(const Laid *l, const char *text)
{
    size_t n = 0;
    for (size_t p = 0; p < l->pages->count; p++)
        for (size_t i = 0; i < l->pages->items[p]->count; i++) {
            const Item *item = &l->pages->items[p]->items[i];
            if (!is_text(item))
                continue;
            char *copy = strndup(item->u.text.glyphs->text, (size_t)item->u.text.glyphs->text_len);
            n += strstr(copy, text) != NULL;
            free(copy);
        }
    return n;
}

#endif
