/* promises.h: small documents for the promises of the layout, and where their words stand. */
#ifndef TESTS_PROMISES_H
#define TESTS_PROMISES_H

#include "base/buffer.h"
#include "laid.h"

#define HEAD "<naskah versi=\"1\" gaya=\"resmi\"><isi>"
#define FOOT "</isi></naskah>"

static inline void put_lines(Buffer *b, int lines)
{
    for (int i = 0; i < lines; i++)
        buffer_put(b, "<paragraf>baris</paragraf>");
}

static inline bool is_body_text(const Page *page, const Item *item)
{
    return is_text(item) && item->rect.y <= page->body.y + page->body.h;
}

/* What is left blank at the foot of a page, below its last line. */
static inline Unit blank_of(const Page *page)
{
    Unit last = page->body.y;
    for (size_t i = 0; i < page->count; i++)
        if (is_body_text(page, &page->items[i]))
            last = page->items[i].rect.y > last ? page->items[i].rect.y : last;
    return page->body.y + page->body.h - last;
}

static inline void put_words(Buffer *b, const char *word, int count)
{
    for (int i = 0; i < count; i++)
        buffer_printf(b, "%s ", word);
}

/* A cell of so many lines; the last says another word. */
static inline void put_cell(Buffer *b, const char *word, int lines, const char *last)
{
    buffer_put(b, "<sel>");
    for (int i = 1; i < lines; i++)
        buffer_printf(b, "%s<baris-baru/>", word);
    buffer_printf(b, "%s</sel>", last);
}

static inline void assert_together(const Laid *l, const char *a, const char *b)
{
    if (!page_of(l, a) || page_of(l, a) != page_of(l, b))
        fail_msg("\"%s\" stands on page %zu, \"%s\" on page %zu", a, page_of(l, a), b, page_of(l, b));
}

static inline void open_done(Laid *l, Buffer *b)
{
    buffer_put(b, FOOT);
    laid_open(l, buffer_text(b), 300, 400);
    assert_true(l->ok);
}

/* How many text items of the page begin with `word`. */
static inline int lines_of(const Page *page, const char *word)
{
    int lines = 0;
    for (size_t i = 0; i < page->count; i++)
        lines += is_text(&page->items[i]) && strncmp(page->items[i].u.text.glyphs->text, word, strlen(word)) == 0;
    return lines;
}

/* How many lines stand on the page, without footnotes and their marks, which are smaller. */
static inline int body_lines(const Page *page)
{
    int lines = 0;
    Unit last = -1;
    for (size_t i = 0; i < page->count; i++) {
        const Item *item = &page->items[i];
        if (!is_text(item) || item->u.text.glyphs->font->size < 10 * UNIT_PT || item->rect.y == last)
            continue;
        lines++;
        last = item->rect.y;
    }
    return lines;
}

#endif
