/* test_dress.c: grounds and rules of paragraphs, by the style modern; page numbers in the type around them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "laid.h"
#include "text/font.h"

/* The filled rectangles of a page that run from its left to its right edge, in order. */
static size_t bands(const Page *page, Rect *out, size_t cap)
{
    size_t n = 0;
    for (size_t i = 0; i < page->count; i++) {
        const Item *item = &page->items[i];
        if (item->kind == ITEM_PATH && item->rect.x == 0 && item->rect.w == page->width && n < cap)
            out[n++] = item->rect;
    }
    return n;
}

static const Item *first_text(const Page *page, const char *text)
{
    for (size_t i = 0; i < page->count; i++)
        if (is_text(&page->items[i]) && strncmp(page->items[i].u.text.glyphs->text, text, strlen(text)) == 0)
            return &page->items[i];
    return NULL;
}

/* A chapter's opening is one field from the paper's top; what it holds is drawn on it, not under it. */
static void a_chapter_opens_with_a_field(void **state)
{
    (void)state;
    Laid l;
    laid_open(&l, "<naskah versi=\"1\" gaya=\"modern\"><isi><bab judul=\"Pendahuluan\"><paragraf>isi</paragraf></bab></isi></naskah>", 0, 0);
    assert_true(l.ok);
    const Page *page = l.pages->items[0];
    Rect r[8] = {{0}};
    size_t n = bands(page, r, 8);
    assert_int_equal(n, 3); /* number, title, padding */
    assert_int_equal(r[0].y, 0);
    for (size_t i = 1; i < n; i++)
        assert_int_equal(r[i].y, r[i - 1].y + r[i - 1].h);
    const Item *title = first_text(page, "Pendahuluan"), *text = first_text(page, "isi");
    assert_non_null(title);
    assert_non_null(text);
    assert_true(title->rect.y < r[n - 1].y + r[n - 1].h && text->rect.y > r[n - 1].y + r[n - 1].h);
    size_t drawn = 0;
    for (size_t i = 0; i < page->count; i++) {
        drawn += page->items[i].kind == ITEM_PATH && page->items[i].rect.w == page->width;
        if (&page->items[i] == title)
            assert_int_equal(drawn, 2);
    }
    laid_close(&l);
}

/* A ground parts with its paragraph, and the lower edge never stands alone on the next page. */
static void a_ground_parts_with_its_paragraph(void **state)
{
    (void)state;
    char naskah[16384] = "<naskah versi=\"1\" gaya=\"modern\"><isi><bab judul=\"B\" nomor=\"tidak\">";
    for (int i = 0; i < 12; i++)
        strcat(naskah, "<paragraf gaya=\"kutipan\">Satu kalimat yang cukup panjang untuk memenuhi beberapa baris pada halaman yang sempit sekali "
                       "ini.</paragraf>");
    strcat(naskah, "</bab></isi></naskah>");
    Laid l;
    laid_open(&l, naskah, 300, 300);
    assert_true(l.ok);
    assert_true(l.pages->count > 2);
    for (size_t p = 0; p < l.pages->count; p++) {
        const Page *page = l.pages->items[p];
        size_t texts = 0;
        for (size_t i = 0; i < page->count; i++) {
            assert_true(page->items[i].kind != ITEM_PATH ||
                        page->items[i].rect.y + page->items[i].rect.h <= page->body.y + page->body.h + 8 * UNIT_PT);
            texts += is_text(&page->items[i]);
        }
        assert_true(texts > 2);
    }
    laid_close(&l);
}

/* The page of a reference is set in the size of the cell it stands in. */
static void a_page_reference_takes_the_size_around_it(void **state)
{
    (void)state;
    Laid l;
    laid_open(&l,
              "<naskah versi=\"1\" gaya=\"modern\"><isi><bab id=\"b\" judul=\"B\" nomor=\"tidak\"><tabel "
              "ukuran=\"7pt\"><kolom/><badan><baris><sel>kata <rujukan ke=\"b\" bentuk=\"halaman\"/></sel>"
              "</baris></badan></tabel></bab></isi></naskah>",
              0, 0);
    assert_true(l.ok);
    const Item *word = first_text(l.pages->items[0], "kata"), *number = first_text(l.pages->items[0], "1");
    assert_non_null(word);
    assert_non_null(number);
    assert_int_equal(number->u.text.glyphs->font->size, word->u.text.glyphs->font->size);
    laid_close(&l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_chapter_opens_with_a_field),
        cmocka_unit_test(a_ground_parts_with_its_paragraph),
        cmocka_unit_test(a_page_reference_takes_the_size_around_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
