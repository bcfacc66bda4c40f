/* test_paint_pdf.c: whole PDFs, read back with other people's programs: qpdf's library, poppler's tools. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <qpdf/qpdf-c.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "sample.h"

#define OUT TEST_BUILD "/paint.pdf"

static Sample s;
static const Font *sans, *bold;

static int set_up(void **state)
{
    (void)state;
    sample_open(&s);
    sans = sample_font(&s, "Liberation Sans", false, 11);
    bold = sample_font(&s, "Liberation Sans", true, 14);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    sample_close(&s);
    return 0;
}

static void paint(bool tagged)
{
    PaintOptions options = {.format = PAINT_PDF, .tagged = tagged, .last = SIZE_MAX};
    assert_true(paint_pages(s.arena, &s.diags, s.pages, &options, OUT));
    assert_int_equal(s.diags.errors, 0);
}

/* What a command prints; NULL when the program is not there. */
static char *output_of(const char *command)
{
    static char text[1 << 16];
    FILE *pipe = popen(command, "r");
    size_t n = fread(text, 1, sizeof text - 1, pipe);
    text[n] = '\0';
    return pclose(pipe) == 0 ? text : NULL;
}

static char *file_bytes(const char *path, size_t *len)
{
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    char *bytes = arena_alloc(s.arena, 1 << 20);
    *len = fread(bytes, 1, 1 << 20, file);
    fclose(file);
    return bytes;
}

/* ---- through qpdf ---- */

static qpdf_data open_pdf(void)
{
    qpdf_data q = qpdf_init();
    qpdf_silence_errors(q);
    assert_int_equal(qpdf_read(q, OUT, NULL), QPDF_SUCCESS);
    assert_int_equal(qpdf_check_pdf(q), QPDF_SUCCESS);
    assert_false(qpdf_more_warnings(q));
    return q;
}

/* The value at a path of keys and indexes: "/Outlines/First/Title", "/Kids/0". */
static qpdf_oh at(qpdf_data q, qpdf_oh object, const char *path)
{
    char part[64];
    while (*path) {
        size_t n = 1 + strcspn(path + 1, "/");
        assert_true(n < sizeof part);
        memcpy(part, path, n);
        part[n] = '\0';
        object = part[1] >= '0' && part[1] <= '9' ? qpdf_oh_get_array_item(q, object, atoi(part + 1)) : qpdf_oh_get_key(q, object, part);
        path += n;
    }
    return object;
}

static const char *text_at(qpdf_data q, qpdf_oh object, const char *path)
{
    return qpdf_oh_get_utf8_value(q, at(q, object, path));
}

/* A page with its operators as text. */
static const char *operators(qpdf_data q, size_t page)
{
    unsigned char *bytes;
    size_t len;
    assert_int_equal(qpdf_oh_get_page_content_data(q, qpdf_get_page_n(q, page), &bytes, &len), QPDF_SUCCESS);
    char *text = arena_strndup(s.arena, (char *)bytes, len);
    free(bytes);
    return text;
}

static int occurrences(const char *text, const char *part)
{
    int n = 0;
    for (; (text = strstr(text, part)); text += strlen(part))
        n++;
    return n;
}

/* ---- plain ---- */

static void fill_two_pages(void)
{
    s.pages->title = "Laporan – Kinerja (2024)";
    s.pages->author = "Dinas \\ Sosial";
    s.pages->date = "2025-01-31";
    s.pages->lang = "id";
    Page *one = sample_page(&s), *two = pages_add(s.pages, 842 * UNIT_PT, 595 * UNIT_PT, (Rect){0});
    one->label = "i";
    sample_text(&s, one, NULL, bold, 100, 100, "BAB I");
    page_dest(one, 100 * UNIT_PT, 90 * UNIT_PT, "bab-1");
    page_link(two, NULL, (Rect){10 * UNIT_PT, 20 * UNIT_PT, 30 * UNIT_PT, 40 * UNIT_PT}, "bab-1", NULL, "Bab I");
    page_link(two, NULL, (Rect){0, 0, 1024, 1024}, NULL, "https://a.id/b c?é=(1)", NULL);
    sample_text(&s, two, NULL, sans, 50, 60, "dua");
    pages_bookmark(s.pages, 1, "BAB I", "bab-1");
    pages_bookmark(s.pages, 2, "1.1 Latar", "bab-1");
    pages_bookmark(s.pages, 2, "1.2 Tujuan", "bab-1");
    pages_bookmark(s.pages, 1, "BAB II", "nowhere");
}

static void navigation(void **state)
{
    (void)state;
    fill_two_pages();
    paint(false);
    qpdf_data q = open_pdf();
    assert_int_equal(qpdf_get_num_pages(q), 2);
    assert_string_equal(qpdf_get_pdf_version(q), "1.7");
    qpdf_oh root = qpdf_get_root(q), page = qpdf_get_page_n(q, 1), info = at(q, qpdf_get_trailer(q), "/Info");
    assert_string_equal(text_at(q, info, "/Title"), "Laporan – Kinerja (2024)");
    assert_string_equal(text_at(q, info, "/Author"), "Dinas \\ Sosial");
    assert_string_equal(text_at(q, info, "/CreationDate"), "D:20250131000000Z");
    assert_string_equal(text_at(q, root, "/PageLabels/Nums/1/P"), "i");
    assert_string_equal(text_at(q, root, "/Outlines/First/First/Next/Title"), "1.2 Tujuan");
    assert_string_equal(text_at(q, root, "/Outlines/Last/Title"), "BAB II");
    assert_false(qpdf_oh_has_key(q, at(q, root, "/Outlines/Last"), "/Dest"));
    assert_string_equal(qpdf_oh_unparse(q, at(q, page, "/Annots/0/Rect")), "[ 10 535 40 575 ]");
    assert_int_equal(qpdf_oh_get_object_id(q, at(q, page, "/Annots/0/Dest/0")), qpdf_oh_get_object_id(q, qpdf_get_page_n(q, 0)));
    assert_string_equal(qpdf_oh_unparse(q, at(q, page, "/Annots/0/Dest/3")), "751.89");
    assert_string_equal(text_at(q, page, "/Annots/1/A/URI"), "https://a.id/b%20c?%C3%A9=(1)");
    assert_false(qpdf_oh_has_key(q, root, "/StructTreeRoot"));
    qpdf_cleanup(&q);
}

static void same_bytes_twice(void **state)
{
    (void)state;
    size_t a, b;
    fill_two_pages();
    paint(true);
    char *first = file_bytes(OUT, &a);
    paint(true);
    char *second = file_bytes(OUT, &b);
    assert_int_equal(a, b);
    assert_memory_equal(first, second, a);
}

/* A hyphen that the text doesn't have is a soft one; a no-break space is a space, and neither it nor the plain one needs a replacement text. */
static void extracted_text(void **state)
{
    (void)state;
    Page *page = sample_page(&s);
    sample_text(&s, page, NULL, sans, 100, 100, "Rp\u00a05 dan 6");
    Glyphs soft = *sample_glyphs(&s, sans, "per-");
    soft.text = "per\u00ad";
    soft.text_len = 5;
    uint8_t bytes[] = {1, 1, 1, 2};
    soft.cluster_bytes = bytes;
    page_glyphs(page, NULL, 102400, 204800, &soft, BLACK);
    paint(false);
    qpdf_data q = open_pdf();
    assert_null(strstr(operators(q, 0), "ActualText"));
    qpdf_cleanup(&q);
    const char *text = output_of("pdftotext -raw " OUT " - 2>/dev/null");
    if (!text)
        skip();
    assert_string_equal(text, "Rp 5 dan 6\nper\u00ad\n\f");
}

/* ---- tagged ---- */

static Node *cell(Page *page, Node *row, Role role, int x, int y, const char *text)
{
    Node *node = pages_node(s.pages, row, role);
    if (text)
        sample_text(&s, page, node, sans, x, y, text);
    return node;
}

/* A heading; a paragraph with a link in its middle; a table over two pages with an empty cell; a figure; a running foot. */
static void fill_tagged(void)
{
    Page *one = sample_page(&s), *two = sample_page(&s);
    s.pages->title = "Uji";
    s.pages->date = "2025-01-31";
    Node *h1 = pages_node(s.pages, NULL, ROLE_H1), *p = pages_node(s.pages, NULL, ROLE_P), *link = pages_node(s.pages, p, ROLE_LINK);
    h1->title = "Bab";
    sample_text(&s, one, h1, bold, 100, 50, "BAB I");
    page_dest(one, 0, 0, "t-1");
    sample_text(&s, one, p, sans, 100, 80, "lihat ");
    sample_text(&s, one, link, sans, 150, 80, "Tabel 1");
    page_link(one, link, (Rect){150 * UNIT_PT, 70 * UNIT_PT, 40 * UNIT_PT, 12 * UNIT_PT}, "t-1", NULL, "Tabel 1");
    sample_text(&s, one, p, sans, 200, 80, " dan /Span << /MCID 0 >> BDC");
    Node *table = pages_node(s.pages, NULL, ROLE_TABLE), *head = pages_node(s.pages, table, ROLE_THEAD), *row = pages_node(s.pages, head, ROLE_TR);
    Node *th = cell(one, row, ROLE_TH, 100, 100, "No");
    cell(one, row, ROLE_TH, 150, 100, "Uraian")->colspan = 2;
    Node *body = pages_node(s.pages, table, ROLE_TBODY);
    row = pages_node(s.pages, body, ROLE_TR);
    Node *td = cell(one, row, ROLE_TD, 100, 120, "1");
    td->headers = arena_make(s.arena, Node *);
    td->headers[0] = th;
    td->header_count = 1;
    cell(one, row, ROLE_TD, 0, 0, NULL);
    Node *split = cell(one, row, ROLE_TD, 200, 120, "awal");
    sample_text(&s, one, NULL, sans, 300, 800, "1");
    sample_text(&s, two, NULL, sans, 100, 40, "No"); /* the repeated head */
    sample_text(&s, two, split, sans, 200, 60, "akhir");
    page_rect(two, NULL, (Rect){0, 0, 102400, 1024}, BLACK, (Color){0}, 0);
    Node *figure = pages_node(s.pages, NULL, ROLE_FIGURE);
    figure->alt = "Grafik naik";
    page_rect(two, figure, (Rect){102400, 204800, 102400, 51200}, BLACK, (Color){0}, 0);
}

static void structure(void **state)
{
    (void)state;
    fill_tagged();
    paint(true);
    const char *text = output_of("pdfinfo -struct-text " OUT " 2>&1 | sed 's/Object .*/Object/'");
    if (!strstr(text, "Document"))
        skip();
    assert_string_equal(text, "Document\n"
                              "  H1 \"Bab\" (block)\n"
                              "    \"BAB I\"\n"
                              "  P (block)\n"
                              "    \"lihat \"\n"
                              "    Link (inline)\n"
                              "      \"Tabel 1\"\n"
                              "      Object\n"
                              "    \" dan /Span << /MCID 0 >> BDC\"\n"
                              "  Table (block)\n"
                              "    THead\n"
                              "      TR\n"
                              "        TH <1>:\n"
                              "           /Scope /Column\n"
                              "          \"No\"\n"
                              "        TH <2>:\n"
                              "           /Scope /Column\n"
                              "           /ColSpan 2\n"
                              "          \"Uraian\"\n"
                              "    TBody\n"
                              "      TR\n"
                              "        TD:\n"
                              "           /Headers [(1)]\n"
                              "          \"1\"\n"
                              "        TD:\n"
                              "           /Headers [(2)]\n"
                              "        TD:\n"
                              "           /Headers [(2)]\n"
                              "          \"awal \"\n"
                              "          \"akhir\"\n"
                              "  Figure:\n"
                              "     /Placement /Block\n"
                              "     /BBox [100 591.89 200 641.89]\n"
                              "    \"\"\n");
}

/* A head of two levels: each cell names the heads above it and that of its row; a cell of two rows keeps its column. */
static void merged_heads(void **state)
{
    (void)state;
    Page *page = sample_page(&s);
    Node *table = pages_node(s.pages, NULL, ROLE_TABLE), *head = pages_node(s.pages, table, ROLE_THEAD), *row = pages_node(s.pages, head, ROLE_TR);
    cell(page, row, ROLE_TH, 50, 100, "Uraian")->rowspan = 2;
    cell(page, row, ROLE_TH, 100, 100, "Target")->colspan = 2;
    row = pages_node(s.pages, head, ROLE_TR);
    cell(page, row, ROLE_TH, 100, 120, "2023");
    cell(page, row, ROLE_TH, 150, 120, "2024");
    Node *body = pages_node(s.pages, table, ROLE_TBODY);
    row = pages_node(s.pages, body, ROLE_TR);
    cell(page, row, ROLE_TH, 50, 140, "Angka")->rowspan = 2;
    cell(page, row, ROLE_TD, 100, 140, "1");
    cell(page, row, ROLE_TD, 150, 140, "2");
    row = pages_node(s.pages, body, ROLE_TR);
    cell(page, row, ROLE_TD, 100, 160, "3")->colspan = 2;
    paint(true);
    const char *text = output_of("pdfinfo -struct-text " OUT " 2>&1 | grep -E 'TH|Headers|\"' | tr -d ' \n'");
    if (!strstr(text, "TH"))
        skip();
    assert_string_equal(text, "THeadTH:\"Uraian\"TH<1>:\"Target\"TH<2>:\"2023\"TH<3>:\"2024\"TH<4>:\"Angka\""
                              "/Headers[(1)(2)(4)]\"1\"/Headers[(1)(3)(4)]\"2\""
                              "/Headers[(1)(2)(3)(4)]\"3\"");
}

static void artifacts_and_parents(void **state)
{
    (void)state;
    fill_tagged();
    paint(true);
    qpdf_data q = open_pdf();
    const char *one = operators(q, 0), *two = operators(q, 1);
    assert_int_equal(occurrences(one, "/Artifact BMC"), 1);
    assert_int_equal(occurrences(two, "/Artifact BMC"), 2);
    assert_int_equal(occurrences(one, "BMC") + occurrences(one, ">>BDC"), occurrences(one, "EMC"));
    assert_int_equal(occurrences(two, "BMC") + occurrences(two, ">>BDC"), occurrences(two, "EMC"));
    qpdf_oh root = qpdf_get_root(q), page = qpdf_get_page_n(q, 1), tree = at(q, root, "/StructTreeRoot");
    assert_string_equal(text_at(q, root, "/Lang"), "id-ID");
    assert_string_equal(qpdf_oh_unparse(q, at(q, root, "/MarkInfo/Marked")), "true");
    assert_string_equal(qpdf_oh_unparse(q, at(q, page, "/Tabs")), "/S");
    assert_int_equal(qpdf_oh_get_int_value_as_int(q, at(q, page, "/StructParents")), 1);
    qpdf_oh parents = at(q, tree, "/ParentTree/Nums");
    assert_int_equal(qpdf_oh_get_array_n_items(q, parents), 6);
    assert_string_equal(qpdf_oh_unparse(q, at(q, parents, "/3/0/S")), "/TD");
    assert_string_equal(qpdf_oh_unparse(q, at(q, parents, "/3/1/S")), "/Figure");
    assert_string_equal(qpdf_oh_unparse(q, at(q, parents, "/3/1/A/BBox")), "[ 100 591.89 200 641.89 ]");
    assert_string_equal(text_at(q, parents, "/3/1/Alt"), "Grafik naik");
    assert_string_equal(qpdf_oh_unparse(q, at(q, parents, "/5/S")), "/Link");
    assert_int_equal(qpdf_oh_get_object_id(q, at(q, tree, "/IDTree/Names/1")), qpdf_oh_get_object_id(q, at(q, parents, "/1/4")));
    qpdf_cleanup(&q);
}

/* A character that the font has not: a box is drawn, no glyph, and the text is kept. */
static void missing_glyphs(void **state)
{
    (void)state;
    Page *page = sample_page(&s);
    Node *p = pages_node(s.pages, NULL, ROLE_P);
    Glyphs gap = *sample_glyphs(&s, sans, "a?b");
    uint16_t ids[] = {gap.ids[0], 0, gap.ids[2]};
    uint8_t bytes[] = {1, 3, 1};
    gap.ids = ids;
    gap.text = "a漢b";
    gap.text_len = 5;
    gap.cluster_bytes = bytes;
    sample_text(&s, page, p, sans, 50, 100, "sebelum");
    page_glyphs(page, p, 102400, 102400, &gap, BLACK);
    sample_text(&s, page, p, sans, 150, 100, "sesudah Ж");
    paint(true);
    qpdf_data q = open_pdf();
    assert_non_null(strstr(operators(q, 0), "/Span<</MCID 1/ActualText<FEFF00616F220062>>>BDC"));
    assert_non_null(strstr(operators(q, 0), "/P<</MCID 2>>BDC"));
    qpdf_oh fonts = at(q, qpdf_get_page_n(q, 0), "/Resources/Font"), cid = 0;
    qpdf_oh_begin_dict_key_iter(q, fonts);
    while (qpdf_oh_dict_more_keys(q)) {
        qpdf_oh font = qpdf_oh_get_key(q, fonts, qpdf_oh_dict_next_key(q));
        if (qpdf_oh_has_key(q, font, "/DescendantFonts"))
            cid = at(q, font, "/DescendantFonts/0");
    }
    assert_string_equal(qpdf_oh_unparse(q, at(q, cid, "/CIDToGIDMap")), "/Identity");
    qpdf_cleanup(&q);
    const char *text = output_of("pdftotext -raw " OUT " - 2>/dev/null");
    if (!text)
        skip();
    assert_string_equal(text, "sebelum a漢b sesudah Ж\n\f");
}

/* Lines of a paragraph, a number and its heading: parted by spaces that the page doesn't show; parts of a word, cells and what touches are not. */
static void unseen_spaces(void **state)
{
    (void)state;
    Page *one = sample_page(&s), *two = sample_page(&s);
    Node *p = pages_node(s.pages, NULL, ROLE_P), *h = pages_node(s.pages, NULL, ROLE_H1), *span = pages_node(s.pages, h, ROLE_SPAN);
    const Glyphs *touching = sample_glyphs(&s, sans, "touch");
    sample_text(&s, one, p, sans, 100, 100, "one");
    sample_text(&s, one, p, sans, 100, 120, "di\u00ad");
    sample_text(&s, one, p, sans, 100, 140, "vided");
    sample_text(&s, two, p, sans, 100, 100, "page");
    sample_text(&s, two, h, sans, 100, 120, "1.1");
    sample_text(&s, two, span, sans, 150, 120, "Head");
    page_glyphs(two, h, 102400, 143360, touching, BLACK);
    page_glyphs(two, h, 102400 + touching->width, 143360, sample_glyphs(&s, bold, "ing"), BLACK);
    paint(true);
    const char *text = output_of("pdfinfo -struct-text " OUT " 2>&1");
    if (!strstr(text, "Document"))
        skip();
    assert_string_equal(text, "Document\n"
                              "  P (block)\n"
                              "    \"one divided \"\n"
                              "    \"page\"\n"
                              "  H1 (block)\n"
                              "    \"1.1 \"\n"
                              "    Span (inline)\n"
                              "      \"Head \"\n"
                              "    \"touching\"\n");
}

/* The stamp is drawn on every page, held once, and is no text. */
/* ---- small ---- */

/* The tables of the first page's first font; its stream says its length. */
static const char *font_tables(void)
{
    unsigned char *bytes;
    size_t len;
    qpdf_data q = open_pdf();
    qpdf_oh font = at(q, qpdf_get_page_n(q, 0), "/Resources/Font/f-0-0/FontDescriptor/FontFile2");
    assert_int_equal(qpdf_oh_get_stream_data(q, font, qpdf_dl_all, NULL, &bytes, &len), QPDF_SUCCESS);
    assert_int_equal(qpdf_oh_get_int_value_as_int(q, at(q, qpdf_oh_get_dict(q, font), "/Length1")), (int)len);
    Buffer tables = buffer_in(s.arena);
    for (size_t i = 0; i < bytes[5]; i++) {
        buffer_put_bytes(&tables, (char *)bytes + 12 + 16 * i, 4);
        buffer_put_char(&tables, ';');
    }
    free(bytes);
    qpdf_cleanup(&q);
    return buffer_text(&tables);
}

/* An archived file's fonts have their outlines, widths and characters, and no programs for the pixels of screens; both files look the same. */
static void fonts_without_hinting(void **state)
{
    (void)state;
    static const char *const kept[] = {"cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp"}, *const dropped[] = {"cvt ", "fpgm", "prep"};
    sample_text(&s, sample_page(&s), NULL, sans, 50, 100, "Laporan Kinerja");
    paint(false);
    const char *before = font_tables();
    const char *page = "pdftoppm -r 150 -gray " OUT " 2>/dev/null | cksum";
    const char *drawn = arena_strdup(s.arena, output_of(page));
    paint(true);
    const char *after = font_tables();
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        assert_true(strstr(before, kept[i]) && strstr(after, kept[i]));
    for (size_t i = 0; i < sizeof dropped / sizeof *dropped; i++)
        assert_true(strstr(before, dropped[i]) && !strstr(after, dropped[i]));
    assert_string_equal(output_of(page), drawn);
}

/* The numbers of like elements are in a row, in the order of the document. */
static void elements_by_kind(void **state)
{
    (void)state;
    fill_tagged();
    paint(true);
    qpdf_data q = open_pdf();
    qpdf_oh table = at(q, qpdf_get_root(q), "/StructTreeRoot/K/K/2");
    int first = qpdf_oh_get_object_id(q, at(q, table, "/K/0/K/0/K/0"));
    assert_int_equal(qpdf_oh_get_object_id(q, at(q, table, "/K/0/K/0/K/1")), first + 1);
    for (int i = 0; i < 3; i++) {
        char path[32];
        snprintf(path, sizeof path, "/K/1/K/0/K/%d", i);
        assert_int_equal(qpdf_oh_get_object_id(q, at(q, table, path)), first + 2 + i);
    }
    assert_int_equal(qpdf_oh_get_object_id(q, at(q, table, "/K/1/K/0")), qpdf_oh_get_object_id(q, at(q, table, "/K/0/K/0")) + 1);
    qpdf_cleanup(&q);
}

static void stamped(void **state)
{
    (void)state;
    sample_text(&s, sample_page(&s), NULL, sans, 50, 100, "isi");
    sample_text(&s, sample_page(&s), NULL, sans, 50, 100, "lagi");
    PaintOptions options = {.format = PAINT_PDF, .stamp = "DRAF", .last = SIZE_MAX};
    assert_true(paint_pages(s.arena, &s.diags, s.pages, &options, OUT));
    qpdf_data q = open_pdf();
    int forms[2];
    for (size_t p = 0; p < 2; p++) {
        assert_int_equal(occurrences(operators(q, p), " Do"), 1);
        qpdf_oh all = at(q, qpdf_get_page_n(q, p), "/Resources/XObject");
        qpdf_oh_begin_dict_key_iter(q, all);
        forms[p] = qpdf_oh_get_object_id(q, qpdf_oh_get_key(q, all, qpdf_oh_dict_next_key(q)));
    }
    assert_int_equal(forms[0], forms[1]);
    qpdf_cleanup(&q);
    const char *text = output_of("pdftotext -raw " OUT " - 2>/dev/null");
    if (!text)
        skip();
    assert_string_equal(text, "isi\n\flagi\n\f");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(navigation, set_up, tear_down),
        cmocka_unit_test_setup_teardown(same_bytes_twice, set_up, tear_down),
        cmocka_unit_test_setup_teardown(extracted_text, set_up, tear_down),
        cmocka_unit_test_setup_teardown(structure, set_up, tear_down),
        cmocka_unit_test_setup_teardown(merged_heads, set_up, tear_down),
        cmocka_unit_test_setup_teardown(artifacts_and_parents, set_up, tear_down),
        cmocka_unit_test_setup_teardown(missing_glyphs, set_up, tear_down),
        cmocka_unit_test_setup_teardown(unseen_spaces, set_up, tear_down),
        cmocka_unit_test_setup_teardown(stamped, set_up, tear_down),
        cmocka_unit_test_setup_teardown(fonts_without_hinting, set_up, tear_down),
        cmocka_unit_test_setup_teardown(elements_by_kind, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
