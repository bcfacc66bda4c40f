/* test_paint_dump.c: the text form of pages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "sample.h"

/* One page with one item of every kind. */
static void fill(Sample *s)
{
    Pages *pages = s->pages;
    Page *page = pages_add(pages, 595 * UNIT_PT + 287, 842 * UNIT_PT, (Rect){0});
    page->label = "iv";
    pages->title = "Laporan \"Kinerja\"";
    pages->date = "2025-01-31";
    Node *h1 = pages_node(pages, NULL, ROLE_H1), *table = pages_node(pages, NULL, ROLE_TABLE), *th = pages_node(pages, table, ROLE_TH);
    Node *td = pages_node(pages, table, ROLE_TD);
    h1->title = "Bab";
    th->scope = SCOPE_COLUMN;
    th->colspan = 2;
    td->headers = arena_make(s->arena, Node *);
    td->headers[0] = th;
    td->header_count = 1;
    static const Glyphs glyphs = {.width = 1536, .text = "a\n\"b\"", .text_len = 5};
    static const uint8_t ops[] = {PATH_MOVE, PATH_CURVE, PATH_CLOSE};
    static const Unit points[] = {0, 0, 1024, 0, 2048, 0, 2048, -1024}, dashes[] = {2048, 1024};
    static const Path path = {ops, 3, points, 4};
    static const Paint paint = {.fill = {1, 2, 3, 255}, .stroke = {0, 0, 0, 128}, .width = 512, .dashes = dashes, .dash_count = 2, .hatch = HATCH_UP};
    static const Image image = {.path = "/any/where/foto.jpg", .pixel_width = 4, .pixel_height = 3};
    page_glyphs(page, h1, 1024, 5, &glyphs, BLACK);
    page_rect(page, NULL, (Rect){-5, -6, 1024, 2048}, (Color){255, 0, 0, 255}, (Color){0}, 0);
    page_line(page, NULL, 0, 0, 1024, 0, BLACK, 512);
    page_path(page, td, &path, &paint);
    page_image(page, td, (Rect){0, 0, 1024, 1024}, &image);
    page_link(page, td, (Rect){0, 0, 1024, 1024}, "t-1", NULL, "Tabel 1");
    page_dest(page, 0, 1024, "t-1");
    page_put(page, &(Item){.kind = ITEM_CLIP, .rect = {0, 0, 1024, 1024}});
    page_put(page, &(Item){.kind = ITEM_UNCLIP});
    pages_bookmark(pages, 1, "BAB I", "t-1");
}

static const char WANT[] =
    "meta title \"Laporan \\\"Kinerja\\\"\"\n"
    "meta date \"2025-01-31\"\n"
    "page 1 595.28 842.00 label \"iv\"\n"
    "  text H1#2 1.00 0.00 w 1.50 - #000000 \"a\\n\\\"b\\\"\"\n"
    "  rect - 0.00 -0.01 1.00 2.00 fill #ff0000\n"
    "  line - 0.00 0.00 1.00 0.00 stroke #000000 0.50\n"
    "  path TD#5 0.00 -1.00 2.00 1.00 fill #010203 hatch up stroke #00000080 0.50 dashes 2.00 1.00: M 0.00 0.00 C 1.00 0.00 2.00 0.00 2.00 -1.00 Z\n"
    "  image TD#5 0.00 0.00 1.00 1.00 \"foto.jpg\" 4x3\n"
    "  link TD#5 0.00 0.00 1.00 1.00 dest \"t-1\" \"Tabel 1\"\n"
    "  dest - 0.00 1.00 \"t-1\"\n"
    "  clip - 0.00 0.00 1.00 1.00\n"
    "  unclip -\n"
    "bookmark 1 \"BAB I\" dest \"t-1\"\n"
    "tree\n"
    "  Document#1\n"
    "    H1#2 title \"Bab\"\n"
    "    Table#3\n"
    "      TH#4 colspan 2 scope column\n"
    "      TD#5 headers #4\n";

static void every_kind(void **state)
{
    (void)state;
    Sample s;
    sample_open(&s);
    fill(&s);
    assert_string_equal(paint_dump(s.arena, s.pages), WANT);
    sample_close(&s);
}

static void font_and_locale(void **state)
{
    (void)state;
    Sample s;
    sample_open(&s);
    setlocale(LC_ALL, "id_ID.UTF-8");
    const Font *font = sample_font(&s, "Liberation Sans", true, 11);
    sample_text(&s, sample_page(&s), NULL, font, 10, 20, "Kinerja");
    const char *dump = paint_dump(s.arena, s.pages);
    assert_non_null(strstr(dump, "  text - 10.00 20.00 w "));
    assert_non_null(strstr(dump, " \"Liberation Sans Bold 11.00\" #000000 \"Kinerja\"\n"));
    setlocale(LC_ALL, "C");
    sample_close(&s);
}

/* The file holds what paint_dump says; a range of pages only those. */
static void to_a_file(void **state)
{
    (void)state;
    Sample s;
    char text[4096];
    sample_open(&s);
    fill(&s);
    sample_page(&s);
    const char *path = TEST_BUILD "/dump.txt";
    PaintOptions options = {.format = PAINT_DUMP, .last = SIZE_MAX};
    assert_true(paint_pages(s.arena, &s.diags, s.pages, &options, path));
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    fclose(file);
    assert_string_equal(text, paint_dump(s.arena, s.pages));
    options.first = 1;
    assert_true(paint_pages(s.arena, &s.diags, s.pages, &options, path));
    file = fopen(path, "r");
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    fclose(file);
    assert_null(strstr(text, "page 1 "));
    assert_non_null(strstr(text, "page 2 "));
    options.first = 2;
    assert_false(paint_pages(s.arena, &s.diags, s.pages, &options, path));
    assert_false(s.diags.system);
    sample_close(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_kind), cmocka_unit_test(font_and_locale), cmocka_unit_test(to_a_file)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
