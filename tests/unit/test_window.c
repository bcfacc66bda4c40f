/* test_window.c: a long table, set row by row as it comes near the page, looks as it would if it were set as a whole. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "laid.h"

/* Seven hundred rows of every kind. A footnote in the last makes the layout set the table as a whole. */
static char *table(Arena *arena, bool note)
{
    Buffer b = buffer_in(arena);
    buffer_put(
        &b, "<naskah versi=\"1\" gaya=\"resmi\"><isi><paragraf>Atas.</paragraf><tabel judul=\"Panjang\" pindahan=\"ya\"><kolom/><kolom lebar=\"2*\"/>"
            "<kolom rata=\"desimal\"/><kepala><baris><sel>No.</sel><sel>Uraian</sel><sel>Nilai</sel></baris></kepala><badan>");
    for (int i = 1; i <= 700; i++) {
        buffer_printf(&b, "<baris%s>",
                      i % 50 == 7   ? " jenis=\"kelompok\""
                      : i % 50 == 6 ? " jenis=\"subjumlah\""
                      : i % 9 == 4  ? " tingkat=\"2\""
                                    : "");
        int merged = i > 100 && i < 280; /* one cell over more rows than a window holds, and small ones */
        if (merged ? i == 101 : i % 7 < 2 || i > 693)
            buffer_printf(&b, "<sel gabung-baris=\"%d\">A%d</sel>", merged ? 179 : 1, i);
        else if (!merged)
            buffer_printf(&b, "<sel>B%d</sel>", i);
        buffer_printf(&b, "<sel>uraian ke-%d", i);
        for (int w = 0; w < i * 37 % 23 + (i == 333) * 900; w++)
            buffer_put(&b, w % 2 ? " pelayanan" : " dasar");
        buffer_printf(&b, "%s</sel><sel kumulatif=\"%d\">%d,%d</sel></baris>", i == 700 && note ? "<catatan-kaki>Catatan.</catatan-kaki>" : "", i,
                      i * 7919 % 10000, i % 13);
    }
    buffer_put(&b, "</badan></tabel></isi></naskah>");
    return strdup(buffer_text(&b));
}

static bool same_item(const Item *a, const Item *b)
{
    if (a->kind != b->kind || memcmp(&a->rect, &b->rect, sizeof a->rect))
        return false;
    if (!is_text(a))
        return true;
    const Glyphs *g = a->u.text.glyphs, *h = b->u.text.glyphs;
    return g->text_len == h->text_len && !memcmp(g->text, h->text, (size_t)g->text_len) && !a->node == !b->node &&
           (!a->node || a->node->role == b->node->role);
}

static void windows_change_nothing(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    char *windows = table(arena, false), *whole = table(arena, true);
    Laid a, b;
    laid_open(&a, windows, 400, 500);
    laid_open(&b, whole, 400, 500);
    assert_true(a.ok && b.ok);
    assert_true(a.pages->count > 30);
    assert_int_equal(a.pages->count, b.pages->count);
    for (size_t p = 0; p + 2 < a.pages->count; p++) { /* the footnote's page, and the one before, may differ */
        const Page *x = a.pages->items[p], *y = b.pages->items[p];
        assert_int_equal(x->count, y->count);
        for (size_t i = 0; i < x->count; i++)
            if (!same_item(&x->items[i], &y->items[i]))
                fail_msg("page %zu, item %zu", p + 1, i);
    }
    for (int i = 1; i <= 700; i += 3) {
        char text[32];
        snprintf(text, sizeof text, "uraian ke-%d", i);
        assert_true(page_of(&a, text) > 0);
    }
    laid_close(&a);
    laid_close(&b);
    free(windows);
    free(whole);
    arena_drop(arena);
}

/* What stays of a row is its document, its nodes and its items; and a row more costs no more than the one before. */
static void a_row_costs_what_its_items_do(void **state)
{
    (void)state;
    size_t used[2];
    for (int k = 0; k < 2; k++) {
        Arena *arena = arena_new();
        Buffer b = buffer_in(arena);
        buffer_put(&b, "<naskah versi=\"1\"><isi><tabel><kolom/><kolom lebar=\"1*\"/><badan>");
        for (int i = 0; i < 1000 * (k + 1); i++)
            buffer_printf(&b, "<baris><sel>%d</sel><sel>uraian pelayanan dasar</sel></baris>", i);
        buffer_put(&b, "</badan></tabel></isi></naskah>");
        char *text = strdup(buffer_text(&b));
        Laid l;
        laid_open(&l, text, 0, 0);
        assert_true(l.ok);
        used[k] = arena_used(l.arena) / (size_t)(1000 * (k + 1));
        laid_close(&l);
        free(text);
        arena_drop(arena);
    }
    assert_true(used[1] <= used[0]);
    assert_true(used[0] < 2048); /* bytes */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(windows_change_nothing),
        cmocka_unit_test(a_row_costs_what_its_items_do),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
