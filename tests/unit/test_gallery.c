/* test_gallery.c: every kind of chart with ordinary and difficult data (tests/data/gallery.xml), as text: tests/golden/gallery.txt.
 *
 * After a wanted change, look at `make gallery`, and then: LKIP_GOLDEN=1 build/tests/test_gallery */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <libxml/parser.h>

#include "base/buffer.h"
#include "chart/chart.h"
#include "paint/paint.h"

#define GOLDEN "tests/golden/gallery.txt"
#define MEASURE (440 * UNIT_PT) /* a text's width on A4 */

typedef struct Gallery {
    Arena *arena;
    Diags diags;
    Fonts *fonts;
    Document *document;
    xmlDocPtr xml;
    const Block *charts[100];
    size_t count;
} Gallery;

static const char *find(void *context, Arena *arena, const char *kind, const char *name)
{
    (void)context;
    return strcmp(kind, "gaya") == 0 ? arena_printf(arena, "templates/gaya/%s.xml", name) : NULL;
}

static int gallery_open(void **state)
{
    Gallery *g = calloc(1, sizeof *g);
    g->arena = arena_new();
    g->diags = diags_in(g->arena);
    g->fonts = fonts_new(&g->diags, "fonts/fonts.conf", NULL);
    g->xml = xmlReadFile("tests/data/gallery.xml", NULL, 0);
    DocumentOptions options = {.find = find};
    *state = g;
    if (!g->fonts || !g->xml || !document_read(g->arena, &g->diags, g->xml, &options, &g->document))
        return -1;
    const Blocks *blocks = &g->document->parts[0].blocks;
    for (size_t i = 0; i < blocks->count && g->count < 100; i++)
        if (blocks->items[i]->kind == BLOCK_CHART)
            g->charts[g->count++] = blocks->items[i];
    return g->count > 30 ? 0 : -1;
}

static int gallery_close(void **state)
{
    Gallery *g = *state;
    xmlFreeDoc(g->xml);
    fonts_drop(g->fonts);
    arena_drop(g->arena);
    free(g);
    return 0;
}

static void put_drawing(Gallery *g, Buffer *out, const Block *block, const char *what, Unit width, Unit height)
{
    ChartLook look = {.style = g->document->style};
    Pages *pages = pages_new(g->arena);
    Rect rect = {0, 0, width, height};
    Page *page = pages_add(pages, width, height, rect);
    Node *node = pages_node(pages, NULL, ROLE_FIGURE);
    assert_true(chart_draw(page, &g->diags, g->fonts, &look, &block->u.chart, rect, node));
    buffer_printf(out, "== %s: %s%s\n%s", block->id, block->u.chart.title, what, paint_dump(g->arena, pages));
}

/* The charts as a report has them, each in a rectangle of its natural height, and in a line of text. */
static const char *drawn(Gallery *g)
{
    Buffer out = buffer_in(g->arena);
    ChartLook look = {.style = g->document->style};
    for (size_t i = 0; i < g->count; i++) {
        put_drawing(g, &out, g->charts[i], "", MEASURE, chart_height(g->fonts, &look, &g->charts[i]->u.chart, MEASURE));
        put_drawing(g, &out, g->charts[i], " (in a line)", 60 * UNIT_PT, 10 * UNIT_PT);
    }
    return buffer_text(&out);
}

static char *read_golden(const Gallery *g)
{
    FILE *file = fopen(GOLDEN, "rb");
    Buffer text = buffer_in(g->arena);
    char bytes[4096];
    assert_non_null(file);
    for (size_t n; (n = fread(bytes, 1, sizeof bytes, file)) > 0;)
        buffer_put_bytes(&text, bytes, n);
    fclose(file);
    return (char *)buffer_text(&text);
}

static void write_golden(const char *text)
{
    FILE *file = fopen(GOLDEN, "wb");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

/* Shows the first line that differs, with the chart it belongs to. */
static void compare(const char *now, const char *golden)
{
    const char *chart = now;
    while (*now && *golden) {
        size_t a = strcspn(now, "\n"), b = strcspn(golden, "\n");
        if (strncmp(now, "== ", 3) == 0)
            chart = now;
        if (a != b || memcmp(now, golden, a) != 0)
            fail_msg("%.*s\nis     %.*s\nwas    %.*s\nlook at `make gallery`; if it is right: LKIP_GOLDEN=1 %s/tests/test_gallery",
                     (int)strcspn(chart, "\n"), chart, (int)a, now, (int)b, golden, TEST_BUILD);
        now += a + (now[a] == '\n');
        golden += b + (golden[b] == '\n');
    }
    assert_string_equal(now, golden);
}

static void as_before(void **state)
{
    Gallery *g = *state;
    const char *now = drawn(g);
    if (getenv("LKIP_GOLDEN"))
        write_golden(now);
    compare(now, read_golden(g));
}

/* ---- exports ---- */

static const Page *alone(Gallery *g, const Chart *chart, Color background, int width, int height)
{
    ChartLook look = {.style = g->document->style, .size = 20 * UNIT_PT, .title = true, .background = background};
    Pages *pages = pages_new(g->arena);
    assert_true(chart_page(pages, &g->diags, g->fonts, &look, chart, width * UNIT_PT, height * UNIT_PT));
    assert_int_equal(pages->count, 1);
    assert_non_null(pages->root->first->alt);
    return pages->items[0];
}

static bool is_background(const Item *item, const Page *page)
{
    return item->rect.w == page->width && item->rect.h == page->height;
}

/* In every shape of page all stays inside the margins, and no text is too small: forty rows need the smallest. */
static void exports_keep_margins(void **state)
{
    Gallery *g = *state;
    static const int shapes[][2] = {{960, 540}, {720, 540}, {540, 540}, {540, 960}, {2160, 540}};
    const Color white = {255, 255, 255, 255};
    for (size_t i = 0; i < g->count; i++)
        for (size_t k = 0; k < sizeof shapes / sizeof *shapes; k++) {
            const Page *page = alone(g, &g->charts[i]->u.chart, white, shapes[k][0], shapes[k][1]);
            const Unit margin = 10 * UNIT_PT * 3 / 2;
            assert_true(page->count > 2);
            for (size_t n = 0; n < page->count; n++) {
                const Item *item = &page->items[n];
                bool text = item->kind == ITEM_GLYPHS;
                if (is_background(item, page))
                    continue;
                assert_true(item->rect.x >= margin - UNIT_PT && item->rect.x + item->rect.w <= page->width - margin + UNIT_PT);
                assert_true(item->rect.y >= margin - UNIT_PT && item->rect.y + item->rect.h <= page->height - margin + UNIT_PT);
                assert_true(!text || item->u.text.glyphs->font->size >= 55 * UNIT_PT / 10);
            }
        }
}

/* Without a background nothing in the paper's colour is drawn but over marks: no halo of a line, no ground of a label would show on a coloured slide. */
static void no_paper_on_transparent(void **state)
{
    Gallery *g = *state;
    for (size_t i = 0; i < g->count; i++) {
        const Page *page = alone(g, &g->charts[i]->u.chart, (Color){0}, 960, 540);
        for (size_t n = 0; n < page->count; n++) {
            const Item *item = &page->items[n];
            const Paint *paint = item->kind == ITEM_PATH ? item->u.path.paint : NULL;
            bool white = paint && paint->fill.a && paint->fill.r == 255 && paint->fill.g == 255 && paint->fill.b == 255, over = false;
            for (size_t k = 0; white && k < n && !over; k++) {
                const Item *below = &page->items[k];
                over = below->kind == ITEM_PATH && below->u.path.paint->fill.a && below->rect.x <= item->rect.x && below->rect.y <= item->rect.y &&
                       below->rect.x + below->rect.w >= item->rect.x + item->rect.w && below->rect.y + below->rect.h >= item->rect.y + item->rect.h;
            }
            assert_true(!white || over);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(as_before), cmocka_unit_test(exports_keep_margins),
                                       cmocka_unit_test(no_paper_on_transparent)};
    return cmocka_run_group_tests(tests, gallery_open, gallery_close);
}
