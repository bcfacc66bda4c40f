/* test_font.c: the program's own fonts: found, measured alike everywhere, replaced with one warning when unknown. */
#include <dirent.h>
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "text/face.h"
#include "text/font.h"

typedef struct Fixture {
    Arena *arena;
    Diags diags;
    Fonts *fonts;
} Fixture;

static int open_fonts(void **state)
{
    static Fixture f;
    f.arena = arena_new();
    f.diags = diags_in(f.arena);
    f.fonts = fonts_new(&f.diags, "fonts/fonts.conf", NULL);
    *state = &f;
    return f.fonts ? 0 : -1;
}

static int close_fonts(void **state)
{
    Fixture *f = *state;
    fonts_drop(f->fonts);
    arena_drop(f->arena);
    return 0;
}

static void metrics_are_unhinted(void **state)
{
    Fixture *f = *state;
    const Font *font = fonts_get(f->fonts, &f->diags, "Liberation Sans", 11 * UNIT_PT, false, false);
    assert_non_null(font);
    assert_int_equal(font->ascent, 10197); /* 1854 / 2048 of 11 pt: no rounding to whole points */
    assert_int_equal(font->descent, 2387);
    assert_int_equal(font->digit, 6265);
    assert_int_equal(font->space, 3130);
    assert_in_range(font->x_height, 5900, 6000);
    assert_in_range(font->cap_height, 7700, 7800);
    assert_true(font->underline_position > 0 && font->underline_thickness > 0);
    const Font *twice = fonts_get(f->fonts, &f->diags, "Liberation Sans", 22 * UNIT_PT, false, false);
    assert_in_range(twice->digit, 2 * font->digit - 1, 2 * font->digit + 1);
}

static void equal_arguments_give_the_same_face(void **state)
{
    Fixture *f = *state;
    const Font *a = fonts_get(f->fonts, &f->diags, "Liberation Sans", 10 * UNIT_PT, true, false);
    assert_ptr_equal(a, fonts_get(f->fonts, &f->diags, "Liberation Sans", 10 * UNIT_PT, true, false));
    assert_ptr_not_equal(a, fonts_get(f->fonts, &f->diags, "Liberation Sans", 10 * UNIT_PT, false, false));
    assert_ptr_not_equal(a, fonts_get(f->fonts, &f->diags, "Liberation Sans", 10 * UNIT_PT, true, true));
}

static void usual_names_find_a_face_of_ours(void **state)
{
    Fixture *f = *state;
    static const char *const PAIRS[][2] = {{"Arial", "Liberation Sans"},
                                           {"Times New Roman", "Liberation Serif"},
                                           {"Courier New", "Liberation Mono"},
                                           {"Bookman Old Style", "TeX Gyre Bonum"},
                                           {"TeX Gyre Pagella", "TeX Gyre Pagella"}};
    for (size_t i = 0; i < sizeof PAIRS / sizeof *PAIRS; i++) {
        const Font *font = fonts_get(f->fonts, &f->diags, PAIRS[i][0], 12 * UNIT_PT, false, false);
        assert_string_equal(font->typeface->family, PAIRS[i][1]);
    }
    assert_int_equal(f->diags.count, 0);
}

static void an_unknown_family_is_warned_of_once(void **state)
{
    Fixture *f = *state;
    const Font *font = fonts_get(f->fonts, &f->diags, "DejaVu Sans", 12 * UNIT_PT, false, false); /* installed here or not, it is not ours */
    assert_string_equal(font->typeface->family, "Liberation Sans");
    fonts_get(f->fonts, &f->diags, "DejaVu Sans", 14 * UNIT_PT, true, false);
    assert_int_equal(f->diags.count, 1);
    assert_string_equal(f->diags.items[0].rule, "F002");
    assert_non_null(strstr(f->diags.items[0].message, "DejaVu Sans"));
}

static void characters_are_found_elsewhere_or_warned_of(void **state)
{
    Fixture *f = *state;
    Face *bonum = face_of(fonts_get(f->fonts, &f->diags, "TeX Gyre Bonum", 12 * UNIT_PT, false, false));
    Face *other = fonts_fallback(f->fonts, &f->diags, bonum, 0x0416); /* Cyrillic: Liberation has it */
    assert_ptr_not_equal(other, bonum);
    assert_ptr_equal(fonts_fallback(f->fonts, &f->diags, bonum, 'a'), bonum);
    assert_int_equal(f->diags.count, 0);
    assert_ptr_equal(fonts_fallback(f->fonts, &f->diags, bonum, 0x1F600), bonum);
    fonts_fallback(f->fonts, &f->diags, bonum, 0x1F600);
    assert_int_equal(f->diags.count, 1);
    assert_string_equal(f->diags.items[0].rule, "F003");
}

/* What reads the fonts is done when a call returns: a thread that outlives the fonts would look into what is gone. */
static void no_thread_is_left(void **state)
{
    Fixture *f = *state;
    for (int i = 0; i < 20; i++)
        assert_non_null(fonts_get(f->fonts, &f->diags, i % 2 ? "Liberation Sans" : "TeX Gyre Bonum", (8 + i) * UNIT_PT, i % 3 == 0, i % 5 == 0));
    DIR *tasks = opendir("/proc/self/task");
    if (!tasks)
        skip();
    int count = 0;
    for (struct dirent *entry; (entry = readdir(tasks));)
        count += entry->d_name[0] != '.';
    closedir(tasks);
    assert_int_equal(count, 1);
}

static void a_missing_configuration_is_an_error(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Diags diags = diags_in(arena);
    assert_null(fonts_new(&diags, "fonts/none.conf", NULL));
    assert_int_equal(diags.errors, 1);
    assert_true(diags.system);
    arena_drop(arena);
}

static void own_faces_may_be_missing(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    Diags diags = diags_in(arena);
    Fonts *fonts = fonts_new(&diags, "fonts/fonts.conf", "/nowhere/at/all");
    assert_non_null(fonts);
    assert_non_null(fonts_get(fonts, &diags, "Arial", 0, false, false)); /* a size of 0 is none; it must not crash */
    fonts_drop(fonts);
    arena_drop(arena);
}

static void the_environment_changes_nothing(void **state)
{
    Fixture *f = *state;
    const Font *before = fonts_get(f->fonts, &f->diags, "Liberation Serif", 12 * UNIT_PT, true, false);
    setenv("LC_ALL", "ja_JP.UTF-8", 1);
    setenv("FONTCONFIG_FILE", "/nowhere/fonts.conf", 1);
    setlocale(LC_ALL, "");
    Fonts *fonts = fonts_new(&f->diags, "fonts/fonts.conf", NULL);
    assert_non_null(fonts);
    const Font *after = fonts_get(fonts, &f->diags, "Liberation Serif", 12 * UNIT_PT, true, false);
    assert_int_equal(after->digit, before->digit);
    assert_int_equal(after->ascent, before->ascent);
    assert_int_equal(after->space, before->space);
    fonts_drop(fonts);
    unsetenv("LC_ALL");
    unsetenv("FONTCONFIG_FILE");
    setlocale(LC_ALL, "C");
}

#define WITH_FONTS(test) cmocka_unit_test_setup_teardown(test, open_fonts, close_fonts)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FONTS(metrics_are_unhinted),
        WITH_FONTS(equal_arguments_give_the_same_face),
        WITH_FONTS(usual_names_find_a_face_of_ours),
        WITH_FONTS(an_unknown_family_is_warned_of_once),
        WITH_FONTS(characters_are_found_elsewhere_or_warned_of),
        WITH_FONTS(no_thread_is_left),
        cmocka_unit_test(a_missing_configuration_is_an_error),
        cmocka_unit_test(own_faces_may_be_missing),
        WITH_FONTS(the_environment_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
