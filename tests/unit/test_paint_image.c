/* test_paint_image.c: pictures: their size, what of them gets into a file, and files that lie. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <qpdf/qpdf-c.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "paint/probe.h"
#include "pictures.h"
#include "sample.h"

#define DIR_NAME TEST_BUILD "/"
#define OUT DIR_NAME "pictures.pdf"

static Sample s;

static int set_up(void **state)
{
    (void)state;
    sample_open(&s);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    sample_close(&s);
    return 0;
}

static const Image *image(const char *name)
{
    return paint_image(s.arena, &s.diags, (Place){"naskah.xml", 7}, arena_printf(s.arena, "%s%s", DIR_NAME, name));
}

static char *slurp(const char *path, size_t *len)
{
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    char *bytes = arena_alloc(s.arena, 4 << 20);
    *len = fread(bytes, 1, 4 << 20, file);
    fclose(file);
    return bytes;
}

/* ---- sizes ---- */

static void natural_sizes(void **state)
{
    (void)state;
    picture_png(DIR_NAME "a.png", 96, 48, TRUE, FALSE);
    picture_jpeg(DIR_NAME "a.jpg", 80, 40, 0);
    picture_jpeg(DIR_NAME "turned.jpg", 80, 40, 6);
    picture_svg(DIR_NAME "a.svg");
    const Image *png = image("a.png"), *jpeg = image("a.jpg"), *turned = image("turned.jpg"), *svg = image("a.svg");
    assert_int_equal(png->pixel_width, 96);
    assert_int_equal(png->width, 72 * UNIT_PT);
    assert_int_equal(png->height, 36 * UNIT_PT);
    assert_int_equal(jpeg->pixel_width, 80);
    assert_int_equal(turned->pixel_width, 40);
    assert_int_equal(turned->pixel_height, 80);
    assert_true(svg->vector);
    assert_int_equal(svg->width, 90 * UNIT_PT);
    assert_int_equal(svg->height, 45 * UNIT_PT);
    assert_int_equal(s.diags.count, 0);
}

/* A PNG's pixels per metre, a JPEG's per centimetre; a resolution of 1 dpi is taken for a mistake. */
static void resolutions(void **state)
{
    (void)state;
    static const unsigned char png[] =
        "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x64\0\0\0\x32\10\2\0\0\0....\0\0\0\11pHYs\0\0\x2e\x23\0\0\x17\x12\1....\0\0\0\0IDAT....";
    static const unsigned char jpeg[] = "\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\2\0\x64\0\x64\0\0\xff\xc0\0\x0b\10\0\x10\0\x20\1\1\x11\0";
    Probe probe;
    assert_true(probe_picture(png, sizeof png - 1, &probe));
    assert_int_equal(probe.width, 100);
    assert_int_equal(probe.height, 50);
    assert_int_equal((int)(probe.x_dpi + 0.5), 300);
    assert_int_equal((int)(probe.y_dpi + 0.5), 150);
    assert_true(probe_picture(jpeg, sizeof jpeg - 1, &probe));
    assert_int_equal(probe.width, 32);
    assert_int_equal(probe.height, 16);
    assert_int_equal(probe.components, 1);
    assert_int_equal((int)(probe.x_dpi + 0.5), 254);
    unsigned char slow[sizeof jpeg];
    memcpy(slow, jpeg, sizeof jpeg);
    memcpy(slow + 13, "\1\0\1\0\1", 5);
    picture_write(DIR_NAME "slow.jpg", slow, sizeof jpeg - 1);
    assert_int_equal(image("slow.jpg")->width, 24 * UNIT_PT);
}

static void refused(void **state)
{
    (void)state;
    static const char huge[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\1\0\0\0\1\0\0\10\2\0\0\0....";
    picture_write(DIR_NAME "text.png", "just text", 9);
    picture_write(DIR_NAME "huge.png", huge, sizeof huge - 1);
    picture_write(DIR_NAME "empty.png", "", 0);
    picture_write(DIR_NAME "bad.svg", "<svg", 4);
    assert_null(image("text.png"));
    assert_null(image("huge.png"));
    assert_null(image("empty.png"));
    assert_null(image("bad.svg"));
    assert_null(image("missing.png"));
    assert_null(paint_image(s.arena, &s.diags, (Place){0}, "/dev/zero"));
    assert_int_equal(s.diags.errors, 6);
    assert_string_equal(s.diags.items[0].at.file, "naskah.xml");
    assert_int_equal(s.diags.items[0].at.line, 7);
    assert_false(s.diags.system);
}

/* Every cut of a valid file is answered, and never read past its end (the sanitizers watch). */
static void cut_short(void **state)
{
    (void)state;
    size_t len;
    picture_jpeg(DIR_NAME "whole.jpg", 16, 16, 8);
    char *bytes = slurp(DIR_NAME "whole.jpg", &len);
    Probe probe;
    assert_true(probe_picture((unsigned char *)bytes, len, &probe));
    assert_int_equal(probe.orientation, 8);
    for (size_t n = 0; n < len; n++) {
        unsigned char *cut = malloc(n ? n : 1), *out = malloc(n ? n : 1);
        memcpy(cut, bytes, n);
        probe_picture(cut, n, &probe);
        assert_int_equal(probe_strip_jpeg(cut, n, out), 0);
        free(cut);
        free(out);
    }
}

/* ---- in a PDF ---- */

static void place(Page *page, const char *name, int y)
{
    page_image(page, NULL, (Rect){100 * UNIT_PT, y * UNIT_PT, 72 * UNIT_PT, 36 * UNIT_PT}, image(name));
}

static void paint(PaintFormat format, const char *path)
{
    PaintOptions options = {.format = format, .tagged = true, .dpi = 72, .background = {255, 255, 255, 255}, .last = SIZE_MAX};
    if (format == PAINT_PDF)
        options.dpi = 200;
    assert_true(paint_pages(s.arena, &s.diags, s.pages, &options, path));
}

/* The filters of a page's pictures, in the order of their names: "DCT 80x40, Flate 96x48". */
static const char *pictures_of(size_t page)
{
    qpdf_data q = qpdf_init();
    qpdf_silence_errors(q);
    assert_int_equal(qpdf_read(q, OUT, NULL), QPDF_SUCCESS);
    assert_int_equal(qpdf_check_pdf(q), QPDF_SUCCESS);
    Buffer out = buffer_in(s.arena);
    qpdf_oh resources = qpdf_oh_get_key(q, qpdf_get_page_n(q, page), "/Resources"), all = qpdf_oh_get_key(q, resources, "/XObject");
    qpdf_oh_begin_dict_key_iter(q, all);
    while (qpdf_oh_dict_more_keys(q)) {
        qpdf_oh dict = qpdf_oh_get_dict(q, qpdf_oh_get_key(q, all, qpdf_oh_dict_next_key(q)));
        buffer_put(&out, out.len ? ", " : "");
        if (strcmp(qpdf_oh_get_name(q, qpdf_oh_get_key(q, dict, "/Subtype")), "/Form") == 0) {
            buffer_put(&out, "form");
            continue;
        }
        buffer_printf(&out, "%.4s %dx%d", qpdf_oh_get_name(q, qpdf_oh_get_key(q, dict, "/Filter")) + 1,
                      qpdf_oh_get_int_value_as_int(q, qpdf_oh_get_key(q, dict, "/Width")),
                      qpdf_oh_get_int_value_as_int(q, qpdf_oh_get_key(q, dict, "/Height")));
    }
    qpdf_cleanup(&q);
    return buffer_text(&out);
}

static void jpeg_unchanged(void **state)
{
    (void)state;
    size_t len, kept, all;
    picture_jpeg(DIR_NAME "a.jpg", 80, 40, 0);
    place(sample_page(&s), "a.jpg", 100);
    place(sample_page(&s), "a.jpg", 200);
    paint(PAINT_PDF, OUT);
    assert_string_equal(pictures_of(0), "DCTD 80x40");
    char *file = slurp(DIR_NAME "a.jpg", &len), *pdf = slurp(OUT, &all);
    unsigned char *stripped = arena_alloc(s.arena, len);
    kept = probe_strip_jpeg((unsigned char *)file, len, stripped);
    assert_true(kept > 0 && kept < len);
    char *first = memmem(pdf, all, stripped, kept);
    assert_non_null(first);
    assert_null(memmem(first + 1, all - (size_t)(first + 1 - pdf), stripped, kept));
    assert_null(memmem(pdf, all, "rahasia", 7));
}

static void scaled_and_turned(void **state)
{
    (void)state;
    picture_jpeg(DIR_NAME "large.jpg", 1600, 800, 0);
    picture_jpeg(DIR_NAME "turned.jpg", 80, 40, 6);
    Page *page = sample_page(&s);
    place(page, "large.jpg", 100);
    place(sample_page(&s), "turned.jpg", 100);
    paint(PAINT_PDF, OUT);
    assert_string_equal(pictures_of(0), "DCTD 200x100");
    assert_string_equal(pictures_of(1), "DCTD 40x80");
}

static void other_kinds(void **state)
{
    (void)state;
    picture_png(DIR_NAME "alpha.png", 96, 48, TRUE, FALSE);
    picture_png(DIR_NAME "photo.png", 1600, 800, FALSE, TRUE);
    picture_png(DIR_NAME "tiny.png", 1, 1, FALSE, TRUE);
    picture_svg(DIR_NAME "a.svg");
    const char *names[] = {"alpha.png", "photo.png", "tiny.png", "a.svg"};
    for (int i = 0; i < 4; i++)
        place(sample_page(&s), names[i], 100);
    page_image(s.pages->items[1], NULL, (Rect){0, 0, 288 * UNIT_PT, 144 * UNIT_PT}, image("photo.png"));
    paint(PAINT_PDF, OUT);
    assert_string_equal(pictures_of(0), "Flat 96x48");
    assert_string_equal(pictures_of(1), "DCTD 800x400");
    assert_string_equal(pictures_of(2), "Flat 1x1");
    assert_string_equal(pictures_of(3), "form");
    assert_int_equal(s.diags.errors, 0);
}

/* A file whose head is good and whose pixels are not: said once, and the page goes on. */
static void damaged(void **state)
{
    (void)state;
    size_t len;
    picture_png(DIR_NAME "whole.png", 60, 60, FALSE, TRUE);
    char *bytes = slurp(DIR_NAME "whole.png", &len);
    picture_write(DIR_NAME "cut.png", bytes, 700);
    memset(bytes + 60, 'x', 600);
    picture_write(DIR_NAME "broken.png", bytes, len);
    place(sample_page(&s), "broken.png", 100);
    place(sample_page(&s), "broken.png", 100);
    place(sample_page(&s), "cut.png", 100);
    paint(PAINT_PDF, OUT);
    assert_int_equal(s.diags.errors, 2);
    assert_string_equal(s.diags.items[0].rule, "G015");
    paint(PAINT_PNG, DIR_NAME "damaged.png");
    paint(PAINT_SVG, DIR_NAME "damaged.svg");
}

/* ---- as pixels and as SVG ---- */

static uint32_t pixel(cairo_surface_t *surface, int x, int y)
{
    uint32_t value;
    memcpy(&value, cairo_image_surface_get_data(surface) + y * cairo_image_surface_get_stride(surface) + 4 * x, 4);
    return value & 0xffffff;
}

static void turned_pixels(void **state)
{
    (void)state;
    picture_jpeg(DIR_NAME "turned.jpg", 80, 40, 6);
    Page *page = sample_page(&s);
    page_image(page, NULL, (Rect){100 * UNIT_PT, 100 * UNIT_PT, 40 * UNIT_PT, 80 * UNIT_PT}, image("turned.jpg"));
    paint(PAINT_PNG, DIR_NAME "turned.png");
    cairo_surface_t *surface = cairo_image_surface_create_from_png(DIR_NAME "turned.png");
    assert_int_equal(cairo_image_surface_get_width(surface), 595);
    uint32_t top = pixel(surface, 110, 110), bottom = pixel(surface, 110, 170), right = pixel(surface, 138, 110);
    assert_true((top >> 16) > 180 && (top & 0xff) < 80);
    assert_true((bottom >> 16) < 80 && (bottom & 0xff) > 180);
    assert_true((right >> 8 & 0xff) > 150);
    assert_int_equal(pixel(surface, 10, 10), 0xffffff);
    cairo_surface_destroy(surface);
    const Image *again = image("turned.png"); /* by its density it is as large as the page */
    assert_true(again && abs(again->width - UNIT_MM(210)) < UNIT_PT);
}

static void svg_file(void **state)
{
    (void)state;
    size_t len;
    picture_jpeg(DIR_NAME "a.jpg", 80, 40, 0);
    Page *page = sample_page(&s);
    place(page, "a.jpg", 100);
    sample_text(&s, page, NULL, sample_font(&s, "Liberation Sans", true, 12), 50, 60, "A < B & C");
    paint(PAINT_SVG, DIR_NAME "page.svg");
    const char *text = slurp(DIR_NAME "page.svg", &len);
    assert_non_null(strstr(text, "<text xml:space=\"preserve\" x=\"50\" y=\"60\" textLength="));
    assert_non_null(strstr(text, "font-family=\"&apos;Liberation Sans&apos;, Arial, Helvetica, sans-serif\" font-size=\"12\" font-weight=\"bold\" "
                                 "fill=\"#000000\">A &#60; B &#38; C</text>"));
    assert_non_null(
        strstr(text, "<image preserveAspectRatio=\"none\" x=\"100\" y=\"100\" width=\"72\" height=\"36\" xlink:href=\"data:image/jpeg;base64,/9j/"));
    const Image *again = image("page.svg");
    assert_non_null(again);
    assert_true(abs(again->width - UNIT_MM(210) * 72 / 96) < 64); /* painted at 72 dots an inch, read at 96 */
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(natural_sizes),     TEST(resolutions), TEST(refused), TEST(cut_short),     TEST(jpeg_unchanged),
        TEST(scaled_and_turned), TEST(other_kinds), TEST(damaged), TEST(turned_pixels), TEST(svg_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
