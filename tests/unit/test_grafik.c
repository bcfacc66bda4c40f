/* test_grafik.c: lkip grafik, from outside: which charts there are, the files it leaves, and how it answers mistakes. */
#include "program.h"

#include <cairo.h>
#include <dirent.h>
#include <librsvg/rsvg.h>

/* A copy of the small example, with a grafik.xml when one is given. */
static const char *office(const char *name, const char *charts)
{
    succeed("rm -rf %s/%s && cp -R tests/data/kecil %s/%s", folder, name, folder, name);
    const char *data = temporary(name);
    FILE *file = charts ? fopen(arena_printf(arena, "%s/grafik.xml", data), "w") : NULL;
    if (file) {
        fprintf(file, "<daftar-grafik versi=\"1\">\n%s</daftar-grafik>\n", charts);
        fclose(file);
    }
    return data;
}

static size_t lines_in(const char *text)
{
    size_t n = 0;
    for (; *text; text++)
        n += *text == '\n';
    return n;
}

/* How many files a folder of this run holds; SIZE_MAX when there is no such folder. */
static size_t files_in(const char *name)
{
    size_t count = 0;
    DIR *dir = opendir(temporary(name));
    if (!dir)
        return SIZE_MAX;
    for (struct dirent *e; (e = readdir(dir));)
        count += e->d_name[0] != '.';
    closedir(dir);
    return count;
}

/* ---- which charts there are ---- */

static void test_list(void **state)
{
    (void)state;
    const char *list = succeed(LKIP " grafik examples/dumai --tahun 2024 --daftar");
    static const char *const ids[] = {"capaian-iku ",      "predikat-iku ",    "capaian-tahunan ",  "kemajuan-renstra ",
                                      "anggaran-program ", "serapan-program ", "triwulan-program ", "efisiensi ",
                                      "indikator-S2.3 ",   "perjalanan-S1.1 ", "ppks-rincian "};
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
        assert_has(list, ids[i]);
    assert_has(list, "Capaian Indikator Kinerja Utama Tahun 2024\n");
}

/* Every chart of the list becomes a file of its name, and nothing else. */
static void test_all(void **state)
{
    (void)state;
    size_t count = lines_in(succeed(LKIP " grafik tests/data/kecil --tahun 2024 --daftar"));
    assert_true(count > 5);
    assert_has(succeed(LKIP " --bahasa en grafik tests/data/kecil --tahun 2024 -o %s/all", folder), arena_printf(arena, "/all: %zu charts\n", count));
    assert_int_equal(files_in("all"), count);
    assert_int_equal(run("test -s %s/all/capaian-iku.png", folder).status, 0);
}

/* ---- files ---- */

typedef struct PngHead {
    unsigned width, height, type, per_metre;
} PngHead;

static unsigned word(const unsigned char *b)
{
    return (unsigned)b[0] << 24 | (unsigned)b[1] << 16 | (unsigned)b[2] << 8 | b[3];
}

static PngHead png_head(const char *name)
{
    unsigned char b[200] = {0};
    PngHead head = {0};
    FILE *file = fopen(temporary(name), "rb");
    assert_non_null(file);
    size_t n = fread(b, 1, sizeof b, file);
    fclose(file);
    assert_memory_equal(b, "\x89PNG\r\n\x1a\n", 8);
    for (size_t at = 8; at + 24 < n; at += 12 + word(b + at)) {
        if (memcmp(b + at + 4, "IHDR", 4) == 0)
            head = (PngHead){word(b + at + 8), word(b + at + 12), b[at + 17], 0};
        if (memcmp(b + at + 4, "pHYs", 4) == 0 && b[at + 16] == 1)
            head.per_metre = word(b + at + 8);
    }
    return head;
}

/* One chart drawn with these options. */
static void draw(const char *options)
{
    succeed(LKIP " grafik tests/data/kecil --tahun 2024 --id capaian-iku %s -o %s/one", options, folder);
}

static void test_png(void **state)
{
    (void)state;
    static const struct {
        const char *options;
        PngHead head;
    } cases[] = {
        {"", {1920, 1080, 2, 5669}}, /* 144 dots an inch: a slide of 13.33 x 7.5 inches */
        {"--ukuran 1280x720", {1280, 720, 2, 3780}},
        {"--ukuran 3840x2160 --latar gelap", {3840, 2160, 2, 11339}},
        {"--skala 2 --latar transparan --judul tidak", {3840, 2160, 6, 11339}},
        {"--ukuran 701x1003", {701, 1003, 2, 3661}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        draw(cases[i].options);
        PngHead head = png_head("one/capaian-iku.png");
        assert_memory_equal(&head, &cases[i].head, sizeof head);
    }
}

/* The decoder is another's: what it sees at the corner is the background. */
static void test_backgrounds(void **state)
{
    (void)state;
    static const char *const cases[][2] = {{"putih", "255 255 255\n"}, {"gelap", "18 28 38\n"}};
    for (size_t i = 0; i < 2; i++) {
        draw(arena_printf(arena, "--latar %s --format pdf", cases[i][0]));
        assert_string_equal(succeed("pdftoppm -r 36 %s/one/capaian-iku.pdf | tail -c 3 | od -An -tu1 | sed 's/^ *//; s/  */ /g'", folder),
                            cases[i][1]);
    }
}

static void test_alike(void **state)
{
    (void)state;
    draw("");
    succeed("mv %s/one %s/before", folder, folder);
    draw("");
    succeed("cmp %s/one/capaian-iku.png %s/before/capaian-iku.png", folder, folder);
}

static void test_svg(void **state)
{
    (void)state;
    draw("--format svg");
    succeed("xmllint --noout %s/one/capaian-iku.svg", folder);
    const char *text = slurp(temporary("one/capaian-iku.svg"));
    assert_has(text, " width=\"1920\" height=\"1080\" viewBox=\"0 0 960 540\">");
    assert_has(text, "<title>Capaian Indikator Kinerja Utama Tahun 2024</title>");
    assert_null(strstr(text, "<text"));
    draw("--format svg --teks huruf --ukuran 1280x720");
    succeed("xmllint --noout %s/one/capaian-iku.svg", folder);
    text = slurp(temporary("one/capaian-iku.svg"));
    assert_has(text, " width=\"1280\" height=\"720\"");
    assert_has(text, ">Capaian Indikator Kinerja Utama Tahun 2024</text>");
    assert_has(text, " font-family=\"&apos;Liberation Sans&apos;, Arial, Helvetica, sans-serif\"");
}

/* ---- SVG as another library draws it, beside our PNG ---- */

static cairo_surface_t *draw_svg(const char *path, int width, int height)
{
    GError *error = NULL;
    RsvgHandle *handle = rsvg_handle_new_from_file(path, &error);
    assert_non_null(handle);
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height);
    cairo_t *cr = cairo_create(surface);
    RsvgRectangle whole = {0, 0, width, height};
    assert_true(rsvg_handle_render_document(handle, cr, &whole, &error));
    cairo_destroy(cr);
    g_object_unref(handle);
    cairo_surface_flush(surface);
    return surface;
}

typedef struct Difference {
    double mean;  /* of all bytes, 0 to 255 */
    double share; /* of pixels that any eye sees to be another */
} Difference;

static Difference compare(cairo_surface_t *a, cairo_surface_t *b)
{
    int width = cairo_image_surface_get_width(a), height = cairo_image_surface_get_height(a);
    int bytes = cairo_image_surface_get_format(a) == CAIRO_FORMAT_RGB24 ? 3 : 4;
    double sum = 0, other = 0;
    for (int y = 0; y < height; y++) {
        const unsigned char *p = cairo_image_surface_get_data(a) + (size_t)y * (size_t)cairo_image_surface_get_stride(a);
        const unsigned char *q = cairo_image_surface_get_data(b) + (size_t)y * (size_t)cairo_image_surface_get_stride(b);
        for (int x = 0; x < width; x++, p += 4, q += 4) {
            int most = 0;
            for (int i = 0; i < bytes; i++) {
                sum += abs(p[i] - q[i]);
                most = abs(p[i] - q[i]) > most ? abs(p[i] - q[i]) : most;
            }
            other += most > 64;
        }
    }
    return (Difference){sum / width / height / bytes, other / width / height};
}

/* Every ready chart, drawn both ways; `most` is what a mean may be. */
static void both_ways(const char *options, const char *svg_options, Difference most)
{
    succeed("rm -rf %s/as-png %s/as-svg", folder, folder);
    succeed(LKIP " grafik tests/data/kecil --tahun 2024 %s --ukuran 1280x720 -o %s/as-png", options, folder);
    succeed(LKIP " grafik tests/data/kecil --tahun 2024 %s %s --ukuran 1280x720 --format svg -o %s/as-svg", options, svg_options, folder);
    size_t seen = 0;
    DIR *dir = opendir(temporary("as-png"));
    for (struct dirent *e; (e = readdir(dir));) {
        if (e->d_name[0] == '.')
            continue;
        const char *id = arena_printf(arena, "%.*s", (int)strlen(e->d_name) - 4, e->d_name);
        cairo_surface_t *png = cairo_image_surface_create_from_png(temporary(arena_printf(arena, "as-png/%s.png", id)));
        assert_int_equal(cairo_surface_status(png), CAIRO_STATUS_SUCCESS);
        cairo_surface_t *svg = draw_svg(temporary(arena_printf(arena, "as-svg/%s.svg", id)), 1280, 720);
        Difference d = compare(png, svg);
        if (d.mean > most.mean || d.share > most.share)
            fail_msg("%s (%s %s): the SVG differs by %.3f of 255 on the average, %.5f of its pixels by more than 64", id, options, svg_options,
                     d.mean, d.share);
        cairo_surface_destroy(png);
        cairo_surface_destroy(svg);
        seen++;
    }
    closedir(dir);
    assert_true(seen > 5);
}

/* Outlines are the same picture but for the edges' softness; with text as text the letters, hinted and placed by the other program, differ by parts of a pixel. */
static void test_svg_looks_alike(void **state)
{
    (void)state;
    both_ways("", "", (Difference){0.1, 0.0002});
    both_ways("--latar gelap", "", (Difference){0.1, 0.0002});
    both_ways("--latar transparan", "", (Difference){0.1, 0.0002});
    both_ways("", "--teks huruf", (Difference){1.5, 0.01});
}

static void test_pdf(void **state)
{
    (void)state;
    size_t count = lines_in(succeed(LKIP " grafik tests/data/kecil --tahun 2024 --daftar"));
    succeed(LKIP " grafik tests/data/kecil --tahun 2024 --format pdf -o %s/album.pdf", folder);
    const char *info = succeed("pdfinfo -l 999 %s/album.pdf", folder);
    assert_has(info, arena_printf(arena, "Pages:           %zu\n", count));
    assert_has(info, "Page    1 size:  960 x 540 pts");
    assert_has(info, arena_printf(arena, "Page %4zu size:  960 x 540 pts", count));
    draw("--format pdf");
    info = succeed("pdfinfo %s/one/capaian-iku.pdf", folder);
    assert_has(info, "Pages:           1\n");
    assert_has(info, "Title:           Capaian Indikator Kinerja Utama Tahun 2024\n");
    assert_has(info, "Tagged:          yes");
}

/* ---- the office's own ---- */

static void test_own(void **state)
{
    (void)state;
    const char *data = office(
        "own", "<grafik id=\"dana\" judul=\"Dana {$tahun}\" jenis=\"batang\" setiap=\"$renstra//program\" kategori=\"nama\">\n"
               "<seri nama=\"Pagu\" nilai=\"ukur(.)/@pagu\"/></grafik>\n"
               "<grafik id=\"capaian-iku\" judul=\"Milik sendiri\"><kategori>A</kategori><seri nama=\"B\"><titik nilai=\"1\"/></seri></grafik>\n");
    const char *list = succeed(LKIP " grafik %s --tahun 2024 --daftar", data);
    assert_has(list, "Dana 2024\n");
    assert_has(list, "Milik sendiri\n");
    assert_null(strstr(list, "Capaian Indikator Kinerja Utama Tahun")); /* of the same id: replaced */
    succeed(LKIP " grafik %s --tahun 2024 --id dana --format svg --teks huruf -o %s/own-out", data, folder);
    assert_int_equal(files_in("own-out"), 1);
    assert_has(slurp(temporary("own-out/dana.svg")), ">Dana 2024</text>");
}

/* A mistake in grafik.xml is told once, at its line, and nothing is drawn. */
static void wrong(const char *chart, const char *message)
{
    const char *data = office("wrong", chart);
    Result r = run(LKIP " --bahasa en grafik %s --tahun 2024 -o %s/none", data, folder);
    assert_int_equal(r.status, 1);
    assert_has(r.err, arena_printf(arena, "wrong/grafik.xml:%s", message));
    assert_int_equal(lines_in(r.err), 2);
    assert_int_equal(files_in("none"), SIZE_MAX);
    if (strstr(message, "[O1"))
        return;
    r = run(LKIP " --bahasa en periksa %s --tahun 2024", data);
    assert_int_equal(r.status, 1);
    assert_has(r.out, arena_printf(arena, "wrong/grafik.xml:%s", message));
}

static void test_own_mistakes(void **state)
{
    (void)state;
#define SERIES "<seri nama=\"Pagu\" nilai=\"ukur(.)/@pagu\"/>"
    wrong("<grafik id=\"a\" jens=\"batang\" setiap=\"$renstra//program\" kategori=\"nama\">\n" SERIES "</grafik>\n",
          "2: error [D105] attribute \"jens\" is not expected in <grafik>. Did you mean \"jenis\"?");
    wrong("<grafik id=\"a\" setiap=\"$renstr//program\" kategori=\"nama\">\n" SERIES SERIES "</grafik>\n",
          "3: error [T103] {$renstr//program}: there is no variable $renstr; did you mean $renstra?");
    wrong("<grafik id=\"a\" setiap=\"count($renstra)\" kategori=\"nama\">\n" SERIES SERIES "</grafik>\n",
          "3: error [T112] setiap=\"count($renstra)\" gives no");
    wrong("<grafik id=\"a\" setiap=\"$renstra//program\" kategori=\"nama\">\n<seri nama=\"Pagu\"\nnilai=\"ukr(.)/@pagu\"/></grafik>\n",
          "4: error [T102] {ukr(.)/@pagu}: there is no function ukr(); did you mean ukur()?");
    wrong("<grafik id=\"a\" setiap=\"$renstra//program\">\n" SERIES "</grafik>\n", "2: error [T104] <grafik setiap=\"..\"> needs kategori=\"..\"");
    wrong("<grafik id=\"x:1\"/>\n<grafik id=\"x-1\"/>\n", "3: error [O104] the charts \"x:1\" and \"x-1\" would be one file");
}

/* ---- mistakes on the command line ---- */

static void refused(const char *options, int status, const char *message)
{
    Result r = run(LKIP " --bahasa en grafik tests/data/kecil %s -o %s/none", options, folder);
    assert_int_equal(r.status, status);
    assert_has(r.err, message);
    assert_int_equal(files_in("none"), SIZE_MAX);
}

static void test_mistakes(void **state)
{
    (void)state;
    refused("--tahun 2024 --id capain-iku", 1, "error [O103] there is no chart \"capain-iku\"; did you mean \"capaian-iku\"?");
    refused("--tahun 2024 --id efis", 1, "there is no chart \"efis\"; did you mean \"efisiensi\"?");
    refused("--tahun 2024 --id zzzz", 1, "there is no chart \"zzzz\"; `lkip grafik FOLDER --tahun YEAR --daftar` lists all");
    refused("--tahun 2024 --id capaian-iku --id zzzz", 1, "\"zzzz\"");
    refused("", 2, "--tahun is missing");
    refused("--tahun 2024 --format gif", 2, "the format is png, svg or pdf, not \"gif\"");
    refused("--tahun 2024 --latar biru", 2, "the background is putih, transparan or gelap, not \"biru\"");
    refused("--tahun 2024 --ukuran 1920", 2, "--ukuran wants width and height");
    refused("--tahun 2024 --ukuran 1920x1080x3", 2, "--ukuran wants width and height");
    refused("--tahun 2024 --ukuran 90000x10", 2, "can't be drawn");
    refused("--tahun 2024 --skala 0", 2, "--skala wants a whole number");
    refused("--tahun 2024 --skala 17", 2, "can't be drawn");
    refused("--tahun 2024 --judul mungkin", 2, "--judul is ya or tidak");
    refused("--tahun 2024 --teks besar", 2, "--teks is kurva or huruf");
    refused("--tahun 2024 --kertas A4", 2, "does not know that option");
    Result r = run(LKIP " --bahasa en grafik tests/data/kecil --tahun 2024 -o %s/no/such", folder);
    assert_int_equal(r.status, 3);
    assert_has(r.err, "error [S003] the folder can't be made");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_list),
        cmocka_unit_test(test_all),
        cmocka_unit_test(test_png),
        cmocka_unit_test(test_backgrounds),
        cmocka_unit_test(test_alike),
        cmocka_unit_test(test_svg),
        cmocka_unit_test(test_svg_looks_alike),
        cmocka_unit_test(test_pdf),
        cmocka_unit_test(test_own),
        cmocka_unit_test(test_own_mistakes),
        cmocka_unit_test(test_mistakes),
    };
    return cmocka_run_group_tests(tests, begin_run, end_run);
}
