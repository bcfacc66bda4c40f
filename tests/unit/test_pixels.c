/* test_pixels.c: PNG files as another library reads them: every pixel, for surfaces with all kinds of runs of equal rows. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/arena.h"
#include "paint/pixels.h"

static unsigned state = 1;

static unsigned dice(unsigned n)
{
    state = state * 1664525 + 1013904223;
    return (state >> 8) % n;
}

static uint32_t pixel(bool alpha)
{
    static const unsigned opacities[] = {0, 255, 255, 90};
    unsigned a = alpha ? opacities[dice(4)] : 255;
    return a << 24 | dice(a + 1) << 16 | dice(a + 1) << 8 | dice(a + 1); /* colours multiplied by the opacity */
}

/* Rows in runs, of the length that packing treats apart, and near it; sparse or noisy. */
static void paint(cairo_surface_t *surface, bool alpha)
{
    static const int runs[] = {1, 1, 2, 15, 16, 17, 18, 33, 100};
    int width = cairo_image_surface_get_width(surface), height = cairo_image_surface_get_height(surface),
        stride = cairo_image_surface_get_stride(surface);
    unsigned char *data = cairo_image_surface_get_data(surface);
    cairo_surface_flush(surface);
    for (int y = 0; y < height;) {
        unsigned rare = dice(2) ? 1 : 40;
        uint32_t ground = pixel(alpha);
        for (int x = 0; x < width; x++) {
            uint32_t p = dice(rare) ? ground : pixel(alpha);
            memcpy(data + (size_t)y * (size_t)stride + 4 * (size_t)x, &p, 4);
        }
        int run = runs[dice(9)];
        for (int i = 1; i < run && y + i < height; i++)
            memcpy(data + (size_t)(y + i) * (size_t)stride, data + (size_t)y * (size_t)stride, (size_t)stride);
        y += run;
    }
    cairo_surface_mark_dirty(surface);
}

/* What is multiplied and divided again may be off by one. */
static bool alike(uint32_t a, uint32_t b, bool alpha)
{
    for (int shift = 0; shift < (alpha ? 32 : 24); shift += 8) {
        int d = (int)(a >> shift & 255) - (int)(b >> shift & 255);
        if (d < -1 || d > 1 || (d && !alpha))
            return false;
    }
    return true;
}

static void round_trip(int width, int height, bool alpha)
{
    char path[] = "/tmp/lkip-pixels-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    close(fd);
    Arena *arena = arena_new();
    Diags diags = diags_in(arena);
    cairo_surface_t *wrote = cairo_image_surface_create(alpha ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, width, height);
    paint(wrote, alpha);
    File *file = file_open(arena, &diags, path);
    assert_true(file && pixels_write(file, &diags, wrote, 144) && file_commit(file));
    cairo_surface_t *read = cairo_image_surface_create_from_png(path);
    assert_int_equal(cairo_surface_status(read), CAIRO_STATUS_SUCCESS);
    assert_int_equal(cairo_image_surface_get_width(read), width);
    assert_int_equal(cairo_image_surface_get_height(read), height);
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++) {
            uint32_t a, b;
            memcpy(&a, cairo_image_surface_get_data(wrote) + (size_t)y * (size_t)cairo_image_surface_get_stride(wrote) + 4 * (size_t)x, 4);
            memcpy(&b, cairo_image_surface_get_data(read) + (size_t)y * (size_t)cairo_image_surface_get_stride(read) + 4 * (size_t)x, 4);
            if (!alike(a, b, alpha))
                fail_msg("%d x %d: at %d,%d %08x was read as %08x", width, height, x, y, a, b);
        }
    cairo_surface_destroy(read);
    cairo_surface_destroy(wrote);
    arena_drop(arena);
    unlink(path);
}

static void every_pixel_comes_back(void **unused)
{
    (void)unused;
    static const int sizes[][2] = {{1, 1}, {1, 500}, {3, 16}, {7, 17}, {64, 33}, {500, 3}, {801, 400}, {30000, 20}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        for (int alpha = 0; alpha < 2; alpha++)
            round_trip(sizes[i][0], sizes[i][1], alpha);
}

/* All alike, black or not: the first row has nothing above it. */
static void one_colour(void **unused)
{
    (void)unused;
    static const double grounds[] = {0, 1};
    for (size_t i = 0; i < 2; i++) {
        Arena *arena = arena_new();
        Diags diags = diags_in(arena);
        char path[] = "/tmp/lkip-pixels-XXXXXX";
        int fd = mkstemp(path);
        assert_true(fd >= 0);
        close(fd);
        cairo_surface_t *wrote = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 1920, 1080);
        cairo_t *cr = cairo_create(wrote);
        cairo_set_source_rgb(cr, grounds[i], grounds[i], grounds[i]);
        cairo_paint(cr);
        cairo_destroy(cr);
        File *file = file_open(arena, &diags, path);
        assert_true(file && pixels_write(file, &diags, wrote, 144) && file_commit(file));
        cairo_surface_t *read = cairo_image_surface_create_from_png(path);
        assert_int_equal(cairo_surface_status(read), CAIRO_STATUS_SUCCESS);
        assert_memory_equal(cairo_image_surface_get_data(read), cairo_image_surface_get_data(wrote), 3);
        cairo_surface_destroy(read);
        cairo_surface_destroy(wrote);
        arena_drop(arena);
        unlink(path);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_pixel_comes_back), cmocka_unit_test(one_colour)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
