/* test_resolution.c: a page is the same at any resolution: its lines break alike and stand at the same places. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cairo.h>
#include <cmocka.h>

#include "laid.h"

/* A line of ink, in points. */
typedef struct InkLine {
    double top, bottom, left, right;
} InkLine;

enum { BANDS = 100, INK = 215 };

static bool row_ink(const uint8_t *row, int width, int *left, int *right)
{
    *left = width;
    *right = -1;
    for (int x = 0; x < width; x++)
        if (row[4 * x + 1] < INK) {
            *left = x < *left ? x : *left;
            *right = x;
        }
    return *right >= 0;
}

/* The lines of a picture, from above; their number. */
static size_t bands_of(const char *path, int dpi, InkLine *bands)
{
    cairo_surface_t *picture = cairo_image_surface_create_from_png(path);
    assert_int_equal(cairo_surface_status(picture), CAIRO_STATUS_SUCCESS);
    int width = cairo_image_surface_get_width(picture), height = cairo_image_surface_get_height(picture);
    const uint8_t *pixels = cairo_image_surface_get_data(picture);
    size_t count = 0;
    double scale = 72.0 / dpi;
    bool open = false;
    for (int y = 0; y < height; y++) {
        int left, right;
        bool ink = row_ink(pixels + (size_t)y * (size_t)cairo_image_surface_get_stride(picture), width, &left, &right);
        if (ink && !open) {
            assert_true(count < BANDS);
            bands[count++] = (InkLine){y * scale, 0, left * scale, right * scale};
        }
        open = ink;
        if (!ink)
            continue;
        InkLine *b = &bands[count - 1];
        b->bottom = (y + 1) * scale;
        b->left = left * scale < b->left ? left * scale : b->left;
        b->right = (right + 1) * scale > b->right ? (right + 1) * scale : b->right;
    }
    cairo_surface_destroy(picture);
    return count;
}

static void draw(Laid *l, int dpi, const char *path)
{
    PaintOptions paint = {.format = PAINT_PNG, .dpi = dpi, .background = {255, 255, 255, 255}};
    assert_true(paint_pages(l->arena, &l->diags, l->pages, &paint, path));
}

static void near(double a, double b)
{
    if (a - b > 1.5 || b - a > 1.5)
        fail_msg("%.2f pt and %.2f pt", a, b);
}

/* Ragged lines: where each ends tells which words it has. */
static void lines_are_those_of_any_resolution(void **state)
{
    (void)state;
    static const int DPI[] = {72, 150, 300};
    static InkLine bands[3][BANDS];
    size_t count[3];
    char naskah[8000] = "<naskah versi=\"1\"><isi>";
    for (int p = 0; p < 5; p++) {
        strcat(naskah, "<paragraf rata=\"kiri\">");
        for (int i = 0; i < 60 + p; i++)
            strcat(naskah, i % 7 == 3 ? "kesejahteraan " : i % 5 == p ? "di " : i % 3 ? "pemerintahan " : "(1.234,56) ");
        strcat(naskah, "</paragraf>");
    }
    strcat(naskah, "</isi></naskah>");
    Laid l;
    laid_open(&l, naskah, 0, 0);
    assert_true(l.ok);
    for (int i = 0; i < 3; i++) {
        char *path = arena_printf(l.arena, "%s/resolution-%d.png", TEST_BUILD, DPI[i]);
        draw(&l, DPI[i], path);
        count[i] = bands_of(path, DPI[i], bands[i]);
    }
    assert_true(count[0] > 30);
    for (int i = 1; i < 3; i++) {
        assert_int_equal(count[i], count[0]);
        for (size_t k = 0; k < count[0]; k++) {
            near(bands[i][k].top, bands[0][k].top);
            near(bands[i][k].bottom, bands[0][k].bottom);
            near(bands[i][k].left, bands[0][k].left);
            near(bands[i][k].right, bands[0][k].right);
        }
    }
    laid_close(&l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(lines_are_those_of_any_resolution)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
