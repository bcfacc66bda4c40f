/* test_photos.c: the annex of photographs, from pictures as phones make them: upright, scaled to what print needs, in bounded memory. */
#include "program.h"

#include <sys/resource.h>
#include <sys/stat.h>

#include "pictures.h"

enum { PHOTOS = 40, WIDTH = 4000, HEIGHT = 3000 };

/* A folder with PHOTOS pictures of 12 megapixels under two activities, every fourth one taken with the phone held upright. */
static const char *photo_folder(void)
{
    const char *data = temporary("foto");
    succeed("cp -r examples/kecil %s && chmod -R u+w %s && mkdir -p %s/gambar", data, data, data);
    for (int k = 0; k < 2; k++)
        picture_jpeg_of(arena_printf(arena, "%s/gambar/%s.jpg", data, k ? "tegak" : "datar"), picture_pixels(WIDTH, HEIGHT, FALSE, TRUE), k ? 6 : 1);
    Buffer out = buffer_in(arena);
    for (int i = 0; i < PHOTOS; i++) {
        succeed("ln %s/gambar/%s.jpg %s/gambar/%d.jpg", data, i % 4 == 3 ? "tegak" : "datar", data, i);
        if (i % (PHOTOS / 2) == 0)
            buffer_printf(&out, "%s  <dokumentasi judul=\"Kegiatan %d\">\n", i ? "  </dokumentasi>\n" : "", i ? 2 : 1);
        buffer_printf(&out, "    <foto berkas=\"gambar/%d.jpg\" keterangan=\"Foto nomor %d\"/>\n", i, i);
    }
    buffer_printf(&out, "  </dokumentasi>\n");
    const char *year = arena_printf(arena, "%s/tahun-2025.xml", data);
    const char *text = slurp(year), *at = strstr(text, "  <pengecualian");
    assert_non_null(at);
    FILE *file = fopen(year, "w");
    assert_non_null(file);
    fprintf(file, "%.*s%s%s", (int)(at - text), text, buffer_text(&out), at);
    assert_int_equal(fclose(file), 0);
    return data;
}

/* 200 photographs may make 40 MB and take 250 MB: so many of them in proportion, and the memory whatever their number. */
static void test_size_and_memory(void **state)
{
    (void)state;
    const char *data = photo_folder(), *pdf = temporary("foto.pdf");
    struct stat photo, st;
    assert_int_equal(stat(arena_printf(arena, "%s/gambar/datar.jpg", data), &photo), 0);
    assert_true((long long)photo.st_size * PHOTOS * 3 / 4 > 250LL << 20); /* kept whole, they would not pass */
    succeed(LKIP " laporan %s --tahun 2025 -o %s", data, pdf);
    assert_int_equal(stat(pdf, &st), 0);
    assert_true(st.st_size < (40LL << 20) * PHOTOS / 200);
    struct rusage usage;
    assert_int_equal(getrusage(RUSAGE_CHILDREN, &usage), 0);
    if (strcmp(TEST_BUILD, "build") == 0) /* sanitizers keep a shadow */
        assert_true(usage.ru_maxrss < 250L << 10);
    succeed("qpdf --check %s", pdf);
}

/* Every photograph is printed, the upright ones upright, with its caption below the name of its activity. */
static void test_photos_are_upright(void **state)
{
    (void)state;
    const char *pdf = temporary("foto.pdf");
    assert_string_equal(succeed("pdfimages -list %s | awk '$3 == \"image\" && $4 > $5' | wc -l | tr -d ' \\n'", pdf),
                        arena_printf(arena, "%d", PHOTOS * 3 / 4));
    assert_string_equal(succeed("pdfimages -list %s | awk '$3 == \"image\" && $4 < $5' | wc -l | tr -d ' \\n'", pdf),
                        arena_printf(arena, "%d", PHOTOS / 4));
    const char *text = succeed("pdftotext %s -", pdf);
    const char *first = strstr(text, "Kegiatan 1"), *second = strstr(text, "Kegiatan 2");
    assert_true(first && second && strstr(first, "Foto nomor 0") < second && strstr(second, "Foto nomor 39"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_size_and_memory),
        cmocka_unit_test(test_photos_are_upright),
    };
    return cmocka_run_group_tests(tests, begin_run, end_run);
}
