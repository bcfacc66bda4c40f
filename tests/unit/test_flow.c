/* test_flow.c: the space between blocks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "laid.h"

/* The text item that begins with `text`, on the first page. */
static const Item *item_of(const Laid *l, const char *text)
{
    const Page *page = l->pages->items[0];
    for (size_t i = 0; i < page->count; i++)
        if (is_text(&page->items[i]) && strncmp(page->items[i].u.text.glyphs->text, text, strlen(text)) == 0)
            return &page->items[i];
    fail_msg("no text \"%s\"", text);
    return NULL;
}

/* How much lower the second text stands than the first. */
static Unit distance(const Laid *l, const char *above, const char *below)
{
    return item_of(l, below)->rect.y - item_of(l, above)->rect.y;
}

/* What is kept with the next block has its space below all the same, and above too. */
static void kept_blocks_keep_their_space(void **state)
{
    (void)state;
    Laid l;
    laid_open(&l,
              "<naskah versi=\"1\" gaya=\"resmi\"><isi><bab judul=\"Bab\" nomor=\"tidak\"><paragraf>satu</paragraf><paragraf>dua</paragraf>"
              "<paragraf sambung=\"ya\">tiga</paragraf><paragraf>empat</paragraf><subbab "
              "judul=\"kepala\"><paragraf>lima</paragraf></subbab></bab></isi></naskah>",
              0, 0);
    assert_true(l.ok);
    const TextStyle *heading = style_text(l.document->style, "subbab");
    Unit plain = distance(&l, "satu", "dua");
    assert_int_equal(distance(&l, "dua", "tiga"), plain);
    assert_int_equal(distance(&l, "tiga", "empat"), plain);
    assert_true(heading->before > 0 && heading->after > 0);
    assert_true(distance(&l, "empat", "kepala") >= plain - style_text(l.document->style, "teks")->after + heading->before);
    assert_true(distance(&l, "kepala", "lima") >= heading->size + heading->after);
    laid_close(&l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kept_blocks_keep_their_space),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
